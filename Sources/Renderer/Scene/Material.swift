import Foundation

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

  /// How a surface moves by itself, slowly: water, leaves, and the light through them.
  ///
  /// Everything is a function of the scene's time. Nothing moves faster than 0.5 Hz.
  package struct Movement: Sendable, Equatable {
    package static let secondsRange: ClosedRange<Float> = 2...60
    package static let metresRange: ClosedRange<Float> = -0.6...0.6
    package static let waveRange: ClosedRange<Float> = 0.5...100
    package static let rippleRange: ClosedRange<Float> = 0.1...20
    package static let slopeRange: ClosedRange<Float> = 0...0.3
    package static let shareRange: ClosedRange<Float> = 0...0.5

    /// Of one period.
    package var seconds: Float
    /// How far a vertex goes to each side at most, in the world.
    package var metres: SIMD3<Float> = .zero
    /// Metres from crest to crest along the ground.
    package var wave: Float = 8
    /// Whether what is at the foot of the base colour's picture stands still.
    package var isRooted = false
    /// How far the normal leans at most, as a tangent.
    package var slope: Float = 0
    /// Metres from ripple to ripple, or from spot of light to spot.
    package var ripple: Float = 1
    /// The part of bright baked light that comes and goes.
    package var share: Float = 0

    /// Ripples are quicker than the swell that they lie on.
    var rippleSeconds: Float { max(seconds / 2.5, Self.secondsRange.lowerBound) }
  }

  /// How a texture lies on the surface: texture = offset + rotation × scale × coordinates.
  ///
  /// - Source: KHR_texture_transform.
  package struct TextureTransform: Sendable, Equatable {
    package var offset: SIMD2<Float> = .zero
    package var rotationRadians: Float = 0
    package var scale: SIMD2<Float> = .one
    /// Whether it lies on the coordinates of lightmaps instead of the surface's own.
    package var usesSecondCoordinates = false

    package init() {}

    package static let identity = TextureTransform()

    /// The two rows of the matrix that acts on (u, v, 1).
    var rows: (u: SIMD3<Float>, v: SIMD3<Float>) {
      let (s, c) = (sin(rotationRadians), cos(rotationRadians))
      return (SIMD3(c * scale.x, s * scale.y, offset.x), SIMD3(-s * scale.x, c * scale.y, offset.y))
    }
  }

  /// What a surface is made of, where light does more than glTF's model tells.
  package enum Substance: Sendable, Equatable {
    case common
    /// Light seeps through it, red furthest.
    case skin
    /// Wet, clear before the iris, shaded by the lids.
    case eye
    /// Strands, drawn dense first and then their fringe.
    case hair
  }

  package var name = ""
  /// Linear colour and alpha, times the texture.
  package var baseColour = SIMD4<Float>(1, 1, 1, 1)
  package var baseColourTexture: Int?
  package var baseColourTransform = TextureTransform.identity
  package var metallic: Float = 1
  package var roughness: Float = 1
  package var metallicRoughnessTexture: Int?
  package var metallicRoughnessTransform = TextureTransform.identity
  package var normalTexture: Int?
  package var normalTransform = TextureTransform.identity
  package var normalScale: Float = 1
  package var occlusionTexture: Int?
  package var occlusionTransform = TextureTransform.identity
  package var occlusionStrength: Float = 1
  /// Linear light that the surface sends out, strength included.
  package var emissive = SIMD3<Float>.zero
  package var emissiveTexture: Int?
  package var emissiveTransform = TextureTransform.identity
  package var alphaMode = AlphaMode.opaque
  package var isDoubleSided = false
  package var isUnlit = false
  package var lightmap: Lightmap?
  package var movement: Movement?

  package init() {}

  /// Files have no word for it, so the material's name tells: `skin`, `eyes`, `hair`.
  package var substance: Substance {
    let lowercased = name.lowercased()
    if lowercased.contains("skin") { return .skin }
    if lowercased.contains("hair") { return .hair }
    return lowercased == "eye" || lowercased == "eyes" ? .eye : .common
  }

  /// In the order of the shaders' texture units.
  var transforms: [TextureTransform] {
    [
      baseColourTransform, metallicRoughnessTransform, normalTransform, occlusionTransform,
      emissiveTransform,
    ]
  }

  /// The textures in the order of the shaders' units, and what they hold.
  var contents: [(texture: Int?, content: Mipmaps.Content)] {
    [
      (baseColourTexture, .colour), (metallicRoughnessTexture, .numbers),
      (normalTexture, .numbers), (occlusionTexture, .numbers), (emissiveTexture, .colour),
      (lightmap?.texture, .colour),
    ]
  }

  /// The positions of all textures that the material reads.
  var textures: [Int] { contents.compactMap(\.texture) }
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
