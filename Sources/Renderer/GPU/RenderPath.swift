/// How pictures are drawn, chosen once at the start by what the device can do.
package enum RenderPath: String, Sendable, Codable, CaseIterable {
  /// Many draws in few calls, both eyes at once, people bent by the graphics processor.
  case gpu
  /// One draw a call, one eye after the other, people bent by a C kernel: best where the
  /// processor draws, which pays for each vertex and not for the calls.
  case software
}

/// How several views of one scene reach the picture.
package enum StereoTechnique: String, Sendable, Codable, CaseIterable {
  /// Each draw once for all views; the vertex shader names the viewport.
  case viewportIndex = "viewport-index"
  /// Each draw once for all views; clip distances keep each view in its part of the picture.
  case clipDistance = "clip-distance"
  /// Each draw once a view.
  case perView = "per-view"

  /// What a path uses on a device.
  static func standard(for path: RenderPath, hasViewportIndex: Bool) -> StereoTechnique {
    switch path {
    case .gpu: hasViewportIndex ? .viewportIndex : .clipDistance
    case .software: .perView
    }
  }
}

/// How much of the light is reckoned.
package enum Shading: String, Sendable, Codable, CaseIterable {
  /// Base colour alone.
  case unlit
  /// One lamp and a constant sky, metallic-roughness: for comparison with other programs.
  case pbr1
  /// What a session shows.
  case full
}
