/// What a material needs on the device in order to be drawn.
struct SceneMaterial {
  var uniforms: Handle<GPUBuffer>
  /// Bytes from the start of the buffer.
  var offset: Int
  var isDoubleSided: Bool
  /// One a texture unit; what a shader does not read is nil.
  var textures = InlineArray<6, Handle<GPUTexture>?>(repeating: nil)
}

/// A vertex layout with its buffers: a place, or a person's body.
struct SceneModel {
  var vertexArray: Handle<VertexArray>
}

/// Everything that was loaded to be drawn by `ScenePass`: materials, shaders and models.
///
/// Handles stay valid until the device goes; places and people are loaded once a session.
struct SceneResources {
  /// Chosen once for all shaders.
  let detail: LightDetail
  private(set) var materials: [SceneMaterial] = []
  private(set) var models: [SceneModel] = []
  private(set) var programs: [UInt16: Handle<ShaderProgram>] = [:]

  init(detail: LightDetail) {
    self.detail = detail
  }

  /// Uploads a scene's materials and the textures that they use.
  ///
  /// The first of the new materials is at the resulting position; the default material, for
  /// primitives that name none, follows the last one.
  mutating func add(
    _ scene: ImportedScene, on device: RenderDevice
  ) throws(GPUError) -> Int {
    let first = materials.count
    let all = scene.materials + [Material()]
    let uniforms = try device.makeBuffer(all.map { SurfaceUniforms($0) })
    var uploads = TextureUploads(scene)
    for (index, material) in all.enumerated() {
      var entry = SceneMaterial(
        uniforms: uniforms, offset: index * SurfaceUniforms.stride,
        isDoubleSided: material.isDoubleSided)
      let slots: [(Int?, GPUTexture.Descriptor.Format)] = [
        (material.baseColourTexture, .colour), (material.metallicRoughnessTexture, .numbers),
        (material.normalTexture, .numbers), (material.occlusionTexture, .numbers),
        (material.emissiveTexture, .colour), (material.lightmap?.texture, .colour),
      ]
      for (unit, slot) in slots.enumerated() {
        guard let texture = slot.0 else { continue }
        entry.textures[unit] = try uploads.handle(of: texture, as: slot.1, on: device)
      }
      materials.append(entry)
    }
    return first
  }

  mutating func add(_ model: SceneModel) -> Int {
    models.append(model)
    return models.count - 1
  }

  /// Compiles what a variant needs, unless that was done before.
  mutating func prepare(_ variant: ShaderVariant, on device: RenderDevice) throws(GPUError) {
    guard programs[variant.rawValue] == nil else { return }
    programs[variant.rawValue] = try device.makeProgram(
      "scene", vertex: ShaderSource.text(PackageResources.scene_vert),
      fragment: ShaderSource.text(
        PackageResources.scene_frag, behind: [PackageResources.lighting_glsl]),
      defines: variant.defines + (detail == .spare ? ["SPARE"] : []))
  }
}

/// The textures of one scene, each sent to the device once for each way it is read.
private struct TextureUploads {
  private struct Key: Hashable {
    var texture: Int
    var format: GPUTexture.Descriptor.Format
  }

  private let scene: ImportedScene
  private var handles: [Key: Handle<GPUTexture>] = [:]

  init(_ scene: ImportedScene) {
    self.scene = scene
  }

  mutating func handle(
    of index: Int, as format: GPUTexture.Descriptor.Format, on device: RenderDevice
  ) throws(GPUError) -> Handle<GPUTexture> {
    let key = Key(texture: index, format: format)
    if let known = handles[key] { return known }
    let texture = scene.textures[index]
    let image = scene.images[texture.image]
    let handle = try device.makeTexture(
      image.pixels,
      GPUTexture.Descriptor(
        width: image.width, height: image.height, format: format,
        hasMipmaps: texture.hasMipmaps, isSmooth: texture.isSmooth, wrapS: texture.wrapS,
        wrapT: texture.wrapT))
    handles[key] = handle
    return handle
  }
}

/// Shader texts that were embedded into the program.
enum ShaderSource {
  /// A shader with `common.glsl`, and what else it shares, behind its version line.
  static func text(_ bytes: [UInt8], behind shared: [[UInt8]] = []) -> String {
    let source = plain(bytes)
    guard let end = source.firstIndex(of: "\n") else { return source }
    return source[...end] + plain(PackageResources.common_glsl) + shared.map(plain).joined()
      + source[source.index(after: end)...]
  }

  /// A shader as it is.
  static func plain(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
