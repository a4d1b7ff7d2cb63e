/// The materials and textures of one loaded scene on the device.
///
/// A place and the people that stand in the same file share one.
struct SceneMaterials {
  /// One a material of the scene, and the default material behind the last one.
  struct Entry {
    /// The position in the buffer of all surfaces.
    var surface: Int
    var pipeline: PipelineState
    /// The driver's names, one a texture unit; 0 where the shader reads none.
    var textures: SIMD8<UInt32>
  }

  let sourceMaterials: [Material]
  let entries: [Entry]
  let surfaces: Range<Int>
  let textures: [Handle<GPUTexture>]

  /// The entry of a primitive's material, and what it looks like.
  func entry(_ material: Int?) -> (entry: Entry, material: Material) {
    let index = material ?? sourceMaterials.count - 1
    return (entries[index], sourceMaterials[index])
  }
}

/// The textures of one scene, each sent to the device once for each way it is read.
///
/// With arrays, those of one size and one way of reading become layers of one texture, so that
/// draws that differ only in their pictures need no change of state between them. Textures are
/// made at once, and filled when everything else is there: pictures are decoded meanwhile.
struct TextureUploads {
  private struct Key: Hashable {
    var texture: Int
    var format: GPUTexture.Descriptor.Format
  }

  /// Where a picture goes.
  struct Slot {
    var name: UInt32
    var layer: Int
  }

  private let scene: ImportedScene
  /// Whether colours are kept as the screen shows them.
  private let keepsColours: Bool
  private var slots: [Key: Slot] = [:]
  private(set) var handles: [Handle<GPUTexture>] = []
  private var fills: [(key: Key, handle: Handle<GPUTexture>, layer: Int)] = []

  /// Makes the textures that some materials of a scene read.
  init(
    _ scene: ImportedScene, materials: [Material], inArrays: Bool, keepsColours: Bool,
    on device: RenderDevice
  ) throws(GPUError) {
    self.scene = scene
    self.keepsColours = keepsColours
    var groups: [(descriptor: GPUTexture.Descriptor, keys: [Key])] = []
    for key in Self.wanted(materials) {
      let descriptor = descriptor(key)
      let group = inArrays ? groups.firstIndex { $0.descriptor == descriptor } : nil
      if let group { groups[group].keys.append(key) } else { groups.append((descriptor, [key])) }
    }
    for group in groups {
      var descriptor = group.descriptor
      if inArrays { descriptor.layers = group.keys.count }
      let handle = try device.makeTexture(descriptor)
      handles.append(handle)
      for (layer, key) in group.keys.enumerated() {
        slots[key] = Slot(name: device.name(of: handle), layer: layer)
        fills.append((key, handle, layer))
      }
    }
  }

  /// What materials read, each once.
  private static func wanted(_ materials: [Material]) -> [Key] {
    var keys: [Key] = []
    for material in materials {
      for (texture, format) in material.textureUnits {
        guard let texture else { continue }
        let key = Key(texture: texture, format: format)
        if !keys.contains(key) { keys.append(key) }
      }
    }
    return keys
  }

  func slot(of texture: Int, as format: GPUTexture.Descriptor.Format) -> Slot? {
    slots[Key(texture: texture, format: format)]
  }

  /// Sends the pictures and their smaller levels, and lets go of each.
  ///
  /// - Throws: a `GLTFIssue` for a picture that is broken.
  func fill(on device: RenderDevice) throws(GLTFIssue) {
    for index in 0..<scene.pictures.count {
      let wanted = fills.filter { scene.textures[$0.key.texture].image == index }
      guard !wanted.isEmpty else { continue }
      let image = try picture(index)
      for fill in wanted { self.fill(fill.handle, fill.layer, with: image, fill.key, on: device) }
    }
  }

  private func picture(_ index: Int) throws(GLTFIssue) -> Image {
    do {
      return try scene.pictures.take(index)
    } catch {
      var issue = GLTFIssue(error, ofImage: index)
      issue.file = scene.name
      throw issue
    }
  }

  /// Sends a picture and its smaller levels, which were made when it was decoded.
  private func fill(
    _ handle: Handle<GPUTexture>, _ layer: Int, with image: Image, _ key: Key,
    on device: RenderDevice
  ) {
    device.replace(handle, with: image.pixels, layer: layer)
    guard scene.textures[key.texture].hasMipmaps else { return }
    let content: Mipmaps.Content = !keepsColours && key.format == .colour ? .colour : .numbers
    let ready = image.mipmaps.flatMap { $0.content == content ? $0 : nil }
    device.replace(handle, with: ready ?? Mipmaps(of: image, content), layer: layer)
  }

  private func descriptor(_ key: Key) -> GPUTexture.Descriptor {
    let texture = scene.textures[key.texture]
    let size = scene.pictures.size(of: texture.image)
    return GPUTexture.Descriptor(
      width: size.width, height: size.height,
      format: keepsColours ? .numbers : key.format, hasMipmaps: texture.hasMipmaps,
      isSmooth: texture.isSmooth, wrapS: texture.wrapS, wrapT: texture.wrapT)
  }
}

extension Material {
  /// The textures in the order of the shaders' units, and how each is read.
  var textureUnits: [(texture: Int?, format: GPUTexture.Descriptor.Format)] {
    contents.map { ($0.texture, $0.content == .colour ? .colour : .numbers) }
  }

  /// When a material's surfaces are drawn.
  var stage: DrawList.Stage {
    switch alphaMode {
    case .opaque: .opaque
    case .mask: .masked
    case .blend: .blended
    }
  }
}
