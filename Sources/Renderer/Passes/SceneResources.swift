/// Everything that was loaded to be drawn by `ScenePass`: triangles, materials and shaders.
///
/// What belongs to a place or a person is given back when that leaves; shaders stay.
struct SceneResources {
  let path: RenderPath
  let stereo: StereoTechnique
  let shading: Shading
  /// Chosen once for all shaders.
  let detail: LightDetail
  private(set) var geometry: Geometry
  /// What the device bends people from; nil where the processor does.
  private(set) var skins: SkinSources?
  /// The numbers of all materials.
  private(set) var surfaces: Arena
  /// The numbers from 0, which the draws of a batch read their surface's position from.
  private(set) var draws: Handle<GPUBuffer>
  private var drawCount: Int
  private var materials: [Int: (materials: SceneMaterials, users: Int)] = [:]
  private var nextMaterials = 0
  private var programs: [ShaderVariant: Handle<ShaderProgram>] = [:]

  init(
    path: RenderPath, stereo: StereoTechnique, shading: Shading, detail: LightDetail,
    on device: RenderDevice
  ) throws(GPUError) {
    self.path = path
    self.stereo = stereo
    self.shading = shading
    self.detail = detail
    geometry = try Geometry(isMapped: path == .software, on: device)
    skins = path == .gpu ? try SkinSources(on: device) : nil
    surfaces = try Arena(stride: SurfaceUniforms.stride, capacity: 64, on: device)
    drawCount = surfaces.capacity
    draws = try Self.makeDraws(drawCount, on: device)
  }

  private static func makeDraws(
    _ count: Int, on device: RenderDevice
  ) throws(GPUError) -> Handle<GPUBuffer> {
    try device.makeBuffer((0..<UInt32(count)).map(\.self))
  }

  // MARK: - Materials

  /// Uploads a scene's materials and makes the textures that they use; the result names them.
  ///
  /// The textures are to be filled before something is drawn. The materials belong to one user;
  /// `keepMaterials` adds one, `freeMaterials` takes one away.
  mutating func addMaterials(
    of scene: ImportedScene, on device: RenderDevice
  ) throws(GPUError) -> (id: Int, textures: TextureUploads) {
    let all = scene.materials + [Material()]
    let uploads = try TextureUploads(
      scene, materials: scene.materials, inArrays: path == .gpu, keepsColours: shading != .full,
      on: device)
    var numbers: [SurfaceUniforms] = []
    var textures: [SIMD8<UInt32>] = []
    for material in all {
      var uniforms = SurfaceUniforms(material)
      var names = SIMD8<UInt32>.zero
      for (unit, wanted) in material.textureUnits.enumerated() {
        guard let texture = wanted.texture,
          let slot = uploads.slot(of: texture, as: wanted.format)
        else { continue }
        names[unit] = slot.name
        uniforms.layers[unit] = Float(slot.layer)
      }
      numbers.append(uniforms)
      textures.append(names)
    }
    let range = try surfaces.add(numbers, on: device)
    try growDraws(on: device)
    let entries = all.indices.map { index in
      SceneMaterials.Entry(
        surface: range.lowerBound + index, pipeline: Self.pipeline(all[index]),
        textures: textures[index])
    }
    materials[nextMaterials] = (
      SceneMaterials(
        sourceMaterials: all, entries: entries, surfaces: range, textures: uploads.handles), 1
    )
    nextMaterials += 1
    return (nextMaterials - 1, uploads)
  }

  private static func pipeline(_ material: Material) -> PipelineState {
    PipelineState(
      blending: material.stage == .blended ? .premultiplied : .none,
      writesDepth: material.stage != .blended, cullsBack: !material.isDoubleSided,
      coversByAlpha: material.stage == .masked)
  }

  private mutating func growDraws(on device: RenderDevice) throws(GPUError) {
    guard surfaces.capacity > drawCount else { return }
    let larger = try Self.makeDraws(surfaces.capacity, on: device)
    device.destroy(draws)
    draws = larger
    drawCount = surfaces.capacity
  }

  mutating func keepMaterials(_ id: Int) { materials[id]?.users += 1 }

  mutating func freeMaterials(_ id: Int, on device: RenderDevice) {
    guard let entry = materials[id] else { return device.report(.doubleFree(call: "materials")) }
    guard entry.users == 1 else {
      materials[id]?.users -= 1
      return
    }
    for texture in entry.materials.textures { device.destroy(texture) }
    surfaces.free(entry.materials.surfaces, on: device)
    materials[id] = nil
  }

  // MARK: - Triangles

  /// How many copies of the vertices of those who move there are.
  private func movingCopies(on device: RenderDevice) -> Int {
    path == .gpu ? 1 : device.clock.framesInFlight
  }

  /// Makes room for the triangles of a scene, so that the buffers grow once for all of them.
  mutating func prepare(for scene: ImportedScene, on device: RenderDevice) throws(GPUError) {
    let copies = movingCopies(on: device)
    var vertices = 0
    var indices = 0
    for node in scene.nodes {
      let moves = node.skeleton != nil || node.joint != nil
      for primitive in node.mesh.map({ scene.meshes[$0].primitives }) ?? [] {
        vertices += primitive.positions.count * (moves ? copies : 1)
        indices += primitive.indices.count
      }
    }
    try geometry.prepare(vertices: vertices, indices: indices, on: device)
  }

  mutating func addMesh(
    _ vertices: [Geometry.Vertex], _ coordinates: [Geometry.Coordinates], _ indices: [UInt32],
    on device: RenderDevice
  ) throws(GPUError) -> MeshRanges {
    try geometry.add(vertices, coordinates, indices, on: device)
  }

  /// Adds a mesh that is written each frame: by the device in place, by the processor in turns.
  mutating func addMovingMesh(
    _ coordinates: [Geometry.Coordinates], _ indices: [UInt32], on device: RenderDevice
  ) throws(GPUError) -> MeshRanges {
    try geometry.add(
      copies: movingCopies(on: device), coordinates, indices, on: device)
  }

  /// Adds what the device bends a mesh from; nil where the processor bends it.
  mutating func addSkin(
    _ mesh: SkinnedMesh, on device: RenderDevice
  ) throws(GPUError) -> SkinSources.Ranges? {
    try skins?.add(mesh, on: device)
  }

  mutating func freeSkin(_ ranges: SkinSources.Ranges, on device: RenderDevice) {
    skins?.free(ranges, on: device)
  }

  mutating func freeMesh(_ ranges: MeshRanges, on device: RenderDevice) {
    geometry.free(ranges, on: device)
  }

  /// Lets draws read all triangles, each once for some views.
  mutating func bind(views: Int, on device: RenderDevice) {
    geometry.bind(draws: draws, views: views, on: device)
  }

  // MARK: - Draws

  /// What must be bound for a surface of a material; compiles its shader the first time.
  mutating func draw(
    _ id: Int, material index: Int?, hasLightmapCoordinates: Bool, hasColours: Bool,
    on device: RenderDevice
  ) throws(GPUError) -> SceneDraw {
    guard let found = materials[id]?.materials.entry(index) else {
      throw GPUError(.misuse, call: "draw", detail: "materials \(id)")
    }
    let variant = ShaderVariant(
      found.material, hasLightmapCoordinates: hasLightmapCoordinates, hasColours: hasColours,
      shading: shading)
    return try draw(found.entry, variant, stage: found.material.stage, on: device)
  }

  /// The dense part of hair, which hides what is behind it, so that sheets of hair need no order.
  ///
  /// Nil for what is no blended hair, and where light is spared.
  mutating func core(
    _ id: Int, material index: Int?, hasColours: Bool, on device: RenderDevice
  ) throws(GPUError) -> SceneDraw? {
    guard detail == .rich, shading == .full, let found = materials[id]?.materials.entry(index),
      found.material.stage == .blended, found.material.substance == .hair
    else { return nil }
    var variant = ShaderVariant(
      found.material, hasLightmapCoordinates: false, hasColours: hasColours, shading: shading)
    variant.remove(.blended)
    variant.insert(.masked)
    var entry = found.entry
    entry.pipeline.blending = .none
    entry.pipeline.writesDepth = true
    entry.pipeline.coversByAlpha = true
    return try draw(entry, variant, stage: .masked, on: device)
  }

  private mutating func draw(
    _ entry: SceneMaterials.Entry, _ variant: ShaderVariant, stage: DrawList.Stage,
    on device: RenderDevice
  ) throws(GPUError) -> SceneDraw {
    var textures = entry.textures
    // A lightmap without coordinates, or a texture that this shading passes over, is not bound.
    for unit in 0..<DrawState.textureUnits where !variant.reads(unit) { textures[unit] = 0 }
    return SceneDraw(
      stage: stage, surface: entry.surface,
      state: DrawState(
        program: device.name(of: try program(variant, on: device)),
        pipeline: entry.pipeline, textures: textures))
  }

  private mutating func program(
    _ variant: ShaderVariant, on device: RenderDevice
  ) throws(GPUError) -> Handle<ShaderProgram> {
    if let known = programs[variant] { return known }
    let isFull = shading == .full
    let shared = isFull ? [PackageResources.lamps_glsl, PackageResources.lighting_glsl] : []
    let fragment = isFull ? PackageResources.scene_frag : PackageResources.plain_frag
    let handle = try device.makeProgram(
      "scene",
      vertex: ShaderSource.vertex(
        PackageResources.scene_vert, behind: [PackageResources.material_glsl]),
      fragment: ShaderSource.text(
        fragment,
        behind: [PackageResources.material_glsl, PackageResources.surface_glsl] + shared),
      defines: variant.defines + stereo.defines + (detail == .spare ? ["SPARE"] : [])
        + (shading == .unlit ? ["UNLIT"] : []))
    programs[variant] = handle
    return handle
  }
}

/// A material as one draw needs it.
struct SceneDraw {
  var stage: DrawList.Stage
  var surface: Int
  var state: DrawState
}

extension StereoTechnique {
  /// The macros of `common.glsl`, `stereo.glsl`, `surface.glsl` and `scene.vert`.
  var defines: [String] {
    switch self {
    case .viewportIndex: ["MANY_VIEWS", "VIEWPORT_INDEX"]
    case .clipDistance: ["MANY_VIEWS", "CLIP_DISTANCE"]
    case .perView: []
    }
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

  /// A vertex shader that shows what it draws in one or many views.
  static func vertex(_ bytes: [UInt8], behind shared: [[UInt8]] = []) -> String {
    text(bytes, behind: [PackageResources.stereo_glsl] + shared)
  }

  /// A shader as it is.
  static func plain(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
