import Testing

@testable import Renderer

@Suite struct AnimationClipTests {
  /// A clip of one joint and one track.
  private func clip(
    _ property: AnimationClip.Property, _ interpolation: AnimationClip.Interpolation,
    times: [Float], keys: [SIMD4<Float>]
  ) -> AnimationClip {
    var clip = AnimationClip(name: "test", skeleton: 0)
    let timeline = clip.addTimeline(times)
    clip.addTrack(joint: 0, property, interpolation, timeline: timeline, keys: keys)
    return clip
  }

  private func local(_ clip: AnimationClip, at seconds: Double) -> JointTransform {
    var locals: JointPose = [.identity]
    var weights: [Float] = []
    clip.sample(at: seconds, locals: &locals, morphWeights: &weights)
    return locals[0]
  }

  @Test(arguments: [(-1.0, 0), (0, 0), (0.5, 1), (1, 2), (2, 4), (3, 6), (9, 6)])
  func aLinearTrackGoesStraightFromKeyToKeyAndHoldsItsEnds(seconds: Double, x: Float) {
    let clip = clip(
      .translation, .linear, times: [0, 1, 3],
      keys: [SIMD4(0, 1, 1, 0), SIMD4(2, 1, 1, 0), SIMD4(6, 1, 1, 0)])
    #expect(local(clip, at: seconds).translation == SIMD3(x, 1, 1))
    #expect(clip.durationSeconds == 3)
  }

  @Test(arguments: [(0.0, 1), (0.999, 1), (1, 2), (1.5, 2), (7, 3)])
  func aStepTrackHoldsEachKeyUntilTheNext(seconds: Double, x: Float) {
    let clip = clip(
      .scale, .step, times: [0, 1, 2],
      keys: [SIMD4(1, 1, 1, 0), SIMD4(2, 1, 1, 0), SIMD4(3, 1, 1, 0)])
    #expect(local(clip, at: seconds).scale.x == x)
  }

  @Test func aSplineLeavesAndArrivesAlongItsTangents() {
    // x(t) = t³ on 0…2 has the tangents 0 and 12, which count for the two seconds between.
    let zero = SIMD4<Float>.zero
    let clip = clip(
      .translation, .cubic, times: [1, 3],
      keys: [zero, zero, zero, SIMD4(12, 0, 0, 0), SIMD4(8, 0, 0, 0), zero])
    for step in 0...8 {
      let t = Float(step) * 0.25
      #expect(abs(local(clip, at: Double(1 + t)).translation.x - t * t * t) < 1e-4)
    }
  }

  @Test func aRotationGoesTheShortWayAtEvenSpeed() {
    let end = Quaternion(angleRadians: .pi / 2, axis: SIMD3(0, 1, 0))
    // The same rotation with all signs turned: the short way must still be found.
    let clip = clip(
      .rotation, .linear, times: [0, 3], keys: [Quaternion.identity.vector, -end.vector])
    let third = Quaternion(angleRadians: .pi / 6, axis: SIMD3(0, 1, 0)).vector
    let found = local(clip, at: 1).rotation.vector
    #expect(abs(abs((found * third).sum()) - 1) < 1e-5)
  }

  @Test func aSplineOfRotationsStaysOfUnitLength() {
    let tangent = SIMD4<Float>(3, -2, 5, 1)
    let clip = clip(
      .rotation, .cubic, times: [0, 1],
      keys: [tangent, SIMD4(0, 0, 0, 1), tangent, tangent, SIMD4(1, 0, 0, 0), tangent])
    for step in 0...10 {
      let q = local(clip, at: Double(step) / 10).rotation.vector
      #expect(abs((q * q).sum() - 1) < 1e-5)
    }
  }

  @Test(arguments: AnimationClip.Interpolation.allCases)
  func morphWeightsAreMixedByNameAndOthersLeftAlone(
    interpolation: AnimationClip.Interpolation
  ) {
    var clip = AnimationClip(name: "smile", skeleton: 0)
    let timeline = clip.addTimeline([0, 2])
    let plain: [Float] = [0, 1, 1, 0]
    let spline: [Float] = [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0]
    clip.addTrack(
      morphs: [2, 0], interpolation, timeline: timeline,
      keys: interpolation == .cubic ? spline : plain)
    var locals = JointPose()
    var weights: [Float] = [9, 9, 9]
    clip.sample(at: 0.5, locals: &locals, morphWeights: &weights)
    let share: Float =
      switch interpolation {
      case .step: 0
      case .linear: 0.25
      case .cubic: 0.15625
      }
    #expect(weights == [1 - share, 9, share])
  }

  @Test func tracksOfJointsThatAreNotThereArePassedOver() {
    var clip = AnimationClip(name: "", skeleton: 0)
    let timeline = clip.addTimeline([0])
    clip.addTrack(joint: 4, .scale, .step, timeline: timeline, keys: [SIMD4(2, 2, 2, 0)])
    clip.addTrack(morphs: [3], .step, timeline: timeline, keys: [1])
    var locals: JointPose = [.identity]
    var weights: [Float] = [0]
    clip.sample(at: .nan, locals: &locals, morphWeights: &weights)
    #expect(locals == [.identity])
    #expect(weights == [0])
  }

  @Test(arguments: [(0.5, 0.5), (2.5, 0.5), (-0.5, 1.5), (.infinity, 0)])
  func aLoopBeginsAnew(seconds: Double, expected: Double) {
    let clip = clip(.scale, .step, times: [0, 2], keys: [.one, .one])
    #expect(clip.looped(seconds) == expected)
    #expect(AnimationClip(name: "", skeleton: 0).looped(seconds) == 0)
  }
}
