import AllocationCounter
import Testing

@testable import Renderer

/// That nothing of a person asks for memory in a steady frame.
@Suite struct PeopleAllocationTests {
  #if DEBUG
    // Without the optimiser some copies are made that a release build does not need.
    static let limit = 2_000
  #else
    static let limit = 0
  #endif

  private func count(_ work: (Int) -> Void) throws -> Int {
    try #require(AllocationCounter.isAvailable)
    for frame in 0..<3 { work(frame) }
    let found = AllocationCounter.count { for frame in 3..<103 { work(frame) } }
    return try #require(found) / 100
  }

  private func makeClip(_ skeleton: Skeleton) -> AnimationClip {
    var clip = AnimationClip(name: "calm", skeleton: 0)
    let interpolations = AnimationClip.Interpolation.allCases
    for (index, interpolation) in interpolations.enumerated() {
      let timeline = clip.addTimeline([0, 0.4, 1.3])
      let keys = Array(
        repeating: SIMD4<Float>(0, 0, 0, 1), count: interpolation == .cubic ? 9 : 3)
      for joint in skeleton.parents.indices where joint % interpolations.count == index {
        clip.addTrack(joint: joint, .rotation, interpolation, timeline: timeline, keys: keys)
        clip.addTrack(joint: joint, .translation, interpolation, timeline: timeline, keys: keys)
      }
      clip.addTrack(
        morphs: [0, 1], interpolation, timeline: timeline,
        keys: Array(repeating: 0.5, count: keys.count * 2))
    }
    return clip
  }

  @Test func samplingAClipAllocatesNothing() throws {
    let skeleton = TestPerson.skeleton()
    let clip = makeClip(skeleton)
    var locals = skeleton.restLocal
    var weights: [Float] = [0, 0, 0]
    let found = try count { frame in
      clip.sample(
        at: clip.looped(Double(frame) * 0.1), locals: &locals, morphWeights: &weights)
    }
    #expect(found <= Self.limit)
  }

  @Test(arguments: [false, true]) func aWholePersonAllocatesNothing(isFar: Bool) throws {
    let skeleton = TestPerson.skeleton()
    var body = Body(
      skeleton: skeleton, morphNames: TestPerson.morphNames, clips: [makeClip(skeleton)], seed: 7)
    let text = "Nej, må jeg se noget id? Vent lige her."
    body.place(at: SIMD3(0, 0, -5), yawRadians: 0, time: 0)
    body.look(at: .viewer, time: 0)
    _ = body.setPose("calm", time: 0.2)
    _ = body.setFace("stern", time: 0.3)
    body.listen(to: .point(SIMD3(1, 1.6, -2)), time: 0.3)
    body.speak(
      .estimated(text: text, duration: 8), accents: SpokenAccent.found(in: text, duration: 8),
      time: 0.4)
    _ = body.gesture("palm-up", time: 1)
    body.move(to: SIMD3(0, 0, -2), yawRadians: 0.1, duration: 4, time: 2)
    body.keepClear(of: SIMD3(0, 1.6, 0), PersonalSpace(), time: 0)
    var locals = skeleton.restLocal
    var weights = [Float](repeating: 0, count: TestPerson.morphNames.count)
    let found = try count { frame in
      _ = body.evaluate(
        time: Double(frame) * 0.08, viewer: SIMD3(0, 1.6, 0), isFar: isFar, locals: &locals,
        morphWeights: &weights)
    }
    #expect(found <= Self.limit)
  }

  @Test func placingAndBendingAllocatesNothing() throws {
    let scene = try GLTFImporter.load(path: "\(TestScenes.assets)/People/officer-a.glb")
    let skeleton = try #require(scene.skeletons.first)
    var mesh = SkinnedMesh(scene, skeleton: 0)
    var palette = JointPalette(jointCount: skeleton.count)
    let joints = mesh.joints(of: skeleton)
    var weights = [Float](repeating: 0, count: mesh.morphNames.count)
    for index in 0..<6 { weights[index] = 0.4 }
    var bytes = [Float](repeating: 0, count: mesh.count * 6)
    let found = try count { frame in
      let pose = Pose(position: SIMD3(Float(frame), 0, 0))
      palette.update(
        skeleton, locals: skeleton.restLocal, worldFromPerson: pose, joints: joints)
      _ = bytes.withUnsafeMutableBytes { target in
        mesh.skin(palette: palette, morphWeights: weights, into: target)
      }
    }
    #expect(found <= Self.limit)
  }
}
