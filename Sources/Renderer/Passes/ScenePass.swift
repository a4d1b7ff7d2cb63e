/// Draws the surfaces of a place and of its people in one view.
struct ScenePass {
  /// Draws the items of a list that belong to some stages and that the view may show.
  ///
  /// Without bounds each item is tested by its own box; a person is tested as a whole before.
  func draw(
    _ list: DrawList, stages: ClosedRange<DrawList.Stage>, frustum: Frustum?,
    _ resources: SceneResources, on device: RenderDevice
  ) {
    for item in 0..<list.count where stages.contains(list.stages[item]) {
      if let frustum,
        !frustum.mayShow(centre: list.centres[item], halfSize: list.halfSizes[item])
      {
        continue
      }
      guard let program = resources.programs[list.variants[item]] else { continue }
      device.use(program)
      device.bind(resources.models[list.models[item]].vertexArray)
      bind(resources.materials[list.materials[item]], list.stages[item], on: device)
      device.drawTriangles(
        firstIndex: list.firstIndices[item], count: list.indexCounts[item])
    }
  }

  private func bind(
    _ material: SceneMaterial, _ stage: DrawList.Stage, on device: RenderDevice
  ) {
    device.apply(
      PipelineState(
        blending: stage == .blended ? .premultiplied : .none,
        writesDepth: stage != .blended, cullsBack: !material.isDoubleSided))
    device.bindBlock(
      2, device.name(of: material.uniforms), offset: material.offset,
      size: SurfaceUniforms.size)
    for unit in 0..<6 {
      if let texture = material.textures[unit] { device.bind(texture, unit: unit) }
    }
  }
}

/// Draws the sky where nothing else was drawn.
struct SkyPass {
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>

  init(on device: RenderDevice) throws(GPUError) {
    program = try device.makeProgram(
      "sky", vertex: ShaderSource.text(PackageResources.sky_vert),
      fragment: ShaderSource.text(
        PackageResources.sky_frag, behind: [PackageResources.lighting_glsl]))
    vertexArray = try device.makeVertexArray([])
  }

  func draw(on device: RenderDevice) {
    device.use(program)
    device.bind(vertexArray)
    device.apply(PipelineState(writesDepth: false, cullsBack: false))
    device.drawStrip(corners: 4)
  }
}

/// Darkens the whole view, up to black.
struct FadePass {
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>
  private let amountLocation: Int32

  init(on device: RenderDevice) throws(GPUError) {
    program = try device.makeProgram(
      "fade", vertex: ShaderSource.plain(PackageResources.fade_vert),
      fragment: ShaderSource.plain(PackageResources.fade_frag))
    vertexArray = try device.makeVertexArray([])
    amountLocation = device.location(of: "amount", in: program)
  }

  func draw(amount: Float, on device: RenderDevice) {
    guard amount > 0 else { return }
    device.use(program)
    device.bind(vertexArray)
    device.apply(
      PipelineState(
        blending: .premultiplied, testsDepth: false, writesDepth: false, cullsBack: false))
    device.setUniform(min(amount, 1), at: amountLocation)
    device.drawStrip(corners: 4)
  }
}
