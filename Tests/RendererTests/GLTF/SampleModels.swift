import Foundation
import Testing

@testable import Renderer

/// Small models, one for each feature of the format, each about a metre wide around the origin.
struct SampleModel: Sendable, CustomTestStringConvertible {
  /// Also the picture's name.
  var name: String
  /// The moment of the first clip that is shown; nil shows the model standing still.
  var seconds: Double?
  var build: @Sendable () throws -> GLBBuilder
  var testDescription: String { name }

  init(
    _ name: String, at seconds: Double? = nil, _ build: @escaping @Sendable () throws -> GLBBuilder
  ) {
    self.name = name
    self.seconds = seconds
    self.build = build
  }

  static let all = [
    SampleModel("interleaved", interleaved), SampleModel("sparse", sparse),
    SampleModel("strip-and-fan", stripAndFan), SampleModel("flat-normals", flatNormals),
    SampleModel("quantized", quantized), SampleModel("negative-scale", negativeScale),
    SampleModel("vertex-colours", vertexColours),
    SampleModel("texture-transform", textureTransform), SampleModel("two-coordinates", twoSets),
    SampleModel("alpha-modes", alphaModes), SampleModel("unlit", unlitBoxes),
    SampleModel("emissive-strength", emissiveStrength), SampleModel("lamps", lamps),
    SampleModel("morphed-box", morphedBox), SampleModel("morphing-box", at: 0.75, morphingBox),
    SampleModel("skinned-strip", at: 0.5, skinnedStrip),
    SampleModel("interpolations", at: 0.6, interpolations),
  ]

  // MARK: - Shapes

  private static func interleaved() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let box = unitBox
    let mixed = box.positions.indices.flatMap { vertex -> [Float] in
      let (p, n) = (box.positions[vertex], box.normals[vertex])
      return [p.x, p.y, p.z, n.x, n.y, n.z]
    }
    let view = glb.addView(mixed)
    glb.set("byteStride", ofView: view, to: 24)
    let attributes = ["POSITION": 0, "NORMAL": 12].mapValues { offset in
      glb.addAccessor([
        "bufferView": view, "byteOffset": offset, "componentType": 5_126, "type": "VEC3",
        "count": box.positions.count,
      ])
    }
    let indices = glb.addIndices(box.indices.map(UInt16.init))
    glb.addMesh([["attributes": attributes, "indices": indices, "material": 0]])
    glb.document["materials"] = [colour(0.8, 0.3, 0.1)]
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted]]
    return glb
  }

  /// A flat sheet whose middle is pulled up by sparse values alone.
  private static func sparse() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let side = 5
    let points = (0..<side * side).flatMap { point -> [Float] in
      let (column, row) = (Float(point % side), Float(point / side))
      return [column / 4 - 0.5, 0, row / 4 - 0.5]
    }
    let flat = glb.addView(points)
    let raised: [Float] = [-0.25, 0.2, 0, 0, 0.5, 0, 0.25, 0.2, 0]
    let position = glb.addAccessor([
      "bufferView": flat, "componentType": 5_126, "type": "VEC3", "count": side * side,
      "sparse": [
        "count": 3,
        "indices": ["bufferView": glb.addView([11, 12, 13] as [UInt8]), "componentType": 5_121],
        "values": ["bufferView": glb.addView(raised)],
      ],
    ])
    let indices = (0..<16).flatMap { square -> [UInt16] in
      let i = UInt16(square / 4 * side + square % 4)
      return [i, i + 5, i + 1, i + 1, i + 5, i + 6]
    }
    let primitive: [String: Any] = [
      "attributes": ["POSITION": position], "indices": glb.addIndices(indices), "material": 0,
    ]
    glb.addMesh([primitive])
    glb.document["materials"] = [colour(0.2, 0.6, 0.3)]
    glb.document["nodes"] = [["mesh": 0, "rotation": [0.383, 0, 0, 0.924]]]
    return glb
  }

  private static func stripAndFan() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let strip: [Float] = [
      -0.6, -0.4, 0, -0.1, -0.4, 0, -0.6, 0, 0, -0.1, 0, 0, -0.6, 0.4, 0, -0.1, 0.4, 0,
    ]
    var fan: [Float] = [0.35, 0, 0]
    for step in 0...6 {
      let angle = Float(step) / 6 * Float.pi
      fan += [0.35 + 0.3 * cos(angle), 0.4 * sin(angle), 0]
    }
    glb.addMesh([
      [
        "attributes": ["POSITION": glb.addFloats(strip, type: "VEC3", components: 3)], "mode": 5,
        "material": 0,
      ],
      [
        "attributes": ["POSITION": glb.addFloats(fan, type: "VEC3", components: 3)], "mode": 6,
        "material": 1,
      ],
    ])
    glb.document["materials"] = [colour(0.8, 0.7, 0.1), colour(0.1, 0.5, 0.8)]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  /// A ball of few sides without normals: each side must have one shade.
  private static func flatNormals() throws -> GLBBuilder {
    var glb = GLBBuilder()
    var points: [Float] = []
    for ring in 0...4 {
      let up = Float(ring) / 4 * .pi
      for step in 0..<8 {
        let turn = Float(step) / 4 * .pi
        let (out, height) = (0.5 * sin(up), 0.5 * cos(up))
        points += [out * cos(turn), height, out * sin(turn)]
      }
    }
    var indices: [UInt16] = []
    for ring in 0..<4 as Range<UInt16> {
      for step in 0..<8 as Range<UInt16> {
        let next = (step + 1) % 8
        let a = ring * 8 + step
        let b = ring * 8 + next
        let (c, d) = (a + 8, b + 8)
        indices += [a, b, c, b, d, c]
      }
    }
    let primitive: [String: Any] = [
      "attributes": ["POSITION": glb.addFloats(points, type: "VEC3", components: 3)],
      "indices": glb.addIndices(indices), "material": 0,
    ]
    glb.addMesh([primitive])
    glb.document["materials"] = [colour(0.7, 0.7, 0.7)]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  private static func quantized() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let box = unitBox
    let positions = box.positions.flatMap { p -> [Int16] in
      [Int16(p.x * 32_767), Int16(p.y * 32_767), Int16(p.z * 32_767), 0]
    }
    let normals = box.normals.flatMap { n -> [Int8] in
      [Int8(n.x * 127), Int8(n.y * 127), Int8(n.z * 127), 0]
    }
    let places = glb.addView(positions)
    glb.set("byteStride", ofView: places, to: 8)
    let turns = glb.addView(normals)
    glb.set("byteStride", ofView: turns, to: 4)
    let attributes = [
      "POSITION": glb.addAccessor([
        "bufferView": places, "componentType": 5_122, "type": "VEC3", "normalized": true,
        "count": box.positions.count,
      ]),
      "NORMAL": glb.addAccessor([
        "bufferView": turns, "componentType": 5_120, "type": "VEC3", "normalized": true,
        "count": box.positions.count,
      ]),
    ]
    let indices = glb.addBytes(box.indices.map(UInt8.init), type: "SCALAR", components: 1)
    glb.addMesh([["attributes": attributes, "indices": indices, "material": 0]])
    glb.document["extensionsRequired"] = ["KHR_mesh_quantization"]
    glb.document["materials"] = [colour(0.3, 0.3, 0.8)]
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted]]
    return glb
  }

  /// The same wedge twice; the right one is mirrored and must be lit from its outside too.
  private static func negativeScale() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let points: [Float] = [
      0.05, -0.4, 0, 0.6, -0.4, 0, 0.05, 0.4, 0, 0.05, -0.4, -0.5, 0.6, -0.4, -0.5, 0.05, 0.4, -0.5,
    ]
    let primitive: [String: Any] = [
      "attributes": ["POSITION": glb.addFloats(points, type: "VEC3", components: 3)],
      "indices": glb.addIndices([
        0, 1, 2, 1, 4, 5, 1, 5, 2, 0, 3, 4, 0, 4, 1, 0, 2, 5, 0, 5, 3, 3, 5, 4,
      ]),
      "material": 0,
    ]
    glb.addMesh([primitive])
    glb.document["materials"] = [colour(0.8, 0.5, 0.5)]
    glb.document["nodes"] = [["mesh": 0], ["mesh": 0, "scale": [-1, 0.6, 1]]]
    return glb
  }

  // MARK: - Surfaces

  private static func vertexColours() throws -> GLBBuilder {
    var glb = GLBBuilder()
    var attributes = glb.addQuad(width: 1)
    attributes["COLOR_0"] = glb.addFloats(
      [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1], type: "VEC3", components: 3)
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 0]])
    glb.document["materials"] = [["extensions": ["KHR_materials_unlit": [String: String]()]]]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  /// Left as it is, right turned by a sixth, shrunk and moved.
  private static func textureTransform() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let attributes = glb.addQuad(width: 0.6)
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 0]])
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 1]])
    try glb.addPicture(TestScenes.halves([230, 60, 40, 255], [40, 60, 230, 255]))
    let change: [String: Any] = ["offset": [0.25, 0], "rotation": 0.5236, "scale": [3, 3]]
    glb.document["materials"] = [
      unlit(texture: ["index": 0]),
      unlit(texture: ["index": 0, "extensions": ["KHR_texture_transform": change]]),
    ]
    glb.document["nodes"] = [
      ["mesh": 0, "translation": [-0.35, 0, 0]], ["mesh": 1, "translation": [0.35, 0, 0]],
    ]
    return glb
  }

  /// Colour lies on the first coordinates, glow on the second, which are turned by a quarter.
  private static func twoSets() throws -> GLBBuilder {
    var glb = GLBBuilder()
    var attributes = glb.addQuad(width: 1)
    attributes["TEXCOORD_1"] = glb.addFloats(
      [0, 0, 0, 1, 1, 0, 1, 1], type: "VEC2", components: 2)
    glb.addMesh([["attributes": attributes, "mode": 5, "material": 0]])
    try glb.addPicture(TestScenes.halves([150, 30, 30, 255], [30, 30, 150, 255]))
    try glb.addPicture(TestScenes.halves([0, 0, 0, 255], [0, 140, 0, 255]))
    var material = unlit(texture: ["index": 0])
    material["emissiveFactor"] = [1, 1, 1]
    material["emissiveTexture"] = ["index": 1, "texCoord": 1]
    glb.document["materials"] = [material]
    glb.document["nodes"] = [["mesh": 0]]
    return glb
  }

  /// A fading sheet before a bar: opaque, cut at half, blended.
  private static func alphaModes() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let sheet = glb.addQuad(width: 0.4)
    var fading = Image(width: 32, height: 4, filledWith: [230, 170, 40, 255])
    for pixel in 0..<32 * 4 { fading.pixels[pixel * 4 + 3] = UInt8(pixel % 32 * 8) }
    try glb.addPicture(fading)
    var materials: [[String: Any]] = []
    var nodes: [[String: Any]] = []
    for (index, mode) in ["OPAQUE", "MASK", "BLEND"].enumerated() {
      glb.addMesh([["attributes": sheet, "mode": 5, "material": index]])
      var material = unlit(texture: ["index": 0])
      material["alphaMode"] = mode
      materials.append(material)
      nodes.append(["mesh": index, "translation": [Float(index) * 0.45 - 0.45, 0, 0]])
    }
    let bar = glb.addQuad(width: 1.4)
    glb.addMesh([["attributes": bar, "mode": 5, "material": 3]])
    var blue = unlit(texture: nil)
    blue["pbrMetallicRoughness"] = ["baseColorFactor": [0.05, 0.1, 0.6, 1]]
    glb.document["materials"] = materials + [blue]
    glb.document["nodes"] =
      nodes + [["mesh": 3, "scale": [1, 0.1, 1], "translation": [0, 0, -0.2]]]
    return glb
  }

  private static func unlitBoxes() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addBoxes(count: 2)
    var plain = colour(0.2, 0.6, 0.6)
    plain["extensions"] = ["KHR_materials_unlit": [String: String]()]
    glb.document["materials"] = [colour(0.2, 0.6, 0.6), plain]
    return glb
  }

  private static func emissiveStrength() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addBoxes(count: 3)
    glb.document["materials"] = [0, 0.5, 4].map { (strength: Float) -> [String: Any] in
      var material = colour(0.05, 0.05, 0.05)
      material["emissiveFactor"] = [0.3, 0.15, 0.02]
      material["extensions"] = [
        "KHR_materials_emissive_strength": ["emissiveStrength": strength]
      ]
      return material
    }
    return glb
  }

  /// A floor under a red point and a narrow white cone.
  private static func lamps() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let floor = glb.addQuad(width: 3)
    glb.addMesh([["attributes": floor, "mode": 5, "material": 0]])
    glb.document["materials"] = [colour(0.7, 0.7, 0.7)]
    let down: [Float] = [-0.7071, 0, 0, 0.7071]
    glb.document["nodes"] = [
      ["mesh": 0, "rotation": down, "translation": [0, -0.5, 0]],
      [
        "translation": [-0.5, -0.2, 0],
        "extensions": ["KHR_lights_punctual": ["light": 0]],
      ],
      [
        "translation": [0.5, 0.4, 0], "rotation": down,
        "extensions": ["KHR_lights_punctual": ["light": 1]],
      ],
    ]
    glb.document["extensions"] = [
      "KHR_lights_punctual": [
        "lights": [
          ["type": "point", "color": [1, 0.1, 0.05], "intensity": 0.6],
          [
            "type": "spot", "intensity": 4,
            "spot": ["innerConeAngle": 0.25, "outerConeAngle": 0.4],
          ],
        ]
      ]
    ]
    return glb
  }

  // MARK: - Movement

  /// A box whose top is drawn together and leans, at seven tenths.
  private static func morphedBox() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addMorphingBox()
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted, "weights": [0.7]]]
    return glb
  }

  private static func morphingBox() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addMorphingBox()
    glb.document["nodes"] = [["mesh": 0, "rotation": tilted]]
    glb.addAnimation([(0, "weights", "LINEAR", "SCALAR", [0, 1])], times: [0, 1.5])
    return glb
  }

  private static func skinnedStrip() throws -> GLBBuilder {
    var glb = try GLBBuilder.person()
    glb.document["nodes"] = [
      ["name": "upper", "translation": [0, 1, 0]],
      ["name": "lower", "children": [0], "translation": [0, -0.5, 0], "scale": [0.5, 0.5, 0.5]],
      ["name": "body", "mesh": 0, "skin": 0],
    ]
    glb.document["scenes"] = [["nodes": [1, 2]]]
    glb.addAnimation(
      [(0, "rotation", "LINEAR", "VEC4", [0, 0, 0, 1, 0, 0, 0.7071, 0.7071])], times: [0, 1])
    return glb
  }

  /// Three boxes on the same keys: the first waits, the second goes evenly, the third swings.
  private static func interpolations() throws -> GLBBuilder {
    var glb = GLBBuilder()
    glb.addBoxes(count: 3)
    glb.document["materials"] = [
      colour(0.8, 0.2, 0.2), colour(0.2, 0.7, 0.2), colour(0.2, 0.3, 0.8),
    ]
    func keys(_ index: Int) -> [Float] {
      let x = Float(index) * 0.5 - 0.5
      return [x, -0.3, 0, x, 0.3, 0]
    }
    let x: Float = 0.5
    glb.addAnimation(
      [
        (0, "translation", "STEP", "VEC3", keys(0)), (1, "translation", "LINEAR", "VEC3", keys(1)),
        (
          2, "translation", "CUBICSPLINE", "VEC3",
          [0, 0, 0, x, -0.3, 0, 0, 1.5, 0, 0, -1.5, 0, x, 0.3, 0, 0, 0, 0]
        ),
      ], times: [0, 1])
    return glb
  }
}

// MARK: - Parts

extension SampleModel {
  fileprivate static let unitBox = TestScenes.box(
    from: SIMD3(repeating: -0.4), to: SIMD3(repeating: 0.4), material: nil)
  /// Turned so that three sides are seen.
  fileprivate static let tilted: [Float] = [0.2391, 0.3696, 0.0990, 0.8924]

  fileprivate static func colour(_ red: Float, _ green: Float, _ blue: Float) -> [String: Any] {
    [
      "pbrMetallicRoughness": [
        "baseColorFactor": [red, green, blue, 1], "metallicFactor": 0, "roughnessFactor": 0.7,
      ]
    ]
  }

  fileprivate static func unlit(texture: [String: Any]?) -> [String: Any] {
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

  private mutating func addBox(width: Float) -> (attributes: [String: Int], indices: Int) {
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
