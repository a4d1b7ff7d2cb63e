/// Draws the sky where nothing else was drawn.
struct SkyPass {
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>

  init(
    stereo: StereoTechnique, detail: LightDetail, on device: RenderDevice
  ) throws(GPUError) {
    program = try device.makeProgram(
      "sky", vertex: ShaderSource.vertex(PackageResources.sky_vert),
      fragment: ShaderSource.text(
        PackageResources.sky_frag,
        behind: [PackageResources.lamps_glsl, PackageResources.lighting_glsl]),
      defines: stereo.defines + (detail == .spare ? ["SPARE"] : []))
    vertexArray = try device.makeVertexArray([])
  }

  func draw(views: Int, on device: RenderDevice) {
    device.use(program)
    device.bind(vertexArray)
    device.apply(PipelineState(writesDepth: false, cullsBack: false))
    device.drawStrip(corners: 4, instances: views)
  }
}

/// Darkens whole views, up to black.
struct FadePass {
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>
  private let amountLocation: Int32

  init(stereo: StereoTechnique, on device: RenderDevice) throws(GPUError) {
    program = try device.makeProgram(
      "fade", vertex: ShaderSource.vertex(PackageResources.fade_vert),
      fragment: ShaderSource.plain(PackageResources.fade_frag), defines: stereo.defines)
    vertexArray = try device.makeVertexArray([])
    amountLocation = device.location(of: "amount", in: program)
  }

  func draw(amount: Float, views: Int, on device: RenderDevice) {
    guard amount > 0 else { return }
    device.use(program)
    device.bind(vertexArray)
    device.apply(
      PipelineState(
        blending: .premultiplied, testsDepth: false, writesDepth: false, cullsBack: false))
    device.setUniform(min(amount, 1), at: amountLocation)
    device.drawStrip(corners: 4, instances: views)
  }
}
