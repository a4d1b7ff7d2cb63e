extension StageRenderer {
  /// What is behind everything without full shading, as the programs that are compared have it.
  private static let plainBackground = SIMD3<Float>(0.1, 0.1, 0.15)

  /// Draws all views onto a picture; at most eight.
  package func draw(_ views: [View], into target: RenderTarget) {
    let count = min(views.count, FrameBlocks.mostViews)
    device.beginFrame()
    rebuildList()
    skinning.chooseDetail(place: activePlace, views)
    skinning.run(place: activePlace, resources, on: device)
    fillBlocks(views, skinning.people)
    prepare(views, count)
    lightPass?.draw(
      scene, skinning.people, in: places[activePlace], isBatched: stereo != .perView, blocks,
      &resources, on: device)
    device.begin(
      target, clear: shading == .full ? .zero : Self.plainBackground, encodes: shading == .full)
    drawViews(views, count)
    device.end(target)
    panelPass.endUse(on: device)
    device.endFrame()
  }

  /// Draws the place that is shown as light, without people.
  func drawLight(_ views: [View], of place: Place, into target: RenderTarget) throws(GPUError) {
    device.beginFrame()
    scene = SceneList(place, [], in: activePlace)
    isListStale = false
    if stereo != .perView { try scenePass.reserve(scene.list, on: device) }
    fillBlocks(views, [], drawsLight: true)
    prepare(views, views.count)
    device.begin(target)
    drawViews(views, views.count, withOverlays: false)
    device.end(target)
    device.endFrame()
  }

  // MARK: - Before drawing

  /// Gathers what can be drawn, after something came or left; a failure shows as an empty stage.
  private func rebuildList() {
    guard isListStale else { return }
    isListStale = false
    lightPass?.forgetPlace()
    scene = SceneList(places[activePlace], skinning.people, in: activePlace)
    guard stereo != .perView else { return }
    do {
      try scenePass.reserve(scene.list, on: device)
      try lightPass?.reserve(scene.list, on: device)
    } catch {
      scene = SceneList()
    }
  }

  /// Without people where light itself is drawn, which has nobody in it.
  private func fillBlocks(_ views: [View], _ people: [Person], drawsLight: Bool = false) {
    let place = places[activePlace]
    var frame = FrameUniforms(
      place?.environment ?? .dusk, place?.harmonics ?? emptyHarmonics)
    frame.settings.x *= lightLevel
    frame.settings.z = stereo == .perView ? 1 : Float(views.count)
    frame.surroundings.w = drawsLight ? 1 : 0
    lightPass?.prepare(
      &frame, lamps: place?.environment.lamps ?? [], people: people, place: activePlace)
    if let image = place?.mirrorImage {
      frame.surroundings.y = Float(image.levels - 1)
      lightPass?.bind(image, on: device)
    }
    blocks.fill(
      frame, views: views, people: people, place: activePlace,
      lamp: place?.environment.lamps.first, light: lightPass, on: device)
  }

  private func prepare(_ views: [View], _ count: Int) {
    frusta.removeAll(keepingCapacity: true)
    for index in 0..<count { frusta.append(Frustum(clipFromWorld: views[index].clipFromWorld)) }
    scene.prepare(
      skinning.people, frusta: frusta, eye: views.first?.eye.position ?? .zero,
      acrossStates: stereo == .perView)
    if stereo != .perView { scenePass.write(scene.list, views: count, on: device) }
  }

  // MARK: - Drawing

  /// Draws all views together, or one after the other where that is how the stage draws.
  private func drawViews(_ views: [View], _ count: Int, withOverlays: Bool = true) {
    guard stereo == .perView else {
      if stereo == .viewportIndex {
        device.setViewports(views)
      } else {
        device.setViewport(Viewport(around: views))
        device.setClipDistances(true)
      }
      blocks.bindViews(on: device)
      drawContents(views: count, withOverlays: withOverlays)
      if stereo == .clipDistance { device.setClipDistances(false) }
      return
    }
    for index in 0..<count {
      device.setViewport(views[index].viewport)
      blocks.bindView(index, on: device)
      drawContents(views: 1, only: index, withOverlays: withOverlays)
    }
  }

  /// Draws into the views whose numbers are bound: so many at once, or only one of them where they
  /// are drawn one by one.
  private func drawContents(views: Int, only view: Int? = nil, withOverlays: Bool) {
    // Under full black there is nothing to see.
    if fade < 1 || !withOverlays { drawScene(views: views, only: view) }
    guard withOverlays else { return }
    if !fadeCoversPanels { fadePass.draw(amount: fade, views: views, on: device) }
    panelPass.draw(views: views, on: device)
    if fadeCoversPanels { fadePass.draw(amount: fade, views: views, on: device) }
  }

  private func drawScene(views: Int, only view: Int?) {
    drawSurfaces(.opaque ... .masked, views: views, only: view)
    if shading == .full {
      if places[activePlace] != nil, !scene.list.moving.isEmpty {
        shadowPass.draw(blocks, views: views, on: device)
      }
      skyPass.draw(views: views, on: device)
    }
    guard scene.list.batches.last?.stage == .blended else { return }
    drawSurfaces(.blended ... .blended, views: views, only: view)
  }

  private func drawSurfaces(
    _ stages: ClosedRange<DrawList.Stage>, views: Int, only view: Int?
  ) {
    resources.bind(views: views, on: device)
    let surfaces = resources.surfaces.buffer
    if let view {
      scenePass.draw(scene, stages: stages, view: view, surfaces: surfaces, on: device)
    } else {
      scenePass.draw(scene, stages: stages, surfaces: surfaces, on: device)
    }
  }
}
