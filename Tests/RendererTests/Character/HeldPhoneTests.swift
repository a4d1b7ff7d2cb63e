import Foundation
import Testing

@testable import Renderer

/// The phone of somebody who films: nowhere until a posture takes it out, then before the face.
@Suite struct HeldPhoneTests {
  private func scene(_ skeleton: Skeleton = TestPerson.skeleton()) -> ImportedScene {
    var scene = ImportedScene()
    scene.skeletons = [skeleton]
    return scene.withPhone()
  }

  /// The phone's corners and the way its screen faces, in the person's space.
  private func phone(
    _ scene: ImportedScene, _ body: Body, at time: Double
  ) throws -> (points: [SIMD3<Float>], screen: SIMD3<Float>) {
    let skeleton = try #require(scene.skeletons.first)
    var locals = skeleton.restLocal
    var weights: [Float] = []
    _ = body.evaluate(
      time: time, viewer: SIMD3(0, 1.6, 2), locals: &locals, morphWeights: &weights)
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: locals, worldFromPerson: .identity)
    let joint = try #require(skeleton.index(of: HeldPhone.jointName))
    let primitives = try #require(scene.meshes.last).primitives
    let matrix = palette.matrices[joint]
    return (
      primitives[0].positions.map(matrix.act(point:)),
      matrix.act(direction: primitives[1].normals[0])
    )
  }

  @Test(arguments: [false, true])
  func itIsBeforeTheFaceOfWhoFilmsAndNowhereElse(turned: Bool) throws {
    let scene = scene(TestPerson.skeleton(turned: turned))
    let skeleton = try #require(scene.skeletons.first)
    var body = Body(skeleton: skeleton, morphNames: [], seed: 3)
    let pocket = Bounds(of: try phone(scene, body, at: 1).points)
    #expect(pocket.halfSize.length < 1e-5)
    let isKnown = body.setPose("filming", time: 2)
    #expect(isKnown)
    let (points, screen) = try phone(scene, body, at: 6)
    let held = Bounds(of: points)
    // As large as it is, upright, between chest and eyes, an arm's bend ahead.
    #expect(abs((held.halfSize * 2).max() - 0.15) < 0.02)
    #expect(held.lower.y > 1.2 && held.upper.y < 1.62)
    #expect(held.lower.z > 0.15 && abs(held.centre.x) < 0.3)
    // Its screen faces the one who films.
    #expect(screen.normalized.z < -0.8)
    let isKnownToo = body.setPose("neutral", time: 7)
    #expect(isKnownToo)
    #expect(Bounds(of: try phone(scene, body, at: 10).points).halfSize.length < 1e-5)
  }

  @Test func itHasWholeTrianglesThatFaceOutwards() throws {
    for primitive in try #require(scene().meshes.last).primitives {
      #expect(primitive.indices.allSatisfy { Int($0) < primitive.positions.count })
      for corner in stride(from: 0, to: primitive.indices.count, by: 3) {
        let points = (0..<3).map { primitive.positions[Int(primitive.indices[corner + $0])] }
        let normal = primitive.normals[Int(primitive.indices[corner])]
        #expect((points[1] - points[0]).cross(points[2] - points[0]).dot(normal) > 0)
      }
    }
  }

  @Test func whoHasNoHandGetsNoneAndNobodyGetsTwo() {
    let handless = scene(TestPerson.skeleton(without: ["hand_r"]))
    #expect(handless.meshes.isEmpty)
    let one = scene()
    #expect(one.withPhone().meshes.count == one.meshes.count)
    #expect(HeldPhone.isHeld(inPose: "filming") && !HeldPhone.isHeld(inPose: "calm"))
  }
}
