/// Draws a finished pair of eyes anew with a barrel's error, for a plain lens box.
package final class LensPass {
  private let device: RenderDevice
  private let profile: LensProfile
  private let program: Handle<ShaderProgram>
  private let vertexArray: Handle<VertexArray>
  private let edges: Int32
  private let field: Int32
  private let part: Int32

  package init(_ profile: LensProfile, on stage: StageRenderer) throws(GPUError) {
    device = stage.device
    self.profile = profile
    program = try device.makeProgram(
      "lens", vertex: ShaderSource.plain(PackageResources.rectangle_vert),
      fragment: ShaderSource.plain(PackageResources.lens_frag))
    vertexArray = try device.makeVertexArray([])
    edges = device.location(of: "edges", in: program)
    field = device.location(of: "field", in: program)
    part = device.location(of: "part", in: program)
    device.use(program)
    for (name, terms) in [
      ("red", profile.red), ("green", profile.green), ("blue", profile.blue),
    ] {
      device.setUniform(
        SIMD2(terms.k1, terms.k2), at: device.location(of: name, in: program))
    }
  }

  /// Draws onto a screen-sized picture what two views show; the left half is for the left lens.
  ///
  /// Allocates nothing.
  /// - Parameters:
  ///   - target: the finished picture with both views.
  ///   - views: the pair as it was drawn, left half first.
  ///   - screen: what is drawn on, another picture.
  package func draw(_ target: RenderTarget, views: [View], onto screen: RenderTarget) {
    device.begin(screen)
    device.use(program)
    device.bind(vertexArray)
    device.bind(target, unit: 0)
    device.apply(PipelineState(testsDepth: false, writesDepth: false, cullsBack: false))
    for (index, view) in views.prefix(2).enumerated() {
      draw(view, isLeft: index == 0, of: target, onto: screen)
    }
    device.end(screen)
  }

  private func draw(_ view: View, isLeft: Bool, of target: RenderTarget, onto screen: RenderTarget)
  {
    let half = screen.width / 2
    device.setViewport(Viewport(x: isLeft ? 0 : half, width: half, height: screen.height))
    let edge = profile.edges
    device.setUniform(
      SIMD4(
        isLeft ? -edge.outer : -edge.inner, isLeft ? edge.inner : edge.outer, -edge.vertical,
        edge.vertical), at: edges)
    device.setUniform(view.fieldOfView.tangents, at: field)
    let size = SIMD2(Float(target.width), Float(target.height))
    device.setUniform(
      SIMD4(
        Float(view.viewport.x) / size.x, Float(view.viewport.y) / size.y,
        Float(view.viewport.width) / size.x, Float(view.viewport.height) / size.y), at: part)
    device.drawStrip(corners: 4)
  }
}
