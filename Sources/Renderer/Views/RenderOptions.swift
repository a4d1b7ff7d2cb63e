/// How a stage draws; what is nil is chosen by what the device can do.
package struct RenderOptions: Sendable, Equatable {
  package var path: RenderPath?
  package var stereo: StereoTechnique?
  package var shading = Shading.full

  package init(
    path: RenderPath? = nil, stereo: StereoTechnique? = nil, shading: Shading = .full
  ) {
    self.path = path
    self.stereo = stereo
    self.shading = shading
  }
}
