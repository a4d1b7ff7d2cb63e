import Foundation
import Testing

@testable import Renderer

/// Thousands of damaged files, the same each time: every one ends in a report or a sound scene.
@Suite struct MutatedGLTFTests {
  /// Small models that between them use every part of the importer.
  private static func models() throws -> [[UInt8]] {
    var moving = try GLBBuilder.person()
    moving.addAnimation(
      [
        (0, "rotation", "LINEAR", "VEC4", [0, 0, 0, 1, 0, 0, 1, 0]),
        (2, "weights", "LINEAR", "SCALAR", [0, 1]),
      ], times: [0, 1])
    var plain = GLBBuilder()
    let strip = plain.addFloats(
      [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0], type: "VEC3", components: 3)
    let tint = plain.addBytes(
      Array(repeating: 200, count: 16), type: "VEC4", components: 4)
    plain.set("normalized", of: tint, to: true)
    plain.document["meshes"] = [
      ["primitives": [["attributes": ["POSITION": strip, "COLOR_0": tint], "mode": 5]]]
    ]
    plain.document["nodes"] = [["mesh": 0, "scale": [1, -1, 2]]]
    return [
      try GLBBuilder.person().encode(), try moving.encode(), try plain.encode(),
      try moving.packed().encode(),
    ]
  }

  /// Everything that the rest of the program relies on.
  private func expectSound(_ scene: ImportedScene) {
    for primitive in scene.meshes.flatMap(\.primitives) {
      let count = primitive.positions.count
      #expect(primitive.indices.allSatisfy { $0 < count })
      #expect(primitive.indices.count.isMultiple(of: 3))
      #expect(primitive.normals.count == count)
      #expect([0, count].contains(primitive.surfaceCoordinates.count))
      #expect([0, count].contains(primitive.lightmapCoordinates.count))
      #expect([0, count].contains(primitive.colours.count))
      #expect(primitive.joints.count == primitive.weights.count)
      #expect(primitive.material.map(scene.materials.indices.contains) ?? true)
      #expect(primitive.morphs.allSatisfy { $0.vertices.allSatisfy { $0 < count } })
      let isMoving = scene.skeletons.map(\.count).max() ?? 0
      #expect(primitive.joints.allSatisfy { $0.max() < max(isMoving, 1) })
    }
    for node in scene.nodes {
      #expect(node.parent < scene.nodes.count)
      #expect(node.mesh.map(scene.meshes.indices.contains) ?? true)
      #expect(node.skeleton.map(scene.skeletons.indices.contains) ?? true)
    }
    #expect(scene.textures.allSatisfy { (0..<scene.pictures.count).contains($0.image) })
    #expect(
      scene.materials.flatMap(\.textures).allSatisfy(scene.textures.indices.contains))
    for skeleton in scene.skeletons {
      #expect(skeleton.parents.enumerated().allSatisfy { $1 < Int32($0) })
    }
    for clip in scene.clips {
      var locals = scene.skeletons[clip.skeleton].restLocal
      var weights = [Float](repeating: 0, count: scene.morphNames.count)
      clip.sample(at: 0.3, locals: &locals, morphWeights: &weights)
    }
    for index in scene.skeletons.indices { _ = SkinnedMesh(scene, skeleton: index) }
  }

  private func tryOut(_ bytes: [UInt8]) -> Bool {
    let outcome = GLTFImporter.inspect(bytes: bytes)
    #expect((outcome.scene == nil) == (outcome.report.firstError != nil))
    if let scene = outcome.scene { expectSound(scene) }
    return outcome.scene == nil
  }

  @Test func changedBytesEndInAReportOrASoundScene() throws {
    var generator = SeededGenerator(state: 7)
    var refused = 0
    for model in try Self.models() {
      for _ in 0..<2_000 {
        var damaged = model
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 0..<damaged.count, using: &generator)
          damaged[place] = UInt8.random(in: 0...255, using: &generator)
        }
        if tryOut(damaged) { refused += 1 }
      }
    }
    #expect(refused > 1_000)
  }

  @Test func changedNumbersOfTheTextEndInAReportOrASoundScene() throws {
    let odd = [
      "-1", "0", "1", "2", "7", "255", "4294967296", "9223372036854775807", "1e30", "null",
    ]
    var generator = SeededGenerator(state: 11)
    var refused = 0
    for model in try Self.models() {
      let length = (0..<4).reduce(0) { $0 | Int(model[12 + $1]) << ($1 * 8) }
      let json = Array(model[20..<20 + length])
      let binary = Array(model[(28 + length)...])
      for _ in 0..<1_500 {
        var text = json
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
          let places = text.indices.filter { (0x30...0x39).contains(text[$0]) }
          guard let first = places.randomElement(using: &generator) else { continue }
          let end = text[first...].firstIndex { !(0x30...0x39).contains($0) } ?? text.endIndex
          let value = odd.randomElement(using: &generator) ?? "0"
          text.replaceSubrange(first..<end, with: Array(value.utf8))
        }
        if tryOut(GLBBuilder.container(json: text, binary: binary)) { refused += 1 }
      }
    }
    #expect(refused > 1_000)
  }

  /// What one kilobyte can ask for at most, each in its own way.
  @Test(arguments: [
    #"{"componentType":5126,"type":"VEC3","count":67108864}"#,
    #"{"componentType":5126,"type":"MAT4","count":4194304}"#,
    #"{"componentType":5126,"type":"VEC3","count":60000000,"bufferView":0}"#,
  ])
  func aKilobyteAsksForNoGigabytes(accessor: String) {
    let json = """
      {"asset":{"version":"2.0"},"accessors":[\(accessor)],"meshes":[{"primitives":[{"attributes":\
      {"POSITION":0,"NORMAL":0,"TANGENT":0}}]}],"nodes":[{"mesh":0}],"buffers":[{"byteLength":4}],\
      "bufferViews":[{"buffer":0,"byteLength":4}]}
      """
    let bytes = GLBBuilder.container(json: Array(json.utf8), binary: [0, 0, 0, 0])
    #expect(bytes.count < 1_024)
    #expect(GLTFImporter.inspect(bytes: bytes).scene == nil)
  }
}

/// Numbers that look random and are the same each time.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  /// - Source: Steele, Lea and Flood, “Fast Splittable Pseudorandom Number Generators”, 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
