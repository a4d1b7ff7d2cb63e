import Foundation

/// The JSON of a glTF file, as far as the importer reads it.
///
/// Every value is still unchecked: indices may lead nowhere and sizes may be absurd. An element
/// of a list that cannot be decoded is kept as what is wrong with it.
struct GLTFDocument: Decodable {
  struct Asset: Decodable {
    var version: String
  }

  struct Scene: Decodable {
    struct Extras: Decodable {
      var ambientSH: [[Float]]?
    }
    var nodes: [Int]?
    var extras: Lenient<Extras>?
  }

  struct Node: Decodable {
    var name: String?
    var children: [Int]?
    var mesh: Int?
    var skin: Int?
    var weights: [Float]?
    var matrix: [Float]?
    var translation: [Float]?
    var rotation: [Float]?
    var scale: [Float]?
    var extensions: NodeExtensions?
  }

  struct NodeExtensions: Decodable {
    struct Light: Decodable {
      var light: Int
    }
    var lights: Light?

    enum CodingKeys: String, CodingKey {
      case lights = "KHR_lights_punctual"
    }
  }

  struct Mesh: Decodable {
    struct Extras: Decodable {
      var targetNames: [String]?
    }
    var name: String?
    var primitives: CheckedList<Primitive>
    var weights: [Float]?
    var extras: Lenient<Extras>?
  }

  struct Primitive: Decodable {
    var attributes: [String: Int]
    var indices: Int?
    var material: Int?
    var mode: Int?
    var targets: [[String: Int]]?
  }

  struct Skin: Decodable {
    var joints: [Int]
    var inverseBindMatrices: Int?
    var skeleton: Int?
  }

  struct Animation: Decodable {
    struct Channel: Decodable {
      struct Target: Decodable {
        var node: Int?
        var path: String
      }
      var sampler: Int
      var target: Target
    }
    struct Sampler: Decodable {
      var input: Int
      var interpolation: String?
      var output: Int
    }
    var name: String?
    var channels: CheckedList<Channel>
    var samplers: CheckedList<Sampler>
  }

  struct Extensions: Decodable {
    struct Lights: Decodable {
      var lights: CheckedList<Light>
    }
    var lights: Lights?

    enum CodingKeys: String, CodingKey {
      case lights = "KHR_lights_punctual"
    }
  }

  struct Light: Decodable {
    struct Spot: Decodable {
      var innerConeAngle: Float?
      var outerConeAngle: Float?
    }
    var name: String?
    var type: String
    var color: [Float]?
    var intensity: Float?
    var range: Float?
    var spot: Spot?
  }

  var asset: Asset
  var extensionsRequired: [String]
  var extensionsUsed: [String]
  var scene: Int?
  var scenes: CheckedList<Scene>
  var nodes: CheckedList<Node>
  var meshes: CheckedList<Mesh>
  var skins: CheckedList<Skin>
  var animations: CheckedList<Animation>
  var accessors: CheckedList<Accessor>
  var bufferViews: CheckedList<BufferView>
  var buffers: CheckedList<Buffer>
  var materials: CheckedList<Material>
  var textures: CheckedList<Texture>
  var samplers: CheckedList<Sampler>
  var images: CheckedList<Image>
  var extensions: Extensions?

  private enum CodingKeys: String, CodingKey {
    case asset, extensionsRequired, extensionsUsed, scene, scenes, nodes, meshes, skins
    case animations, accessors, bufferViews, buffers, materials, textures, samplers, images
    case extensions
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    asset = try values.decode(Asset.self, forKey: .asset)
    extensionsRequired =
      try values.decodeIfPresent([String].self, forKey: .extensionsRequired) ?? []
    extensionsUsed = try values.decodeIfPresent([String].self, forKey: .extensionsUsed) ?? []
    scene = try values.decodeIfPresent(Int.self, forKey: .scene)
    scenes = try values.list(.scenes)
    nodes = try values.list(.nodes)
    meshes = try values.list(.meshes)
    skins = try values.list(.skins)
    animations = try values.list(.animations)
    accessors = try values.list(.accessors)
    bufferViews = try values.list(.bufferViews)
    buffers = try values.list(.buffers)
    materials = try values.list(.materials)
    textures = try values.list(.textures)
    samplers = try values.list(.samplers)
    images = try values.list(.images)
    extensions = try values.decodeIfPresent(Extensions.self, forKey: .extensions)
  }

  /// What could not be decoded, list by list.
  var issues: [GLTFIssue] {
    let lists = [
      buffers.issues, bufferViews.issues, accessors.issues, images.issues, samplers.issues,
      textures.issues, materials.issues, meshes.issues, skins.issues, nodes.issues,
      animations.issues, scenes.issues, extensions?.lights?.lights.issues ?? [],
    ]
    let primitives = meshes.indices.flatMap { meshes[$0]?.primitives.issues ?? [] }
    let movement = animations.indices.flatMap { index in
      (animations[index]?.samplers.issues ?? []) + (animations[index]?.channels.issues ?? [])
    }
    return lists.flatMap(\.self) + primitives + movement
  }
}

extension GLTFDocument {
  struct Accessor: Decodable {
    struct Sparse: Decodable {
      struct Indices: Decodable {
        var bufferView: Int
        var byteOffset: Int?
        var componentType: Int
      }
      struct Values: Decodable {
        var bufferView: Int
        var byteOffset: Int?
      }
      var count: Int
      var indices: Indices
      var values: Values
    }
    var bufferView: Int?
    var byteOffset: Int?
    var componentType: Int
    var normalized: Bool?
    var count: Int
    var type: String
    var min: [Float]?
    var max: [Float]?
    var sparse: Sparse?
  }

  struct Image: Decodable {
    var uri: String?
    var bufferView: Int?
    var mimeType: String?
    var name: String?
  }

  struct Sampler: Decodable {
    var magFilter: Int?
    var minFilter: Int?
    var wrapS: Int?
    var wrapT: Int?
  }

  struct Texture: Decodable {
    var source: Int?
    var sampler: Int?
  }
}

/// A value of an `extras` object, which may be anything: what does not fit is nil.
struct Lenient<Value: Decodable>: Decodable {
  var value: Value?

  init(from decoder: any Decoder) throws {
    value = try? Value(from: decoder)
  }
}

extension GLTFDocument {
  /// Decodes the JSON; a wrong type outside the lists is told with a pointer to the place.
  static func decode(_ json: Foundation.Data) throws(GLTFIssue) -> GLTFDocument {
    do {
      return try JSONDecoder().decode(GLTFDocument.self, from: json)
    } catch {
      throw issue(for: error, at: [])
    }
  }

  /// What a failure to decode means; where it names no place, it happened at the path.
  static func issue(for error: any Error, at path: [any CodingKey]) -> GLTFIssue {
    func place(_ context: DecodingError.Context) -> String {
      pointer(context.codingPath.isEmpty ? path : context.codingPath)
    }
    return switch error {
    case DecodingError.keyNotFound(let key, let context):
      GLTFIssue(
        .undefinedProperty, at: place(context), "the property '\(key.stringValue)' must be defined")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      GLTFIssue(.typeMismatch, at: place(context), context.debugDescription)
    case DecodingError.dataCorrupted(let context) where !place(context).isEmpty:
      GLTFIssue(.typeMismatch, at: place(context), context.debugDescription)
    case DecodingError.dataCorrupted(let context):
      GLTFIssue(.invalidJSON, "the JSON cannot be read: \(context.debugDescription)")
    default: GLTFIssue(.invalidJSON, "the JSON cannot be read: \(error)")
    }
  }

  private static func pointer(_ path: [any CodingKey]) -> String {
    path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
  }
}
