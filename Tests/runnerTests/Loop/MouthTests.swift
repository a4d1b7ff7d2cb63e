import Foundation
import Renderer
import Testing

@testable import runner

@Suite struct MouthTests {
  /// Ground, neck, head, eyes; the head's own axes are turned, as exporters leave them.
  private func skeleton() -> Skeleton {
    let quarter = Quaternion(angleRadians: .pi / 2, axis: SIMD3(1, 0, 0))
    return Skeleton(
      jointNames: ["Root", "neck_01", "head", "eye_l", "eye_r"], parents: [-1, 0, 1, 2, 2],
      restLocal: [
        .identity, JointTransform(translation: SIMD3(0, 1.5, 0)),
        JointTransform(translation: SIMD3(0, 0.1, 0), rotation: quarter),
        JointTransform(translation: SIMD3(0.03, 0.08, -0.05)),
        JointTransform(translation: SIMD3(-0.03, 0.08, -0.05)),
      ], inverseBind: [])
  }

  private func distance(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
    ((a - b) * (a - b)).sum().squareRoot()
  }

  @Test func atRestItIsBelowAndBeforeTheEyes() {
    // The eyes are at (0, 1.65, 0.08): the head's y axis points along +Z, its z axis down.
    #expect(distance(Mouth(skeleton()).position, SIMD3(0, 1.58, 0.10)) < 1e-5)
  }

  @Test func itGoesWithTheHead() {
    let skeleton = skeleton()
    var mouth = Mouth(skeleton)
    var locals = skeleton.restLocal
    // The neck turns to the person's left: +Z goes towards +X.
    locals[1].rotation = Quaternion(angleRadians: .pi / 2, axis: SIMD3(0, 1, 0))
    mouth.follow(locals)
    #expect(distance(mouth.position, SIMD3(0.10, 1.58, 0)) < 1e-5)
    locals[0].translation = SIMD3(2, 0, 1)
    mouth.follow(locals)
    #expect(distance(mouth.position, SIMD3(2.10, 1.58, 1)) < 1e-5)
  }

  @Test func aSkeletonWithoutAHeadSpeaksAtAnAdultsHeight() {
    let bare = Skeleton(
      jointNames: ["Root"], parents: [-1], restLocal: [.identity], inverseBind: [])
    var mouth = Mouth(bare)
    mouth.follow(bare.restLocal)
    #expect(mouth.position == SIMD3(0, 1.58, 0))
  }
}
