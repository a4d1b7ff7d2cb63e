/// Writes what one eye sees, scaled, to memory that a side thread reads.
///
/// One draw on nothing, whose shader writes the bytes where they are wanted. Reading a picture back
/// by the driver's own call would be shorter, but some copy it on the thread that asks: two
/// megabytes were most of what the mirror cost.
struct MirrorPass {
  private let device: RenderDevice
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>
  private let edges: Int32
  private let reach: Int32
  private let row: Int32

  init(on device: RenderDevice) throws(GPUError) {
    self.device = device
    program = try device.makeProgram(
      "mirror", vertex: ShaderSource.plain(PackageResources.rectangle_vert),
      fragment: ShaderSource.plain(PackageResources.mirror_frag))
    vertexArray = try device.makeVertexArray([])
    edges = device.location(of: "edges", in: program)
    reach = device.location(of: "reach", in: program)
    row = device.location(of: "row", in: program)
  }

  /// Gives the program back.
  func destroy() {
    device.destroy(program)
    device.destroy(vertexArray)
  }

  /// Asks for a part of a finished picture in a part of a buffer; returns at once.
  ///
  /// Allocates nothing. `area` is in the picture; `part` is where it goes, in rows of `rowLength`
  /// pixels.
  func draw(
    _ target: RenderTarget, _ area: Viewport, into buffer: Handle<ReadBackBuffer>,
    _ part: Viewport, rowLength: Int
  ) {
    device.begin(buffer)
    device.use(program)
    device.bind(vertexArray)
    device.bind(target, unit: 0)
    device.apply(PipelineState(testsDepth: false, writesDepth: false, cullsBack: false))
    device.setViewport(part)
    let size = SIMD2(Float(target.width), Float(target.height))
    let first = SIMD2(Float(area.x), Float(area.y)) / size
    let whole = SIMD2(Float(area.width), Float(area.height)) / size
    device.setUniform(
      SIMD4(first.x, first.x + whole.x, first.y, first.y + whole.y), at: edges)
    device.setUniform(
      0.25 * whole / SIMD2(Float(part.width), Float(part.height)), at: reach)
    device.setUniform(rowLength, at: row)
    device.drawStrip(corners: 4)
    device.end(buffer)
  }
}
