extension RoofMap {
  /// Sends the map to the device, as it is read: spot by spot.
  func upload(on device: RenderDevice) throws(GPUError) -> Handle<GPUTexture> {
    try device.makeTexture(
      bytes,
      GPUTexture.Descriptor(
        width: Self.size, height: Self.size, format: .single, hasMipmaps: false, isSmooth: false,
        wrapS: .clamp, wrapT: .clamp))
  }
}

/// Draws rain as thin streaks about each eye, hidden by what stands before them.
///
/// A streak's place follows from its number and the scene's time, so there is nothing to keep or
/// send: one call draws all streaks in all views, and without rain there is none. Streaks fade in
/// and out at the sides of their box, near the face and with the amount; a streak that would be
/// thinner than a pixel is fainter instead. So no light flickers, however many there are.
struct RainPass {
  /// In the box of `rain.vert`; where the processor draws, each costs.
  static func streaks(_ detail: LightDetail) -> Int { detail == .rich ? 8_000 : 4_000 }
  private static let roofUnit = 7

  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>
  private let streaks: Int

  init(
    stereo: StereoTechnique, detail: LightDetail, on device: RenderDevice
  ) throws(GPUError) {
    program = try device.makeProgram(
      "rain",
      vertex: ShaderSource.vertex(
        PackageResources.rain_vert, behind: [PackageResources.lamps_glsl]),
      fragment: ShaderSource.plain(PackageResources.rain_frag),
      defines: stereo.defines + (detail == .spare ? ["SPARE"] : []))
    vertexArray = try device.makeVertexArray([])
    streaks = Self.streaks(detail)
    device.use(program)
    device.setUniform(RoofMap.span, at: device.location(of: "roofSpan", in: program))
    device.setUniform(RoofMap.heights, at: device.location(of: "roofHeights", in: program))
  }

  /// Draws the rain of the frame's `zenith.w` in some views at once; allocates nothing.
  func draw(under roof: Handle<GPUTexture>, views: Int, on device: RenderDevice) {
    device.use(program)
    device.bind(vertexArray)
    device.bind(roof, unit: Self.roofUnit)
    device.apply(PipelineState(blending: .premultiplied, writesDepth: false, cullsBack: false))
    device.drawStrip(corners: 4, instances: streaks * views)
  }
}
