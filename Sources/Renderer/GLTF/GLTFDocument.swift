import Foundation

/// The JSON of a glTF file, as far as the importer reads it.
///
/// Every value is still unchecked: indices may lead nowhere and sizes may be absurd.
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
    var primitives: [Primitive]
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
    var channels: [Channel]
    var samplers: [Sampler]
  }

  struct Extensions: Decodable {
    struct Lights: Decodable {
      var lights: [Light]
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
  var extensionsRequired: [String]?
  var scene: Int?
  var scenes: [Scene]?
  var nodes: [Node]?
  var meshes: [Mesh]?
  var skins: [Skin]?
  var animations: [Animation]?
  var accessors: [Accessor]?
  var bufferViews: [BufferView]?
  var buffers: [Buffer]?
  var materials: [Material]?
  var textures: [Texture]?
  var samplers: [Sampler]?
  var images: [Image]?
  var extensions: Extensions?
}

extension GLTFDocument {
  struct Buffer: Decodable {
    var byteLength: Int
    var uri: String?
  }

  struct BufferView: Decodable {
    var buffer: Int
    var byteOffset: Int?
    var byteLength: Int
    var byteStride: Int?
  }

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
    var sparse: Sparse?
  }

  struct Image: Decodable {
    var uri: String?
    var bufferView: Int?
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
  /// Decodes the JSON chunk; wrong types are told with a pointer to the place.
  static func decode(_ json: ArraySlice<UInt8>) throws(GLTFIssue) -> GLTFDocument {
    do {
      return try JSONDecoder().decode(GLTFDocument.self, from: Foundation.Data(json))
    } catch let error as DecodingError {
      throw issue(for: error)
    } catch {
      throw GLTFIssue(.invalidJSON, "the JSON cannot be read: \(error)")
    }
  }

  private static func issue(for error: DecodingError) -> GLTFIssue {
    switch error {
    case .keyNotFound(let key, let context):
      GLTFIssue(
        .undefinedProperty, at: pointer(context.codingPath),
        "the property '\(key.stringValue)' must be defined")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      GLTFIssue(.typeMismatch, at: pointer(context.codingPath), context.debugDescription)
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      GLTFIssue(.typeMismatch, at: pointer(context.codingPath), context.debugDescription)
    case .dataCorrupted(let context):
      GLTFIssue(.invalidJSON, "the JSON cannot be read: \(context.debugDescription)")
    @unknown default:
      GLTFIssue(.invalidJSON, "the JSON cannot be read")
    }
  }

  private static func pointer(_ path: [any CodingKey]) -> String {
    path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
  }
}
