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

  /// Draws everything that is loaded once, in a picture that nobody sees.
  ///
  /// Drivers finish programs and set memory aside when they are first used, which takes longer than
  /// a frame: it is to happen while a session loads. Everything is as it was afterwards, but for
  /// panels, which are gone.
  package func warmUp(_ atlas: GlyphAtlas) throws(GPUError) {
    let shown = (place: activePlace, fade: fade, people: skinning.people.map(\.isVisible))
    let fallen = rain
    var panel = PanelMesh()
    panel.vertices = Array(repeating: .nowhere, count: 3)
    panel.indices = [0, 1, 2]
    panel.revision = -1
    try setPanels(panel, atlas: atlas)
    // Samples are part of what a program is finished for.
    let target = try makeTarget(width: 6 * 8, height: 8)
    let views = LightPass.views(allAround: Environment.meetingPoint, size: 8)
    fade = 0.5
    rain = 1
    for index in skinning.people.indices { skinning.people[index].isVisible = true }
    for name in places.keys.sorted() {
      activePlace = name
      draw(views, into: target)
    }
    for (index, isVisible) in shown.people.enumerated() {
      skinning.people[index].isVisible = isVisible
    }
    (activePlace, fade, rain) = (shown.place, shown.fade, fallen)
    device.destroy(target)
    panel.removeAll()
    panel.revision = -2
    try setPanels(panel, atlas: atlas)
    device.finish()
    try device.check("warmUp")
  }

  private func setMirrorImage(_ cube: LightCube, of name: String) throws(GPUError) {
    let image = try MirrorImage(cube, on: device)
    if let old = places[name]?.mirrorImage { device.destroy(old.texture) }
    places[name]?.mirrorImage = image
  }
}
