extension SceneImport {
  /// Decodes the pictures that textures use.
  ///
  /// A picture of a kind that is not read, and that no texture uses, does no harm.
  func importImages() throws(GLTFIssue) -> [Image] {
    var images: [Image] = []
    var texels = 0
    for (index, image) in (document.images ?? []).enumerated() {
      let pointer = "/images/\(index)"
      guard let view = image.bufferView else {
        throw GLTFIssue(
          .imageUnrecognizedFormat, at: pointer,
          "only pictures inside the file are read; export as one .glb")
      }
      let bytes = try reader.bytes(ofView: view, at: pointer + "/bufferView")
      do {
        let decoded = try ImageDecoder.decode(bytes)
        texels += decoded.width * decoded.height
        images.append(decoded)
      } catch {
        let code: GLTFIssue.Code =
          error.code == .unknownFormat ? .imageUnrecognizedFormat : .imageDataInvalid
        throw GLTFIssue(code, at: pointer, "\(error)")
      }
      guard texels <= 128 << 20 else {
        throw GLTFIssue(.valueNotInRange, at: "/images", "the pictures are too large together")
      }
    }
    return images
  }

  func importTextures() throws(GLTFIssue) -> [Texture] {
    var textures: [Texture] = []
    for (index, source) in (document.textures ?? []).enumerated() {
      let pointer = "/textures/\(index)"
      try require(source.source ?? -1, below: scene.images.count, "image", at: pointer + "/source")
      var texture = Texture(image: source.source ?? 0)
      if let position = source.sampler {
        try require(
          position, below: document.samplers?.count, "sampler", at: pointer + "/sampler")
        if let sampler = document.samplers?[position] { apply(sampler, to: &texture) }
      }
      textures.append(texture)
    }
    return textures
  }

  private func apply(_ sampler: GLTFDocument.Sampler, to texture: inout Texture) {
    texture.wrapS = wrap(sampler.wrapS)
    texture.wrapT = wrap(sampler.wrapT)
    texture.isSmooth = sampler.magFilter != 9_728
    // 9728 and 9729 are the two filters without mipmaps.
    texture.hasMipmaps = sampler.minFilter.map { $0 > 9_729 } ?? true
  }

  private func wrap(_ code: Int?) -> Texture.Wrap {
    switch code {
    case 33_071: .clamp
    case 33_648: .mirror
    default: .repeat
    }
  }

  func importMaterials() throws(GLTFIssue) -> [Material] {
    var materials: [Material] = []
    for (index, source) in (document.materials ?? []).enumerated() {
      materials.append(try material(source, at: "/materials/\(index)"))
    }
    return materials
  }

  private func material(
    _ source: GLTFDocument.Material, at pointer: String
  ) throws(GLTFIssue) -> Material {
    var material = Material()
    material.name = source.name ?? ""
    try applySurface(source.pbrMetallicRoughness, to: &material, at: pointer)
    try applyDetails(source, to: &material, at: pointer)
    material.isDoubleSided = source.doubleSided ?? false
    material.isUnlit = source.extensions?.unlit != nil
    switch source.alphaMode {
    case "MASK": material.alphaMode = .mask(cutoff: source.alphaCutoff ?? 0.5)
    case "BLEND": material.alphaMode = .blend
    default: material.alphaMode = .opaque
    }
    if let lightmap = source.extras?.value?.lightmap {
      let place = pointer + "/extras/lightmap"
      try require(
        lightmap.texture, below: scene.textures.count, "texture", at: place + "/texture")
      guard (lightmap.texCoord ?? 1) == 1 else {
        throw GLTFIssue(
          .valueNotInList, at: place + "/texCoord", "a lightmap uses texture coordinates 1")
      }
      material.lightmap = Material.Lightmap(
        texture: lightmap.texture, scale: bounded(lightmap.scale, 1, 0...10_000))
    }
    return material
  }

  private func applySurface(
    _ source: GLTFDocument.Material.MetallicRoughness?, to material: inout Material,
    at pointer: String
  ) throws(GLTFIssue) {
    guard let source else { return }
    let place = pointer + "/pbrMetallicRoughness"
    if let factor = source.baseColorFactor {
      let c = try NodeTree.numbers(factor, count: 4, at: place + "/baseColorFactor")
      material.baseColour = SIMD4(c[0], c[1], c[2], c[3])
    }
    material.metallic = bounded(source.metallicFactor, 1, 0...1)
    material.roughness = bounded(source.roughnessFactor, 1, 0...1)
    material.baseColourTexture = try texture(
      source.baseColorTexture, at: place + "/baseColorTexture")
    material.metallicRoughnessTexture = try texture(
      source.metallicRoughnessTexture, at: place + "/metallicRoughnessTexture")
  }

  private func applyDetails(
    _ source: GLTFDocument.Material, to material: inout Material, at pointer: String
  ) throws(GLTFIssue) {
    material.normalTexture = try texture(source.normalTexture, at: pointer + "/normalTexture")
    material.normalScale = bounded(source.normalTexture?.scale, 1, -10...10)
    material.occlusionTexture = try texture(
      source.occlusionTexture, at: pointer + "/occlusionTexture")
    material.occlusionStrength = bounded(source.occlusionTexture?.strength, 1, 0...1)
    material.emissiveTexture = try texture(
      source.emissiveTexture, at: pointer + "/emissiveTexture")
    if let factor = source.emissiveFactor {
      let e = try NodeTree.numbers(factor, count: 3, at: pointer + "/emissiveFactor")
      let strength = source.extensions?.emissiveStrength?.emissiveStrength
      material.emissive = SIMD3(e[0], e[1], e[2]) * bounded(strength, 1, 0...100_000)
    }
  }

  private func texture(
    _ info: GLTFDocument.TextureInfo?, at pointer: String
  ) throws(GLTFIssue) -> Int? {
    guard let info else { return nil }
    try require(info.index, below: scene.textures.count, "texture", at: pointer + "/index")
    guard (info.texCoord ?? 0) == 0 else {
      throw GLTFIssue(
        .valueNotInList, at: pointer + "/texCoord", "a surface uses texture coordinates 0")
    }
    return info.index
  }

  /// A number from the file held inside what makes sense.
  private func bounded(
    _ value: Float?, _ standard: Float, _ range: ClosedRange<Float>
  ) -> Float {
    guard let value, value.isFinite else { return standard }
    return min(max(value, range.lowerBound), range.upperBound)
  }
}
