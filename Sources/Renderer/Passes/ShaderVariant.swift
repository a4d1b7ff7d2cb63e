/// Which parts of the scene shader a material needs.
struct ShaderVariant: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let baseTexture = ShaderVariant(rawValue: 1 << 0)
  static let roughnessTexture = ShaderVariant(rawValue: 1 << 1)
  static let normalTexture = ShaderVariant(rawValue: 1 << 2)
  static let occlusionTexture = ShaderVariant(rawValue: 1 << 3)
  static let emissiveTexture = ShaderVariant(rawValue: 1 << 4)
  static let lightmap = ShaderVariant(rawValue: 1 << 5)
  /// Mirrors the sky although its light is baked.
  static let glossy = ShaderVariant(rawValue: 1 << 6)
  static let lit = ShaderVariant(rawValue: 1 << 7)
  static let masked = ShaderVariant(rawValue: 1 << 8)
  static let blended = ShaderVariant(rawValue: 1 << 9)
  /// Its textures lie otherwise than their coordinates say.
  static let transformed = ShaderVariant(rawValue: 1 << 10)
  static let skin = ShaderVariant(rawValue: 1 << 11)
  static let eye = ShaderVariant(rawValue: 1 << 12)
  /// Some of its textures lie on the second coordinates.
  static let secondCoordinates = ShaderVariant(rawValue: 1 << 13)
  /// Its vertices are tinted.
  static let coloured = ShaderVariant(rawValue: 1 << 14)
  static let hair = ShaderVariant(rawValue: 1 << 15)
  /// It moves by itself.
  static let moving = ShaderVariant(rawValue: 1 << 16)

  private static let names: [(ShaderVariant, String)] = [
    (.baseTexture, "BASE_TEXTURE"), (.roughnessTexture, "ROUGHNESS_TEXTURE"),
    (.normalTexture, "NORMAL_TEXTURE"), (.occlusionTexture, "OCCLUSION_TEXTURE"),
    (.emissiveTexture, "EMISSIVE_TEXTURE"), (.lightmap, "LIGHTMAP"), (.glossy, "GLOSSY"),
    (.lit, "LIT"), (.masked, "MASKED"), (.blended, "BLENDED"),
    (.transformed, "TRANSFORMED"), (.skin, "SKIN"), (.eye, "EYE"),
    (.secondCoordinates, "SECOND_COORDINATES"), (.coloured, "COLOURED"), (.hair, "HAIR"),
    (.moving, "MOVING"),
  ]

  /// The macros of `scene.vert` and `scene.frag`.
  var defines: [String] {
    Self.names.filter { contains($0.0) }.map(\.1)
  }

  /// What a material needs.
  init(
    _ material: Material, hasLightmapCoordinates: Bool, hasColours: Bool = false,
    shading: Shading = .full
  ) {
    var variant: ShaderVariant = []
    if hasColours { variant.insert(.coloured) }
    if material.baseColourTexture != nil { variant.insert(.baseTexture) }
    switch material.alphaMode {
    case .opaque: break
    case .mask: variant.insert(.masked)
    case .blend: variant.insert(.blended)
    }
    guard shading == .full else {
      self = variant
      return
    }
    if material.emissiveTexture != nil { variant.insert(.emissiveTexture) }
    if material.movement != nil { variant.insert(.moving) }
    if material.lightmap != nil, hasLightmapCoordinates {
      variant.insert(.lightmap)
      if material.roughness < 0.3, material.emissive == .zero { variant.insert(.glossy) }
    } else if !material.isUnlit {
      variant.insert(.lit)
      if material.substance == .skin { variant.insert(.skin) }
      if material.substance == .eye { variant.insert(.eye) }
      if material.substance == .hair { variant.insert(.hair) }
      if material.metallicRoughnessTexture != nil { variant.insert(.roughnessTexture) }
      if material.normalTexture != nil { variant.insert(.normalTexture) }
      if material.occlusionTexture != nil { variant.insert(.occlusionTexture) }
    }
    if material.transforms.contains(where: { $0 != .identity }) { variant.insert(.transformed) }
    if material.transforms.contains(where: \.usesSecondCoordinates) {
      variant.insert(.secondCoordinates)
    }
    self = variant
  }

  /// Whether shaders of the variant read the texture of a unit.
  func reads(_ unit: Int) -> Bool {
    let textures: [ShaderVariant] = [
      .baseTexture, .roughnessTexture, .normalTexture, .occlusionTexture, .emissiveTexture,
      .lightmap,
    ]
    return contains(textures[unit])
  }

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }
}
