extension GLTFDocument {
  struct TextureInfo: Decodable {
    var index: Int
    var texCoord: Int?
    /// For a normal texture.
    var scale: Float?
    /// For an occlusion texture.
    var strength: Float?
    var extensions: Extensions?

    struct Extensions: Decodable {
      var transform: Transform?

      enum CodingKeys: String, CodingKey {
        case transform = "KHR_texture_transform"
      }
    }

    struct Transform: Decodable {
      var offset: [Float]?
      var rotation: Float?
      var scale: [Float]?
      var texCoord: Int?
    }
  }

  struct Material: Decodable {
    struct MetallicRoughness: Decodable {
      var baseColorFactor: [Float]?
      var baseColorTexture: TextureInfo?
      var metallicFactor: Float?
      var roughnessFactor: Float?
      var metallicRoughnessTexture: TextureInfo?
    }

    struct Extensions: Decodable {
      struct EmissiveStrength: Decodable {
        var emissiveStrength: Float?
      }
      struct Unlit: Decodable {}
      var emissiveStrength: EmissiveStrength?
      var unlit: Unlit?

      enum CodingKeys: String, CodingKey {
        case emissiveStrength = "KHR_materials_emissive_strength"
        case unlit = "KHR_materials_unlit"
      }
    }

    struct Extras: Decodable {
      struct Lightmap: Decodable {
        var texture: Int
        var texCoord: Int?
        var scale: Float?
      }
      struct Moving: Decodable {
        var seconds: Float
        var metres: [Float]?
        var wave: Float?
        var rooted: Bool?
        var slope: Float?
        var ripple: Float?
        var share: Float?
      }
      var lightmap: Lightmap?
      var moving: Lenient<Moving>?
    }

    var name: String?
    var pbrMetallicRoughness: MetallicRoughness?
    var normalTexture: TextureInfo?
    var occlusionTexture: TextureInfo?
    var emissiveFactor: [Float]?
    var emissiveTexture: TextureInfo?
    var alphaMode: String?
    var alphaCutoff: Float?
    var doubleSided: Bool?
    var extensions: Extensions?
    var extras: Lenient<Extras>?
  }
}
