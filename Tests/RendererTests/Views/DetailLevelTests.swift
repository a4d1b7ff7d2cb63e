import Foundation
import Testing

@testable import Renderer

/// That people far off are drawn of few triangles, in both eyes alike and without flicker.
@Suite(.serialized) struct DetailLevelTests {
  /// A ball of a person with a joint more than the box that stands for it far off.
  private func makePerson() throws -> ImportedScene {
    let near = TestScenes.ball(at: SIMD3(0, 0.9, 0), radius: 0.9, material: 0)
    let far = TestScenes.box(from: SIMD3(-0.6, 0, -0.6), to: SIMD3(0.6, 1.8, 0.6), material: 0)
    var scene = try TestScenes.scene([], [TestScenes.material(SIMD4(0.8, 0.2, 0.2, 1))])
    scene.meshes = [near, far].enumerated().map { index, primitive in
      var primitive = primitive
      let count = primitive.positions.count
      // Half of the near vertices hang on the finger.
      primitive.joints = (0..<count).map { SIMD4(UInt16(index == 0 ? $0 % 2 : 0), 0, 0, 0) }
      primitive.weights = Array(repeating: SIMD4(1, 0, 0, 0), count: count)
      return Mesh(name: "body", primitives: [primitive])
    }
    scene.skeletons = [
      Skeleton(
        jointNames: ["Root", "index_01_l"], parents: [-1, 0], restLocal: [.identity, .identity],
        inverseBind: [.identity, .identity])
    ]
    scene.nodes = ["body", "body_lod1"].enumerated().map { index, name in
      ImportedScene.Node(
        name: name, parent: -1, worldFromNode: .identity, mesh: index, skeleton: 0)
    }
    return scene
  }

  private func eyes() -> [View] {
    let pair = StereoRig(leftField: FieldOfView(verticalRadians: 1.2, aspect: 1)).sideBySide(
      head: Pose(position: SIMD3(0, 1.6, 0)), width: 128, height: 64)
    return [pair.left, pair.right]
  }

  /// Triangles of the person in all views, at some metres.
  private func triangles(_ stage: StageRenderer, at metres: Float) throws -> Int {
    stage.setPerson(
      "one", worldFromPerson: Pose(position: SIMD3(0, 0, -metres)), locals: [], morphWeights: [])
    let target = try stage.makeTarget(width: 128, height: 64, samples: 1)
    stage.device.statistics = DrawStatistics()
    stage.draw(eyes(), into: target)
    try stage.device.check("test")
    stage.device.destroy(target)
    return stage.device.statistics.triangles
  }

  @Test(arguments: RenderPath.allCases)
  func farPeopleAreDrawnOfTheFarMeshInBothEyes(path: RenderPath) throws {
    let stage = try StageRenderer(
      context: try GLContext.checked(), options: RenderOptions(path: path, shading: .pbr1))
    let scene = try makePerson()
    _ = try stage.addPerson(id: "one", scene)
    let near = scene.meshes[0].primitives[0].indices.count / 3
    let far = scene.meshes[1].primitives[0].indices.count / 3
    #expect(try triangles(stage, at: 3) == 2 * near)
    #expect(stage.detailLevel(of: "one") == .near)
    #expect(try triangles(stage, at: 14) == 2 * far)
    #expect(stage.detailLevel(of: "one") == .far)
    #expect(try triangles(stage, at: 3) == 2 * near)
    let removed = stage.removePerson("one")
    #expect(removed)
  }

  @Test func whoSwaysAboutALimitDoesNotFlicker() {
    var choice = DetailChoice()
    var changes = 0
    for step in 0..<400 {
      // From 4 m to 12 m and back, with a sway of 20 cm.
      let way = Float(step < 200 ? step : 400 - step) / 200
      let metres = 4 + 8 * way + 0.1 * sin(Float(step) * 1.7)
      let centre = SIMD3<Float>(0, 0.9, -metres)
      if choice.update(size: 1.75, centre: centre, eyes()) { changes += 1 }
    }
    #expect(changes == 2)
    #expect(choice.level == .near)
  }

  @Test func theEyeThatSeesMoreDecides() {
    var choice = DetailChoice()
    let near = TestScenes.view(eye: Pose(position: SIMD3(0, 1, -4)))
    let far = TestScenes.view(eye: Pose(position: SIMD3(0, 1, 40)))
    let changed = choice.update(size: 1.75, centre: SIMD3(0, 1, -6), [far, near])
    #expect(!changed && choice.level == .near)
    let changedToo = choice.update(size: 1.75, centre: SIMD3(0, 1, -6), [far])
    #expect(changedToo && choice.level == .far)
    let changedAlone = choice.update(size: 1.75, centre: .zero, [])
    #expect(!changedAlone)
  }

  @Test func jointsThatTheFarMeshLacksAreLeftAlone() throws {
    let scene = try makePerson()
    let skeleton = try #require(scene.skeletons.first)
    #expect(SkinnedMesh(scene, skeleton: 0).joints(of: skeleton) == [0, 1])
    let far = SkinnedMesh(scene, skeleton: 0, level: .far)
    #expect(far.joints(of: skeleton) == [0])
    #expect(far.parts.map(\.indexCount) == [36])
    var palette = JointPalette(jointCount: 2)
    palette.update(
      skeleton, locals: skeleton.restLocal, worldFromPerson: Pose(position: SIMD3(5, 0, 0)),
      joints: far.joints(of: skeleton))
    #expect(palette.worldFromJoint[0].c3.x == 5)
    #expect(palette.worldFromJoint[1] == .identity)
  }

  @Test func withoutAFarMeshTheNearOneIsDrawnWithoutMorphs() throws {
    let stage = try StageRenderer(
      context: try GLContext.checked(), options: RenderOptions(path: .software, shading: .pbr1))
    let person = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    _ = try stage.addPerson(id: "one", person)
    func picture(_ morph: Float) throws -> Image {
      stage.setPerson(
        "one", worldFromPerson: Pose(position: SIMD3(0, 0, -13)),
        locals: [], morphWeights: [morph])
      let target = try stage.makeTarget(width: 128, height: 64, samples: 1)
      stage.draw(eyes(), into: target)
      let image = stage.read(target)
      stage.device.destroy(target)
      return image
    }
    // The strip is two metres long.
    let plain = try picture(0)
    #expect(stage.detailLevel(of: "one") == .far)
    #expect(try picture(1) == plain)
  }
}
