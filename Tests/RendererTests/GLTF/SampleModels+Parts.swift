@testable import Renderer

// What the models are put together from.

extension SampleModel {
  static let unitBox = TestScenes.box(
    from: SIMD3(repeating: -0.4), to: SIMD3(repeating: 0.4), material: nil)
  /// Turned so that three sides are seen.
  static let tilted: [Float] = [0.2391, 0.3696, 0.0990, 0.8924]

  static func colour(_ red: Float, _ green: Float, _ blue: Float) -> [String: Any] {
    [
      "pbrMetallicRoughness": [
        "baseColorFactor": [red, green, blue, 1], "metallicFactor": 0, "roughnessFactor": 0.7,
      ]
    ]
  }

  static func unlit(texture: [String: Any]?) -> [String: Any] {
    var surface: [String: Any] = ["metallicFactor": 0]
    if let texture { surface["baseColorTexture"] = texture }
    return [
      "pbrMetallicRoughness": surface,
      "extensions": ["KHR_materials_unlit": [String: String]()],
    ]
  }
}

extension GLBBuilder {
  mutating func addMesh(_ primitives: [[String: Any]]) {
    let meshes = document["meshes"] as? [[String: Any]] ?? []
    document["meshes"] = meshes + [["primitives": primitives]]
  }

  /// A picture and a texture that shows it without blending texels.
  mutating func addPicture(_ image: Image) throws {
    let images = document["images"] as? [[String: Any]] ?? []
    let view = addView(try PNGWriter.encode(image))
    document["images"] = images + [["bufferView": view, "mimeType": "image/png"]]
    document["samplers"] = [["magFilter": 9_728, "minFilter": 9_728]]
    let textures = document["textures"] as? [[String: Any]] ?? []
    document["textures"] = textures + [["source": images.count, "sampler": 0]]
  }

  /// A square that faces +Z, as a strip, with the picture upright.
  mutating func addQuad(width: Float) -> [String: Int] {
    let h = width / 2
    let corners: [Float] = [-h, -h, 0, h, -h, 0, -h, h, 0, h, h, 0]
    return [
      "POSITION": addFloats(corners, type: "VEC3", components: 3),
      "NORMAL": addFloats(
        Array(repeating: [0, 0, 1], count: 4).flatMap(\.self), type: "VEC3", components: 3),
      "TEXCOORD_0": addFloats([0, 1, 1, 1, 0, 0, 1, 0], type: "VEC2", components: 2),
    ]
  }

  mutating func addBox(width: Float) -> (attributes: [String: Int], indices: Int) {
    let box = TestScenes.box(
      from: SIMD3(repeating: -width / 2), to: SIMD3(repeating: width / 2), material: nil)
    let attributes = [
      "POSITION": addFloats(
        box.positions.flatMap { [$0.x, $0.y, $0.z] }, type: "VEC3", components: 3),
      "NORMAL": addFloats(
        box.normals.flatMap { [$0.x, $0.y, $0.z] }, type: "VEC3", components: 3),
    ]
    return (attributes, addIndices(box.indices.map(UInt16.init)))
  }

  /// Boxes side by side, one a material.
  mutating func addBoxes(count: Int) {
    let box = addBox(width: 0.35)
    var nodes: [[String: Any]] = []
    for index in 0..<count {
      addMesh([["attributes": box.attributes, "indices": box.indices, "material": index]])
      let x = (Float(index) - Float(count - 1) / 2) * 0.5
      nodes.append(["mesh": index, "translation": [x, 0, 0]])
    }
    document["nodes"] = nodes
  }

  mutating func addMorphingBox() {
    let box = addBox(width: 0.8)
    let points = TestScenes.box(
      from: SIMD3(repeating: -0.4), to: SIMD3(repeating: 0.4), material: nil
    ).positions
    let deltas = points.flatMap { p -> [Float] in
      p.y > 0 ? [-p.x + 0.3, 0.1, -p.z * 0.5] : [0, 0, 0]
    }
    let target = addFloats(deltas, type: "VEC3", components: 3)
    addMesh([
      [
        "attributes": box.attributes, "indices": box.indices, "material": 0,
        "targets": [["POSITION": target]],
      ]
    ])
    document["materials"] = [SampleModel.colour(0.6, 0.4, 0.7)]
  }

  /// One track a channel, all on the same times.
  mutating func addAnimation(
    _ channels: [(node: Int, path: String, interpolation: String, type: String, keys: [Float])],
    times: [Float]
  ) {
    let widths = ["SCALAR": 1, "VEC3": 3, "VEC4": 4]
    let input = addFloats(times, type: "SCALAR", components: 1)
    var samplers: [[String: Any]] = []
    var targets: [[String: Any]] = []
    for (index, channel) in channels.enumerated() {
      let output = addFloats(
        channel.keys, type: channel.type, components: widths[channel.type] ?? 1)
      samplers.append(["input": input, "output": output, "interpolation": channel.interpolation])
      targets.append(["sampler": index, "target": ["node": channel.node, "path": channel.path]])
    }
    document["animations"] = [["name": "move", "channels": targets, "samplers": samplers]]
  }
}
