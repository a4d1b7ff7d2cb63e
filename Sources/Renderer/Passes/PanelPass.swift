/// Draws panels and their text over the scene.
///
/// They are never hidden by what stands before them: a choice or the way to stop that cannot be
/// read would be worse than a panel that shines through a lamp post.
struct PanelPass {
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>
  private var vertices: Handle<StreamBuffer>
  private var indices: Handle<StreamBuffer>
  // Room for two thousand shapes: more than a question with all its answers has letters.
  private var vertexBytes = 2_048 * 4 * MemoryLayout<PanelVertex>.stride
  private var indexBytes = 2_048 * 6 * MemoryLayout<UInt32>.stride
  private var firstIndex = 0
  private var indexCount = 0
  private var revision: Int?
  private var atlas: Handle<GPUTexture>?
  private var atlasSize = (width: 0, height: 0)
  private var atlasVersion: Int?
  private var atlasGeneration: Int?
  /// Rows of the atlas that were final when it was last looked at.
  private var settledRows = 0

  init(stereo: StereoTechnique, on device: RenderDevice) throws(GPUError) {
    program = try device.makeProgram(
      "panel", vertex: ShaderSource.vertex(PackageResources.panel_vert),
      fragment: ShaderSource.plain(PackageResources.panel_frag), defines: stereo.defines)
    vertexArray = try device.makeVertexArray([
      VertexArray.Attribute(location: 0, components: 3, offset: 0),
      VertexArray.Attribute(location: 1, components: 2, offset: 12),
      VertexArray.Attribute(location: 2, components: 1, offset: 20),
      VertexArray.Attribute(location: 3, components: 4, offset: 24),
      VertexArray.Attribute(location: 4, components: 4, offset: 40, isNormalizedBytes: true),
    ])
    vertices = try device.makeStream(regionSize: vertexBytes)
    indices = try device.makeStream(regionSize: indexBytes)
  }

  /// Takes over what the panels look like from now on.
  ///
  /// Allocates only when the mesh or the atlas outgrew what was there.
  mutating func set(
    _ mesh: PanelMesh, atlas source: GlyphAtlas, on device: RenderDevice
  ) throws(GPUError) {
    try upload(source, on: device)
    guard mesh.revision != revision || mesh.indices.count != indexCount else { return }
    try grow(
      vertexBytes: mesh.vertices.count * MemoryLayout<PanelVertex>.stride,
      indexBytes: mesh.indices.count * MemoryLayout<UInt32>.stride, on: device)
    let vertexOffset = device.fill(vertices) { memory in
      mesh.vertices.withUnsafeBytes { memory.copyMemory(from: $0) }
    }
    firstIndex =
      device.fill(indices) { memory in
        mesh.indices.withUnsafeBytes { memory.copyMemory(from: $0) }
      } / MemoryLayout<UInt32>.size
    device.setVertices(
      of: vertexArray, binding: 0, buffer: device.name(of: vertices), offset: vertexOffset,
      stride: MemoryLayout<PanelVertex>.stride)
    device.setIndices(of: vertexArray, buffer: device.name(of: indices))
    indexCount = mesh.indices.count
    revision = mesh.revision
  }

  /// Whether there is nothing to draw.
  var isEmpty: Bool { indexCount == 0 || atlas == nil }

  /// Draws the panels in some views at once.
  func draw(views: Int, on device: RenderDevice) {
    guard indexCount > 0, let atlas else { return }
    device.use(program)
    device.bind(vertexArray)
    device.bind(atlas, unit: 0)
    device.apply(
      PipelineState(
        blending: .premultiplied, testsDepth: false, writesDepth: false, cullsBack: false))
    device.drawTriangles(firstIndex: firstIndex, count: indexCount, instances: views)
  }

  func endUse(on device: RenderDevice) {
    device.endUse(of: vertices)
    device.endUse(of: indices)
  }

  private mutating func upload(
    _ source: GlyphAtlas, on device: RenderDevice
  ) throws(GPUError) {
    if atlas == nil || atlasSize != (source.width, source.maximumHeight) {
      if let atlas { device.destroy(atlas) }
      // As high as it may ever be, so that new letters never make a new texture in a frame.
      atlas = try device.makeTexture(
        GPUTexture.Descriptor(
          width: source.width, height: source.maximumHeight, format: .single, hasMipmaps: false,
          wrapS: .clamp, wrapT: .clamp))
      atlasSize = (source.width, source.maximumHeight)
      atlasGeneration = nil
    }
    if atlasVersion != source.version || atlasGeneration != source.generation, let atlas {
      // New letters are packed below the old ones; the rest is there already.
      let isAnew = atlasGeneration != source.generation
      let rows = isAnew ? 0..<source.height : settledRows..<source.usedRows
      device.replaceRows(rows, of: atlas, width: source.width, with: source.pixels)
    }
    atlasVersion = source.version
    atlasGeneration = source.generation
    settledRows = source.settledRows
  }

  private mutating func grow(
    vertexBytes: Int, indexBytes: Int, on device: RenderDevice
  ) throws(GPUError) {
    if vertexBytes > self.vertexBytes {
      self.vertexBytes = vertexBytes * 2
      device.destroy(vertices)
      vertices = try device.makeStream(regionSize: self.vertexBytes)
    }
    if indexBytes > self.indexBytes {
      self.indexBytes = indexBytes * 2
      device.destroy(indices)
      indices = try device.makeStream(regionSize: self.indexBytes)
    }
  }
}
