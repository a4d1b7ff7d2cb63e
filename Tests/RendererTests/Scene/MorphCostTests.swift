import Testing

@testable import Renderer

/// That a target without weight costs nothing, and that sparse targets move what dense ones would.
@Suite struct MorphCostTests {
  /// A person with many sparse targets by chance, over three words of bits.
  private func makeMesh(targets: Int) -> (scene: ImportedScene, moved: [Int]) {
    var generator = SeededGenerator(state: 11)
    func number() -> Float { Float.random(in: -1...1, using: &generator) }
    let count = 400
    var primitive = Primitive(positions: [], normals: [], indices: [0, 1, 2])
    for vertex in 0..<count {
      primitive.positions.append(SIMD3(number(), number(), number()))
      primitive.normals.append(SIMD3(number(), number(), number()).normalized)
      primitive.joints.append(SIMD4(UInt16(vertex % 2), 1, 0, 0))
      primitive.weights.append(SIMD4(0.75, 0.25, 0, 0))
    }
    var moved: [Int] = []
    for target in 0..<targets {
      var morph = MorphTarget()
      morph.vertices = (0..<UInt32(count)).filter { ($0 &* 7 &+ UInt32(target)) % 13 < 2 }
      morph.positionDeltas = morph.vertices.map { _ in SIMD3(number(), number(), number()) }
      if target.isMultiple(of: 2) {
        morph.normalDeltas = morph.vertices.map { _ in SIMD3(number(), number(), number()) }
      }
      moved.append(morph.vertices.count)
      primitive.morphs.append(morph)
    }
    var scene = ImportedScene()
    var mesh = Mesh(name: "face", primitives: [primitive])
    mesh.morphNames = (0..<targets).map { "target\($0)" }
    scene.meshes = [mesh]
    scene.skeletons = [
      Skeleton(
        jointNames: ["Root", "head"], parents: [-1, 0],
        restLocal: [.identity, JointTransform(translation: SIMD3(0, 1, 0))],
        inverseBind: [.identity, .identity])
    ]
    scene.nodes = [
      ImportedScene.Node(
        name: "face", parent: -1, worldFromNode: .identity, mesh: 0, skeleton: 0)
    ]
    return (scene, moved)
  }

  private func skin(
    _ scene: ImportedScene, _ weights: [Float]
  ) throws -> (moved: Int, vertices: [Float]) {
    var mesh = SkinnedMesh(scene, skeleton: 0)
    let skeleton = try #require(scene.skeletons.first)
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: skeleton.restLocal, worldFromPerson: .identity)
    var vertices = [Float](repeating: 0, count: mesh.count * 6)
    let moved = vertices.withUnsafeMutableBytes {
      mesh.skin(palette: palette, morphWeights: weights, into: $0)
    }
    return (moved, vertices)
  }

  @Test func onlyTargetsWithWeightAreReckoned() throws {
    let (scene, moved) = makeMesh(targets: 70)
    var weights = [Float](repeating: 0, count: 70)
    #expect(try skin(scene, weights).moved == 0)
    #expect(try skin(scene, []).moved == 0)
    weights[3] = 0.0005
    #expect(try skin(scene, weights).moved == 0)
    weights[3] = 0.5
    weights[64] = -0.2
    #expect(try skin(scene, weights).moved == moved[3] + moved[64])
  }

  @Test func sparseTargetsMoveWhatDenseOnesWould() throws {
    let (scene, _) = makeMesh(targets: 40)
    var weights = [Float](repeating: 0, count: 40)
    for (target, weight) in [(0, 0.3), (7, 1), (31, 0.6), (32, 0.2), (39, -0.4)] as [(Int, Float)] {
      weights[target] = weight
    }
    let primitive = scene.meshes[0].primitives[0]
    var positions = primitive.positions
    var normals = primitive.normals
    for (morph, weight) in zip(primitive.morphs, weights) {
      for vertex in positions.indices {
        guard let entry = morph.vertices.firstIndex(of: UInt32(vertex)) else { continue }
        positions[vertex] += morph.positionDeltas[entry] * weight
        if !morph.normalDeltas.isEmpty { normals[vertex] += morph.normalDeltas[entry] * weight }
      }
    }
    let skeleton = try #require(scene.skeletons.first)
    var palette = JointPalette(jointCount: 2)
    palette.update(skeleton, locals: skeleton.restLocal, worldFromPerson: .identity)
    let expected = SkinningTests.skinReference(
      positions, normals, primitive.joints, primitive.weights, palette.matrices)
    for (left, right) in zip(try skin(scene, weights).vertices, expected) {
      #expect(abs(left - right) < 1e-4)
    }
  }

  /// What `skin.comp` reads: for each vertex the targets that move it and have weight.
  private func entriesRead(_ mesh: SkinnedMesh, _ weights: [Float]) -> Int {
    let words = mesh.packedVertices
    let stride = 13 + mesh.maskWords
    return (0..<mesh.count).reduce(0) { sum, vertex in
      sum
        + (0..<mesh.maskWords).reduce(0) { sum, word in
          let moving = words[vertex * stride + 13 + word]
          let active = SkinnedMesh.activeTargets(weights, word: word)
          return sum + (moving & active).nonzeroBitCount
        }
    }
  }

  @Test func theDeviceReadsAsManyEntriesAsTheProcessorMoves() throws {
    let (scene, moved) = makeMesh(targets: 70)
    let mesh = SkinnedMesh(scene, skeleton: 0)
    #expect(mesh.maskWords == 3)
    var weights = [Float](repeating: 0, count: 70)
    #expect(entriesRead(mesh, weights) == 0)
    for target in [0, 31, 32, 69] { weights[target] = 0.3 }
    let skinned = try skin(scene, weights).moved
    #expect(entriesRead(mesh, weights) == skinned)
    let all = [Float](repeating: 1, count: 70)
    #expect(entriesRead(mesh, all) == moved.reduce(0, +))
    #expect(mesh.packedMorphs.count == moved.reduce(0, +) * 6)
  }
}
