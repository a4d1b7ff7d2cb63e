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
/// draws that differ only in their pictures need no change of state between them.
struct TextureUploads {
  private struct Key: Hashable {
    var texture: Int
    var format: GPUTexture.Descriptor.Format
  }

  /// Where a picture ended up.
  struct Slot {
    var name: UInt32
    var layer: Int
  }

  private let scene: ImportedScene
  /// Whether colours are kept as the screen shows them.
  private let keepsColours: Bool
  private var slots: [Key: Slot] = [:]
  private(set) var handles: [Handle<GPUTexture>] = []

  /// Uploads what some materials of a scene read.
  init(
    _ scene: ImportedScene, materials: [Material], inArrays: Bool, keepsColours: Bool,
    on device: RenderDevice
  ) throws(GPUError) {
    self.scene = scene
    self.keepsColours = keepsColours
    var wanted: [Key] = []
    for material in materials {
      for (texture, format) in material.textureUnits {
        guard let texture else { continue }
        let key = Key(texture: texture, format: format)
        if !wanted.contains(key) { wanted.append(key) }
      }
    }
    if inArrays {
      try uploadArrays(wanted, on: device)
    } else {
      for key in wanted { try upload(key, on: device) }
    }
  }

  func slot(of texture: Int, as format: GPUTexture.Descriptor.Format) -> Slot? {
    slots[Key(texture: texture, format: format)]
  }

  private mutating func upload(_ key: Key, on device: RenderDevice) throws(GPUError) {
    let handle = try device.makeTexture(descriptor(key))
    handles.append(handle)
    fill(handle, layer: 0, with: key, on: device)
    slots[key] = Slot(name: device.name(of: handle), layer: 0)
  }

  private mutating func uploadArrays(
    _ keys: [Key], on device: RenderDevice
  ) throws(GPUError) {
    var groups: [(descriptor: GPUTexture.Descriptor, keys: [Key])] = []
    for key in keys {
      let descriptor = descriptor(key)
      if let group = groups.firstIndex(where: { $0.descriptor == descriptor }) {
        groups[group].keys.append(key)
      } else {
        groups.append((descriptor, [key]))
      }
    }
    for group in groups {
      var descriptor = group.descriptor
      descriptor.layers = group.keys.count
      let handle = try device.makeTexture(descriptor)
      handles.append(handle)
      for (layer, key) in group.keys.enumerated() {
        fill(handle, layer: layer, with: key, on: device)
        slots[key] = Slot(name: device.name(of: handle), layer: layer)
      }
    }
  }

  /// Sends a picture and its smaller levels, which were made when it was decoded.
  private func fill(
    _ handle: Handle<GPUTexture>, layer: Int, with key: Key, on device: RenderDevice
  ) {
    let texture = scene.textures[key.texture]
    let image = scene.images[texture.image]
    device.replace(handle, with: image.pixels, layer: layer)
    guard texture.hasMipmaps else { return }
    let content: Mipmaps.Content = !keepsColours && key.format == .colour ? .colour : .numbers
    let ready = image.mipmaps.flatMap { $0.content == content ? $0 : nil }
    device.replace(handle, with: ready ?? Mipmaps(of: image, content), layer: layer)
  }

  private func descriptor(_ key: Key) -> GPUTexture.Descriptor {
    let texture = scene.textures[key.texture]
    let image = scene.images[texture.image]
    return GPUTexture.Descriptor(
      width: image.width, height: image.height,
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
