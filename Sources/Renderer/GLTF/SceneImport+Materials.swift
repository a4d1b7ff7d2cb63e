/// Which sets of texture coordinates of the file a material reads.
struct CoordinateSets {
  /// What the surface's textures lie on.
  var surface = 0
  /// What the lightmap lies on.
  var second = 1
}

extension SceneImport {
  mutating func importTextures() {
    for index in document.textures.indices {
      let pointer = "/textures/\(index)"
      // A texture that is broken keeps its place; the scene is not shown then.
      var texture = Texture(image: 0)
      do {
        let source = try document.textures.element(index, "texture", at: pointer)
        texture.image = source.source ?? -1
        try require(
          texture.image, below: document.images.count, "image", at: pointer + "/source")
        if let position = source.sampler {
          let sampler = try document.samplers.element(
            position, "sampler", at: pointer + "/sampler")
          apply(sampler, to: &texture)
        }
      } catch {
        report.add(error)
      }
      scene.textures.append(texture)
    }
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

  mutating func importMaterials() {
    for index in document.materials.indices {
      var work = MaterialImport(pointer: "/materials/\(index)", textures: scene.textures.count)
      if let source = document.materials[index] { work.run(source) }
      note(work.issues)
      scene.materials.append(work.material)
      coordinateSets.append(work.sets)
    }
  }

  /// Texture coordinates, as the primitive's material reads them.
  mutating func importCoordinates(
    _ source: GLTFDocument.Primitive, into primitive: inout Primitive, at pointer: String
  ) throws(GLTFIssue) {
    var sets = CoordinateSets()
    if let index = source.material {
      try require(index, below: scene.materials.count, "material", at: pointer + "/material")
      primitive.material = index
      sets = coordinateSets[index]
    }
    primitive.surfaceCoordinates = try coordinates(source, sets.surface, at: pointer)
    primitive.lightmapCoordinates = try coordinates(source, sets.second, at: pointer)
    guard let index = source.material else { return }
    let material = scene.materials[index]
    let needsFirst = material.textures.contains { $0 != material.lightmap?.texture }
    if needsFirst, primitive.surfaceCoordinates.isEmpty {
      report.add(
        .primitiveTooFewTexcoords, at: pointer + "/material",
        "material \(index) needs TEXCOORD_\(sets.surface)")
    }
    if material.lightmap != nil, primitive.lightmapCoordinates.isEmpty {
      report.add(
        .primitiveTooFewTexcoords, at: pointer + "/material",
        "material \(index) needs TEXCOORD_\(sets.second)")
    }
  }
}

/// The import of one material: values out of their range are brought back and noted.
private struct MaterialImport {
  let pointer: String
  /// How many textures the scene has.
  let textures: Int
  var material = Material()
  var sets = CoordinateSets()
  private(set) var issues: [GLTFIssue] = []
  /// The sets of coordinates that textures have named so far.
  private var first: Int?
  private var second: Int?

  init(pointer: String, textures: Int) {
    self.pointer = pointer
    self.textures = textures
  }

  mutating func run(_ source: GLTFDocument.Material) {
    material.name = source.name ?? ""
    if let surface = source.pbrMetallicRoughness { apply(surface) }
    applyDetails(source)
    material.isDoubleSided = source.doubleSided ?? false
    material.isUnlit = source.extensions?.unlit != nil
    applyAlpha(source)
    if let moving = source.extras?.value?.moving { material.movement = movement(moving.value) }
    guard let lightmap = source.extras?.value?.lightmap else { return }
    guard (0..<textures).contains(lightmap.texture) else {
      add(.unresolvedReference, "/extras/lightmap/texture", "there is no such texture")
      return
    }
    let set = lightmap.texCoord ?? 1
    if (0...15).contains(set), second == nil || second == set {
      sets.second = set
    } else {
      add(.valueNotInRange, "/extras/lightmap/texCoord", "\(set) is no second set of this material")
    }
    material.lightmap = Material.Lightmap(
      texture: lightmap.texture,
      scale: bounded(lightmap.scale, 1, 0...10_000, "/extras/lightmap/scale"))
  }

  private mutating func apply(_ source: GLTFDocument.Material.MetallicRoughness) {
    let place = "/pbrMetallicRoughness"
    if let c = numbers(source.baseColorFactor, 4, place + "/baseColorFactor") {
      material.baseColour = SIMD4(c[0], c[1], c[2], c[3])
    }
    material.metallic = bounded(source.metallicFactor, 1, 0...1, place + "/metallicFactor")
    material.roughness = bounded(source.roughnessFactor, 1, 0...1, place + "/roughnessFactor")
    if let info = source.baseColorTexture {
      (material.baseColourTexture, material.baseColourTransform) = texture(
        info, place + "/baseColorTexture")
    }
    if let info = source.metallicRoughnessTexture {
      (material.metallicRoughnessTexture, material.metallicRoughnessTransform) = texture(
        info, place + "/metallicRoughnessTexture")
    }
  }

  /// How the surface moves; nil, and a note, where that is not told as it should be.
  private mutating func movement(
    _ source: GLTFDocument.Material.Extras.Moving?
  ) -> Material.Movement? {
    let place = "/extras/moving"
    guard let source else {
      add(.typeMismatch, place, "'seconds' and other numbers were expected")
      return nil
    }
    typealias Movement = Material.Movement
    var result = Movement(
      seconds: bounded(source.seconds, 8, Movement.secondsRange, place + "/seconds"))
    if let m = numbers(source.metres, 3, place + "/metres") {
      for axis in 0..<3 {
        result.metres[axis] = bounded(m[axis], 0, Movement.metresRange, place + "/metres/\(axis)")
      }
    }
    result.wave = bounded(source.wave, result.wave, Movement.waveRange, place + "/wave")
    result.isRooted = source.rooted ?? false
    result.slope = bounded(source.slope, 0, Movement.slopeRange, place + "/slope")
    result.ripple = bounded(source.ripple, result.ripple, Movement.rippleRange, place + "/ripple")
    result.share = bounded(source.share, 0, Movement.shareRange, place + "/share")
    return result
  }

  private mutating func applyDetails(_ source: GLTFDocument.Material) {
    if let info = source.normalTexture {
      (material.normalTexture, material.normalTransform) = texture(info, "/normalTexture")
      material.normalScale = bounded(info.scale, 1, -10...10, "/normalTexture/scale")
    }
    if let info = source.occlusionTexture {
      (material.occlusionTexture, material.occlusionTransform) = texture(info, "/occlusionTexture")
      material.occlusionStrength = bounded(
        info.strength, 1, 0...1, "/occlusionTexture/strength")
    }
    if let info = source.emissiveTexture {
      (material.emissiveTexture, material.emissiveTransform) = texture(info, "/emissiveTexture")
    }
    if let e = numbers(source.emissiveFactor, 3, "/emissiveFactor") {
      let strength = bounded(
        source.extensions?.emissiveStrength?.emissiveStrength, 1, 0...100_000,
        "/extensions/KHR_materials_emissive_strength/emissiveStrength")
      material.emissive = SIMD3(e[0], e[1], e[2]) * strength
    }
  }

  private mutating func applyAlpha(_ source: GLTFDocument.Material) {
    switch source.alphaMode ?? "OPAQUE" {
    case "OPAQUE": material.alphaMode = .opaque
    case "MASK":
      material.alphaMode = .mask(
        cutoff: bounded(source.alphaCutoff, 0.5, 0...1_000, "/alphaCutoff"))
    case "BLEND": material.alphaMode = .blend
    case let other:
      add(.valueNotInList, "/alphaMode", "'\(other.prefix(20))' is not known", .warning)
    }
    if source.alphaCutoff != nil, source.alphaMode != "MASK" {
      add(.materialAlphaCutoff, "/alphaCutoff", "a cutoff without the mode 'MASK' does nothing")
    }
  }

  // MARK: - Values

  private mutating func texture(
    _ info: GLTFDocument.TextureInfo, _ place: String
  ) -> (Int?, Material.TextureTransform) {
    var transform = Material.TextureTransform()
    guard (0..<textures).contains(info.index) else {
      add(.unresolvedReference, place + "/index", "there is no texture \(info.index)")
      return (nil, transform)
    }
    let change = info.extensions?.transform
    let place = place + "/extensions/KHR_texture_transform"
    if let o = numbers(change?.offset, 2, place + "/offset") {
      transform.offset = SIMD2(o[0], o[1])
    }
    if let s = numbers(change?.scale, 2, place + "/scale") { transform.scale = SIMD2(s[0], s[1]) }
    transform.rotationRadians = bounded(change?.rotation, 0, -1e4...1e4, place + "/rotation")
    transform.usesSecondCoordinates = choose(change?.texCoord ?? info.texCoord ?? 0, place)
    return (info.index, transform)
  }

  /// Takes note of a set of coordinates; true for the second of the two that a material has.
  ///
  /// The first that a texture names is the surface's own, another is the second.
  private mutating func choose(_ set: Int, _ place: String) -> Bool {
    guard (0...15).contains(set) else {
      add(.valueNotInRange, place + "/texCoord", "0 to 15 were expected")
      return false
    }
    guard let known = first else {
      first = set
      sets.surface = set
      return false
    }
    guard set != known else { return false }
    if second == nil {
      second = set
      sets.second = set
    } else if second != set {
      add(
        .valueNotInRange, place + "/texCoord", "a material can lie on two sets of coordinates",
        .warning)
    }
    return true
  }

  private mutating func numbers(_ list: [Float]?, _ count: Int, _ place: String) -> [Float]? {
    guard let list else { return nil }
    do {
      return try NodeTree.numbers(list, count: count, at: pointer + place)
    } catch {
      issues.append(error)
      return nil
    }
  }

  /// A number from the file held inside what makes sense.
  private mutating func bounded(
    _ value: Float?, _ standard: Float, _ range: ClosedRange<Float>, _ place: String
  ) -> Float {
    guard let value, value.isFinite else { return standard }
    let held = min(max(value, range.lowerBound), range.upperBound)
    if held != value {
      add(.valueNotInRange, place, "\(value) is taken for \(held)", .warning)
    }
    return held
  }

  private mutating func add(
    _ code: GLTFCode, _ place: String, _ message: String,
    _ severity: GLTFIssue.Severity? = nil
  ) {
    issues.append(GLTFIssue(code, at: pointer + place, message, severity: severity))
  }
}
