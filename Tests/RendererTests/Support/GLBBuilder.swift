import Foundation

@testable import Renderer

/// Writes small .glb files for tests: parts are added, then the JSON is put around them.
struct GLBBuilder {
  private(set) var binary: [UInt8] = []
  private(set) var views: [[String: Any]] = []
  private(set) var accessors: [[String: Any]] = []
  /// Everything of the document but buffers, views and accessors.
  var document: [String: Any] = ["asset": ["version": "2.0"]]

  mutating func addView<Element: BitwiseCopyable>(_ elements: [Element]) -> Int {
    while !binary.count.isMultiple(of: 4) { binary.append(0) }
    let start = binary.count
    elements.withUnsafeBytes { binary += Array($0) }
    views.append(["buffer": 0, "byteOffset": start, "byteLength": binary.count - start])
    return views.count - 1
  }

  mutating func addFloats(_ values: [Float], type: String, components: Int) -> Int {
    accessors.append([
      "bufferView": addView(values), "componentType": 5_126, "type": type,
      "count": values.count / components,
    ])
    return accessors.count - 1
  }

  mutating func addIndices(_ values: [UInt16]) -> Int {
    accessors.append([
      "bufferView": addView(values), "componentType": 5_123, "type": "SCALAR",
      "count": values.count,
    ])
    return accessors.count - 1
  }

  mutating func addBytes(_ values: [UInt8], type: String, components: Int) -> Int {
    accessors.append([
      "bufferView": addView(values), "componentType": 5_121, "type": type,
      "count": values.count / components,
    ])
    return accessors.count - 1
  }

  mutating func addAccessor(_ accessor: [String: Any]) -> Int {
    accessors.append(accessor)
    return accessors.count - 1
  }

  /// Changes one number of an accessor, to break it.
  mutating func set(_ key: String, of accessor: Int, to value: Any) {
    accessors[accessor][key] = value
  }

  /// Changes one number of a view, to break it.
  mutating func set(_ key: String, ofView view: Int, to value: Any) {
    views[view][key] = value
  }

  /// Makes a view stand for packed bytes, which the extension tells how to unpack.
  mutating func replace(_ view: Int, byPacked bytes: [UInt8], _ packing: [String: Any]) {
    var packing = packing
    packing["buffer"] = 0
    packing["byteOffset"] = binary.count
    packing["byteLength"] = bytes.count
    binary += bytes
    views[view]["buffer"] = 1
    views[view]["byteOffset"] = 0
    views[view]["extensions"] = ["EXT_meshopt_compression": packing]
    document["extensionsRequired"] = ["EXT_meshopt_compression"]
    document["extensionsUsed"] = ["EXT_meshopt_compression"]
  }

  /// Changes how a view says that it is packed, to break it; nil takes the key away.
  mutating func set(_ key: String, ofPackedView view: Int, to value: Any?) {
    var extensions = views[view]["extensions"] as? [String: [String: Any]]
    extensions?["EXT_meshopt_compression"]?[key] = value
    views[view]["extensions"] = extensions
  }

  /// The document with its accessors and views; a test may name buffers of its own.
  var completeDocument: [String: Any] {
    var document = document
    var buffers: [[String: Any]] = [["byteLength": binary.count]]
    if views.contains(where: { $0["extensions"] != nil }) {
      buffers.append([
        "byteLength": 1 << 16, "extensions": ["EXT_meshopt_compression": ["fallback": true]],
      ])
    }
    document["buffers"] = document["buffers"] ?? buffers
    document["bufferViews"] = views
    document["accessors"] = accessors
    return document
  }

  func encode() throws -> [UInt8] {
    let json = try JSONSerialization.data(
      withJSONObject: completeDocument, options: [.sortedKeys])
    return Self.container(json: [UInt8](json), binary: binary)
  }

  static func container(json: [UInt8], binary: [UInt8]) -> [UInt8] {
    let text = json + Array(repeating: 0x20, count: (4 - json.count % 4) % 4)
    let data = binary + Array(repeating: 0, count: (4 - binary.count % 4) % 4)
    let total = 12 + 8 + text.count + 8 + data.count
    return words([0x4654_6C67, 2, UInt32(total), UInt32(text.count), 0x4E4F_534A]) + text
      + words([UInt32(data.count), 0x004E_4942]) + data
  }

  private static func words(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }
}

extension GLBBuilder {
  /// A bent strip of two joints with one sparse morph target, a picture, a lamp and a material.
  static func person() throws -> GLBBuilder {
    var glb = GLBBuilder()
    let corners: [Float] = [-0.2, 0, 0, 0.2, 0, 0, -0.2, 1, 0, 0.2, 1, 0, -0.2, 2, 0, 0.2, 2, 0]
    let position = glb.addFloats(corners, type: "VEC3", components: 3)
    let normal = glb.addFloats(
      Array(repeating: [0, 0, 1], count: 6).flatMap(\.self), type: "VEC3", components: 3)
    let surface = glb.addFloats(
      [0, 1, 1, 1, 0, 0.5, 1, 0.5, 0, 0, 1, 0], type: "VEC2", components: 2)
    let joints = glb.addBytes(
      Array(repeating: [0, 1, 0, 0], count: 6).flatMap(\.self), type: "VEC4", components: 4)
    let weights = glb.addFloats(
      [1, 0, 0, 0, 1, 0, 0, 0, 0.5, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0],
      type: "VEC4", components: 4)
    let indices = glb.addIndices([0, 1, 3, 0, 3, 2, 2, 3, 5, 2, 5, 4])
    let identity: [Float] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
    var raised = identity
    raised[13] = -1
    let bind = glb.addFloats(identity + raised, type: "MAT4", components: 16)
    let sparse: [String: Any] = [
      "count": 2,
      "indices": ["bufferView": glb.addView([4, 5] as [UInt16]), "componentType": 5_123],
      "values": ["bufferView": glb.addView([0, 0.5, 0, 0, 0.25, 0] as [Float])],
    ]
    let morph = glb.addAccessor([
      "componentType": 5_126, "type": "VEC3", "count": 6, "sparse": sparse,
    ])
    let picture = try PNGWriter.encode(Image(width: 2, height: 2, filledWith: [200, 100, 50, 255]))
    glb.document["images"] = [["bufferView": glb.addView(picture), "mimeType": "image/png"]]
    glb.document["samplers"] = [["wrapS": 33_071, "wrapT": 33_648, "minFilter": 9_729]]
    glb.document["textures"] = [["source": 0, "sampler": 0]]
    glb.document["materials"] = [
      [
        "name": "cloth",
        "pbrMetallicRoughness": ["baseColorTexture": ["index": 0], "metallicFactor": 0],
        "doubleSided": true, "emissiveFactor": [0.1, 0, 0],
        "extensions": ["KHR_materials_emissive_strength": ["emissiveStrength": 5]],
        "extras": ["lightmap": ["texture": 0, "texCoord": 1, "scale": 2.5]],
      ]
    ]
    glb.document["meshes"] = [
      [
        "name": "strip", "extras": ["targetNames": ["stretch"]],
        "primitives": [
          [
            "attributes": [
              "POSITION": position, "NORMAL": normal, "TEXCOORD_0": surface, "JOINTS_0": joints,
              "WEIGHTS_0": weights,
            ],
            "indices": indices, "material": 0, "targets": [["POSITION": morph]],
          ]
        ],
      ]
    ]
    // The child stands before its parent, as a file may have it.
    glb.document["nodes"] = [
      ["name": "upper", "translation": [0, 1, 0]],
      ["name": "lower", "children": [0]],
      ["name": "body", "mesh": 0, "skin": 0],
      [
        "name": "lamp", "translation": [0, 3, 0],
        "extensions": ["KHR_lights_punctual": ["light": 0]],
      ],
    ]
    glb.document["skins"] = [["joints": [1, 0], "inverseBindMatrices": bind]]
    glb.document["scenes"] = [["nodes": [1, 2, 3]]]
    glb.document["extensions"] = [
      "KHR_lights_punctual": [
        "lights": [["type": "point", "color": [1, 0.5, 0], "intensity": 10]]
      ]
    ]
    return glb
  }
}
