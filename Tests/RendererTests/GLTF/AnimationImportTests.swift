import Testing

@testable import Renderer

@Suite struct AnimationImportTests {
  private func sample(
    _ scene: ImportedScene, clip: Int = 0, at seconds: Double
  ) throws -> (locals: JointPose, weights: [Float]) {
    let clip = try #require(scene.clips[checked: clip])
    var locals = scene.skeletons[clip.skeleton].restLocal
    var weights = [Float](repeating: 0, count: scene.morphNames.count)
    clip.sample(at: seconds, locals: &locals, morphWeights: &weights)
    return (locals, weights)
  }

  @Test func bonesAndFacesMoveAsTheFileSays() throws {
    var glb = try GLBBuilder.person()
    glb.addAnimation(
      [
        (0, "translation", "LINEAR", "VEC3", [0, 1, 0, 0, 3, 0]),
        (0, "rotation", "STEP", "VEC4", [0, 0, 0, 1, 0, 0, 1, 0]),
        (1, "scale", "CUBICSPLINE", "VEC3", Array(repeating: 2, count: 18)),
        (2, "weights", "LINEAR", "SCALAR", [0, 1]),
      ], times: [0, 2])
    let scene = try GLTFImporter.load(bytes: glb.encode())
    #expect(scene.clips.map(\.name) == ["move"])
    #expect(scene.clips[0].durationSeconds == 2)
    let (locals, weights) = try sample(scene, at: 0.5)
    // Joint 0 is the lower one, node 1 of the file.
    #expect(locals[1].translation == SIMD3(0, 1.5, 0))
    #expect(locals[1].rotation == .identity)
    // 2·(h00 + h01) + span·2·(h10 + h11) at a quarter.
    let expected: Float = 2 + 2 * 2 * (0.140_625 - 0.046_875)
    #expect(abs(locals.scales[0].x - expected) < 1e-5)
    #expect(weights == [0.25])
  }

  @Test func normalisedRotationsAreRead() throws {
    var glb = try GLBBuilder.person()
    glb.addAnimation(
      [(0, "rotation", "LINEAR", "VEC4", [0, 0, 0, 1])], times: [0])
    let bytes = glb.addView([0, 0, 32_767, 0] as [Int16])
    let output = glb.addAccessor([
      "bufferView": bytes, "componentType": 5_122, "type": "VEC4", "count": 1, "normalized": true,
    ])
    try glb.edit("animations", 0, "samplers", 0) { $0["output"] = output }
    let scene = try GLTFImporter.load(bytes: glb.encode())
    #expect(try sample(scene, at: 0).locals[1].rotation.vector == SIMD4(0, 0, 1, 0))
  }

  @Test func nodesAboveTheJointsAreMovedToo() throws {
    var glb = try GLBBuilder.person()
    var nodes = try #require(glb.document["nodes"] as? [[String: Any]])
    nodes.append(["name": "stage", "children": [1], "scale": [2, 1, 1]])
    glb.document["nodes"] = nodes
    glb.document["scenes"] = [["nodes": [4, 2]]]
    glb.addAnimation([(4, "translation", "LINEAR", "VEC3", [0, 0, 0, 8, 0, 0])], times: [0, 1])
    let scene = try GLTFImporter.load(bytes: glb.encode())
    #expect(scene.skeletons[0].jointNames == ["stage", "lower", "upper"])
    #expect(scene.skeletons[0].restLocal[0].scale == SIMD3(2, 1, 1))
    #expect(scene.meshes[0].primitives[0].joints[0] == SIMD4(1, 2, 1, 1))
    #expect(try sample(scene, at: 0.25).locals[0].translation.x == 2)
  }

  @Test func eachOfSeveralSkeletonsGetsItsOwnPartOfAnAnimation() throws {
    var glb = try GLBBuilder.person()
    var nodes = try #require(glb.document["nodes"] as? [[String: Any]])
    nodes += [["name": "other"], ["name": "second", "mesh": 0, "skin": 1]]
    glb.document["nodes"] = nodes
    let skins = try #require(glb.document["skins"] as? [[String: Any]])
    glb.document["skins"] = skins + [["joints": [4, 0]]]
    glb.addAnimation(
      [
        (4, "translation", "STEP", "VEC3", [4, 0, 0]),
        (1, "translation", "STEP", "VEC3", [1, 0, 0]),
      ], times: [0])
    let scene = try GLTFImporter.load(bytes: glb.encode())
    #expect(scene.clips.map(\.skeleton) == [0, 1])
    #expect(scene.skeletons[1].jointNames == ["lower", "other", "upper"])
    #expect(try sample(scene, clip: 0, at: 0).locals[0].translation.x == 1)
    let other = try sample(scene, clip: 1, at: 0).locals
    #expect(other[1].translation.x == 4)
  }

  @Test func whatMovesOfARigidModelGetsASkeletonAndTheRestStandsStill() throws {
    var glb = GLBBuilder()
    let position = glb.addFloats([0, 0, 0, 1, 0, 0, 0, 1, 0], type: "VEC3", components: 3)
    glb.document["meshes"] = [["primitives": [["attributes": ["POSITION": position]]]]]
    glb.document["nodes"] = [
      ["name": "house", "children": [1, 3]], ["name": "hinge", "children": [2]],
      ["name": "door", "mesh": 0, "scale": [1, 1, -1]], ["name": "wall", "mesh": 0],
    ]
    glb.addAnimation([(1, "translation", "LINEAR", "VEC3", [0, 0, 0, 0, 0, 6])], times: [0, 1])
    let scene = try GLTFImporter.load(bytes: glb.encode())
    #expect(scene.skeletons.map(\.jointNames) == [["house", "hinge"]])
    #expect(scene.nodes.map(\.name) == ["house", "hinge", "wall", "door"])
    #expect(scene.nodes.map(\.joint) == [nil, 1, nil, 1])
    let locals = try sample(scene, at: 0.5).locals
    var palette = JointPalette(jointCount: 2)
    palette.update(scene.skeletons[0], locals: locals, worldFromPerson: Pose(position: .zero))
    var mesh = SkinnedMesh(scene, skeleton: 0)
    var vertices = [Float](repeating: 0, count: mesh.count * 6)
    _ = vertices.withUnsafeMutableBytes {
      mesh.skin(palette: palette, morphWeights: [], into: $0)
    }
    #expect(mesh.count == 3)
    #expect(vertices[2] == 3)
    // The door is mirrored: its triangle turns round and its normal with it.
    #expect(mesh.indices == [0, 2, 1])
    #expect(vertices[5] == -1)
  }
}
