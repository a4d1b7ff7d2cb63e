extension StageRenderer {
  /// Draws a place without people as light from all around where they stand.
  ///
  /// The sky alone is mirrored meanwhile. Does nothing where light is spared.
  func captureLight(of name: String) throws(GPUError) {
    guard let lightPass, let place = places[name] else { return }
    let shown = activePlace
    defer {
      activePlace = shown
      isListStale = true
    }
    activePlace = name
    try setMirrorImage(LightCube(size: 4, radiance: place.environment.radiance(from:)), of: name)
    let (views, target) = try lightPass.makeCapture(on: device)
    try drawLight(views, of: place, into: target)
    let cube = LightPass.cube(device.readLight(target))
    device.destroy(target)
    try setMirrorImage(cube, of: name)
    if place.environment.ambient == nil { places[name]?.harmonics = cube.harmonics }
  }

  private func setMirrorImage(_ cube: LightCube, of name: String) throws(GPUError) {
    let image = try MirrorImage(cube, on: device)
    if let old = places[name]?.mirrorImage { device.destroy(old.texture) }
    places[name]?.mirrorImage = image
  }
}
