import CMeshoptimizer
import Foundation
import Testing

@testable import Renderer

/// Models whose views are packed by meshoptimizer, and whose numbers are rounded.
@Suite struct PackedModelTests {
  @Test(arguments: SampleModel.all)
  func aPackedModelIsTheModelItself(model: SampleModel) throws {
    let plain = try model.build()
    let packed = try plain.packed()
    #expect(packed.views.contains { $0["extensions"] != nil })
    let outcome = GLTFImporter.inspect(bytes: try packed.encode())
    #expect(outcome.report.errors.isEmpty)
    let scene = try #require(outcome.scene)
    let expected = try GLTFImporter.load(bytes: try plain.encode())
    #expect(scene.meshes.count == expected.meshes.count)
    for (mesh, other) in zip(scene.meshes, expected.meshes) {
      // Every number is told in as many digits as tell it from its neighbours.
      #expect(String(describing: mesh) == String(describing: other))
    }
    #expect(String(describing: scene.skeletons) == String(describing: expected.skeletons))
    #expect(String(describing: scene.clips) == String(describing: expected.clips))
  }

  @Test func aPackedPersonBendsAndMorphsAsThePersonDoes() throws {
    let plain = try GLTFImporter.load(bytes: try GLBBuilder.person().encode())
    let packed = try GLTFImporter.load(bytes: try GLBBuilder.person().packed().encode())
    let (one, other) = (packed.meshes[0].primitives[0], plain.meshes[0].primitives[0])
    #expect(!one.morphs.isEmpty)
    #expect(one.morphs == other.morphs)
    #expect(one.joints == other.joints)
    #expect(one.weights == other.weights)
    #expect(packed.skeletons[0].inverseBind == plain.skeletons[0].inverseBind)
  }

  /// A box with one view each for places, normals and corners.
  private func box(
    normals: [UInt8], stride: Int, component: Int
  ) throws -> GLBBuilder {
    var glb = GLBBuilder()
    let box = SampleModel.unitBox
    let count = box.positions.count
    let floats = box.positions.flatMap { [$0.x, $0.y, $0.z] }
    var exponents = [UInt8](repeating: 0, count: count * 12)
    exponents.withUnsafeMutableBytes {
      meshopt_encodeFilterExp($0.baseAddress, count, 12, 15, floats)
    }
    let places = glb.addView(floats)
    glb.replace(
      places, byPacked: try GLBBuilder.packVertices(exponents, stride: 12),
      ["mode": "ATTRIBUTES", "filter": "EXPONENTIAL", "byteStride": 12, "count": count])
    let turns = glb.addView(normals)
    glb.set("byteStride", ofView: turns, to: stride)
    glb.replace(
      turns, byPacked: try GLBBuilder.packVertices(normals, stride: stride),
      ["mode": "ATTRIBUTES", "filter": "OCTAHEDRAL", "byteStride": stride, "count": count])
    let corners = glb.addView(box.indices)
    glb.replace(
      corners, byPacked: try GLBBuilder.packTriangles(box.indices),
      ["mode": "TRIANGLES", "byteStride": 4, "count": box.indices.count])
    let attributes = [
      "POSITION": glb.addAccessor([
        "bufferView": places, "componentType": 5_126, "type": "VEC3", "count": count,
      ]),
      "NORMAL": glb.addAccessor([
        "bufferView": turns, "componentType": component, "normalized": true, "type": "VEC3",
        "count": count,
      ]),
    ]
    let indices = glb.addAccessor([
      "bufferView": corners, "componentType": 5_125, "type": "SCALAR", "count": box.indices.count,
    ])
    glb.addMesh([["attributes": attributes, "indices": indices]])
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  @Test(arguments: [(4, 5_120, 8), (8, 5_122, 12)])
  func filteredPlacesNormalsAndTrianglesAreWhatTheyWere(
    stride: Int, component: Int, bits: Int32
  ) throws {
    let box = SampleModel.unitBox
    let four = box.normals.flatMap { [$0.x, $0.y, $0.z, 0] as [Float] }
    var normals = [UInt8](repeating: 0, count: box.normals.count * stride)
    normals.withUnsafeMutableBytes {
      meshopt_encodeFilterOct($0.baseAddress, box.normals.count, stride, bits, four)
    }
    let glb = try self.box(normals: normals, stride: stride, component: component)
    let read = try GLTFImporter.load(bytes: try glb.encode()).meshes[0].primitives[0]
    for (place, expected) in zip(read.positions, box.positions) {
      #expect((place - expected).length < 0.0001)
    }
    for (normal, expected) in zip(read.normals, box.normals) {
      #expect((normal - expected).length < 0.01)
    }
    #expect(Self.triangles(read.indices) == Self.triangles(box.indices))
  }

  /// Triangles that begin with their lowest corner: packing may turn them, but not turn them over.
  private static func triangles(_ corners: [UInt32]) -> [[UInt32]] {
    stride(from: 0, to: corners.count, by: 3).map { first in
      let triangle = Array(corners[first..<first + 3])
      let lowest = triangle.firstIndex(of: triangle.min() ?? 0) ?? 0
      return (0..<3).map { triangle[(lowest + $0) % 3] }
    }
  }

  @Test func filteredTurnsOfAnAnimationAreWhatTheyWere() throws {
    let turns: [Float] = [0, 0, 0, 1, 0.5, 0.5, 0.5, 0.5, 0, 0.6, 0, 0.8]
    var filtered = [UInt8](repeating: 0, count: 3 * 8)
    filtered.withUnsafeMutableBytes { meshopt_encodeFilterQuat($0.baseAddress, 3, 8, 16, turns) }
    var glb = try GLBBuilder.person()
    let view = glb.addView(filtered)
    glb.replace(
      view, byPacked: try GLBBuilder.packVertices(filtered, stride: 8),
      ["mode": "ATTRIBUTES", "filter": "QUATERNION", "byteStride": 8, "count": 3])
    let output = glb.addAccessor([
      "bufferView": view, "componentType": 5_122, "normalized": true, "type": "VEC4", "count": 3,
    ])
    let input = glb.addFloats([0, 1, 2], type: "SCALAR", components: 1)
    glb.document["animations"] = [
      [
        "channels": [["sampler": 0, "target": ["node": 0, "path": "rotation"]]],
        "samplers": [["input": input, "output": output]],
      ]
    ]
    let scene = try GLTFImporter.load(bytes: try glb.encode())
    let clip = try #require(scene.clips.first)
    let upper = try #require(scene.skeletons[0].jointNames.firstIndex(of: "upper"))
    for key in 0..<3 {
      var locals = scene.skeletons[0].restLocal
      var weights: [Float] = [0]
      clip.sample(at: Double(key), locals: &locals, morphWeights: &weights)
      let expected = SIMD4(
        turns[key * 4], turns[key * 4 + 1], turns[key * 4 + 2], turns[key * 4 + 3])
      let cosine = (locals[upper].rotation.vector * expected).sum()
      #expect(abs(cosine) > 0.999_9)
    }
  }

  @Test(arguments: [5_120, 5_122])
  func aMorphTargetOfSmallWholeNumbersMovesByFractions(component: Int) throws {
    var glb = try GLBBuilder.person()
    let half = component == 5_120 ? 64 : 16_384
    let rows = [0, half, 0, 0, -half / 2, 0]
    let size = component == 5_120 ? 1 : 2
    let bytes = rows.flatMap { row in
      (0..<size).map { UInt8(truncatingIfNeeded: row >> ($0 * 8)) }
    }
    let view = glb.addView(bytes)
    let indices = glb.addView([4, 5] as [UInt8])
    let morph = glb.addAccessor([
      "componentType": component, "normalized": true, "type": "VEC3", "count": 6,
      "sparse": [
        "count": 2, "indices": ["bufferView": indices, "componentType": 5_121],
        "values": ["bufferView": view],
      ],
    ])
    try glb.edit("meshes", 0, "primitives", 0) { $0["targets"] = [["POSITION": morph]] }
    let scene = try GLTFImporter.load(bytes: try glb.encode())
    let target = try #require(scene.meshes[0].primitives[0].morphs.first)
    #expect(target.vertices == [4, 5])
    #expect(abs(target.positionDeltas[0].y - 0.5) < 0.01)
    #expect(abs(target.positionDeltas[1].y + 0.25) < 0.01)
  }

  @Test func aViewIsUnpackedOnceHoweverManyReadIt() throws {
    var glb = GLBBuilder()
    let points = [Float](repeating: 1, count: 300_000)
    let position = glb.addFloats(points, type: "VEC3", components: 3)
    let primitive: [String: Any] = ["attributes": ["POSITION": position, "NORMAL": position]]
    glb.document["meshes"] = [["primitives": [primitive, primitive]]]
    glb.document["nodes"] = [["mesh": 0]]
    // Four readers of more than a mebibyte each: unpacked for each, they would pass the limit.
    let outcome = GLTFImporter.inspect(bytes: try glb.packed().encode())
    #expect(outcome.report.errors.isEmpty)
  }
}
