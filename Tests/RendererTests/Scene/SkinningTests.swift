import CKernels
import Testing

@testable import Renderer

@Suite struct SkinningTests {
  /// The same as the C kernel, written to be read.
  static func skinReference(
    _ positions: [SIMD3<Float>], _ normals: [SIMD3<Float>], _ joints: [SIMD4<UInt16>],
    _ weights: [SIMD4<Float>], _ palette: [Float4x4]
  ) -> [Float] {
    positions.indices.flatMap { vertex -> [Float] in
      var p = SIMD3<Float>.zero
      var n = SIMD3<Float>.zero
      for influence in 0..<4 {
        let matrix = palette[Int(joints[vertex][influence])]
        p += matrix.act(point: positions[vertex]) * weights[vertex][influence]
        n += matrix.act(direction: normals[vertex]) * weights[vertex][influence]
      }
      return [p.x, p.y, p.z, n.x, n.y, n.z]
    }
  }

  @Test func theKernelAgreesWithTheReference() throws {
    var generator = SeededGenerator(state: 3)
    func number() -> Float { Float.random(in: -1...1, using: &generator) }
    func vector() -> SIMD3<Float> { SIMD3(number(), number(), number()) }
    let palette = (0..<20).map { _ in
      Float4x4(
        translation: vector(), rotation: Quaternion(angleRadians: number() * 3, axis: vector()),
        scale: SIMD3(repeating: 1 + number() * 0.2))
    }
    let count = 501
    let positions = (0..<count).map { _ in vector() }
    let normals = (0..<count).map { _ in vector().normalized }
    let joints = (0..<count).map { _ in
      SIMD4<UInt16>.random(in: 0..<20, using: &generator)
    }
    let weights = (0..<count).map { vertex -> SIMD4<Float> in
      if vertex.isMultiple(of: 3) { return SIMD4(1, 0, 0, 0) }
      let raw = SIMD4<Float>.random(in: 0...1, using: &generator)
      return raw / raw.sum()
    }
    let expected = Self.skinReference(positions, normals, joints, weights, palette)
    let actual = Self.skinByKernel(positions, normals, joints, weights, palette)
    for (left, right) in zip(actual, expected) { #expect(abs(left - right) < 1e-5) }
  }

  static func skinByKernel(
    _ positions: [SIMD3<Float>], _ normals: [SIMD3<Float>], _ joints: [SIMD4<UInt16>],
    _ weights: [SIMD4<Float>], _ palette: [Float4x4]
  ) -> [Float] {
    var result = [Float](repeating: 0, count: positions.count * 6)
    func floats<Element>(_ array: [Element], _ body: (UnsafePointer<Float>?) -> Void) {
      array.withUnsafeBytes { body($0.baseAddress?.assumingMemoryBound(to: Float.self)) }
    }
    floats(positions) { positions in
      floats(normals) { normals in
        floats(weights) { weights in
          floats(palette) { palette in
            joints.withUnsafeBytes { joints in
              modet_skin(
                UInt32(result.count / 6), positions, normals,
                joints.baseAddress?.assumingMemoryBound(to: UInt16.self), weights, palette,
                &result)
            }
          }
        }
      }
    }
    return result
  }

  private func skinned(
    _ scene: ImportedScene, locals: JointPose, morph: Float
  ) throws -> [Float] {
    var mesh = SkinnedMesh(scene, skeleton: 0)
    let skeleton = try #require(scene.skeletons.first)
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(
      skeleton, locals: locals, worldFromPerson: Pose(position: SIMD3(10, 0, 0)))
    var bytes = [Float](repeating: 0, count: mesh.count * 6)
    _ = bytes.withUnsafeMutableBytes {
      mesh.skin(palette: palette, morphWeights: [morph], into: $0)
    }
    return bytes
  }

  @Test func aRestingPersonStandsWhereItIsPut() throws {
    let scene = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    let rest = try #require(scene.skeletons.first).restLocal
    let vertices = try skinned(scene, locals: rest, morph: 0)
    #expect(abs(vertices[24] - 9.8) < 1e-5)
    #expect(abs(vertices[25] - 2) < 1e-5)
  }

  @Test func aBentJointTakesItsVerticesAlongAndAMorphComesBefore() throws {
    let scene = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    var locals = try #require(scene.skeletons.first).restLocal
    locals[1].rotation = Quaternion(angleRadians: .pi / 2, axis: SIMD3(0, 0, 1))
    let vertices = try skinned(scene, locals: locals, morph: 1)
    // The upper left corner, stretched by 0.5 to 1.5 above its joint, then turned to the left.
    #expect(abs(vertices[24] - 8.5) < 1e-5)
    #expect(abs(vertices[25] - 0.8) < 1e-5)
    let again = try skinned(scene, locals: locals, morph: 0)
    #expect(abs(again[24] - 9) < 1e-5)
  }

  @Test func aRigidMeshBelowAJointMovesWithIt() throws {
    var glb = try GLBBuilder.person()
    try glb.edit("nodes", 0) { $0["children"] = [4] }
    var nodes = try #require(glb.document["nodes"] as? [[String: Any]])
    nodes.append(["name": "cap", "translation": [0, 1, 0], "mesh": 1])
    glb.document["nodes"] = nodes
    let position = glb.addFloats([0, 0, 0, 1, 0, 0, 0, 1, 0], type: "VEC3", components: 3)
    let meshes = try #require(glb.document["meshes"] as? [[String: Any]])
    glb.document["meshes"] = meshes + [["primitives": [["attributes": ["POSITION": position]]]]]
    let scene = try GLTFImporter.load(bytes: glb.encode())
    var locals = try #require(scene.skeletons.first).restLocal
    locals[1].rotation = Quaternion(angleRadians: .pi, axis: SIMD3(0, 1, 0))
    let vertices = try skinned(scene, locals: locals, morph: 0)
    // The cap's second corner sits two metres up, one to the right, turned half round.
    #expect(abs(vertices[7 * 6] - 9) < 1e-5)
    #expect(abs(vertices[7 * 6 + 1] - 2) < 1e-5)
  }
}
