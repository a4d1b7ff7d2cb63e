/// What a surface looks like: glTF's metallic-roughness model, plus baked light.
package struct Material: Sendable, Equatable {
  package enum AlphaMode: Sendable, Equatable {
    case opaque
    /// Texels with less alpha than the cutoff are left out.
    case mask(cutoff: Float)
    case blend
  }

  /// Baked light: reflected light is base colour × texel × scale.
  package struct Lightmap: Sendable, Equatable {
    /// The position in the scene's textures.
    package var texture: Int
    package var scale: Float
  }

  package var name = ""
  /// Linear colour and alpha, times the texture.
  package var baseColour = SIMD4<Float>(1, 1, 1, 1)
  package var baseColourTexture: Int?
  package var metallic: Float = 1
  package var roughness: Float = 1
  package var metallicRoughnessTexture: Int?
  package var normalTexture: Int?
  package var normalScale: Float = 1
  package var occlusionTexture: Int?
  package var occlusionStrength: Float = 1
  /// Linear light that the surface sends out, strength included.
  package var emissive = SIMD3<Float>.zero
  package var emissiveTexture: Int?
  package var alphaMode = AlphaMode.opaque
  package var isDoubleSided = false
  package var isUnlit = false
  package var lightmap: Lightmap?

  package init() {}

  /// The positions of all textures that the material reads.
  var textures: [Int] {
    [
      baseColourTexture, metallicRoughnessTexture, normalTexture, occlusionTexture,
      emissiveTexture, lightmap?.texture,
    ].compactMap(\.self)
  }
}

/// How a texture repeats and blends; which picture it shows.
package struct Texture: Sendable, Equatable {
  package enum Wrap: Sendable {
    case clamp
    case mirror
    case `repeat`
  }

  /// The position in the scene's images.
  package var image: Int
  package var wrapS = Wrap.repeat
  package var wrapT = Wrap.repeat
  /// Whether neighbouring texels blend.
  package var isSmooth = true
  package var hasMipmaps = true

  package init(image: Int) {
    self.image = image
  }
}
