extension StageRenderer {
  /// What is behind everything without full shading, as the programs that are compared have it.
  private static let plainBackground = SIMD3<Float>(0.1, 0.1, 0.15)

  /// Draws a frame of views that are known already onto a picture; at most eight.
  package func draw(_ views: [View], into target: RenderTarget) {
    var frame = begin(expecting: views)
    frame.draw(views, into: target)
    frame.end()
  }

  /// Begins a frame: bends people, chooses what may be seen, and draws what no eye sees itself.
  ///
  /// Waits if the device is three frames behind; allocates nothing. The eyes are expected to look
  /// from `views` when the frame is shown, and may be as far from there as the band is wide.
  package func begin(expecting views: [View], band: GuardBand = .none) -> StageFrame {
    if isFrameOpen { device.report(.outOfOrder(call: "begin")) }
    isFrameOpen = true
    passes?.begin()
    device.beginFrame()
    pace?.beginFrame()
    rebuildList()
    skinning.chooseDetail(place: activePlace, views)
    skinning.run(place: activePlace, resources, on: device)
    profile?.mark(.skinning)
    fillBlocks(skinning.people)
    prepare(views, band)
    profile?.mark(.lists)
    passes?.mark(.skinning, on: device)
    lightPass?.draw(
      scene, in: places[activePlace], isBatched: stereo != .perView, blocks, &resources,
      on: device)
    passes?.mark(.maps, on: device)
    return StageFrame(self)
  }

  /// Draws the frame that was begun, from where the eyes are now.
  func drawFrame(_ views: [View], into target: RenderTarget) {
    if !expected.cover(views.prefix(FrameBlocks.mostViews)) { prepare(views, .none) }
    blocks.fill(views: views, on: device)
    device.begin(
      target, clear: shading == .full ? .zero : Self.plainBackground, encodes: shading == .full)
    drawViews(views)
    device.end(target)
    passes?.mark(.resolve, on: device)
    panelPass.endUse(on: device)
  }

  /// Ends the frame that was begun.
  func close() {
    pace?.endFrame()
    device.endFrame()
    isFrameOpen = false
    profile?.mark(.submission)
  }

  /// Draws the place that is shown as light, without people.
  func drawLight(_ views: [View], of place: Place, into target: RenderTarget) throws(GPUError) {
    device.beginFrame()
    scene = SceneList(place, [], in: activePlace)
    isListStale = false
    if stereo != .perView { try scenePass.reserve(scene.list, on: device) }
    fillBlocks([], drawsLight: true)
    prepare(views, .none)
    blocks.fill(views: views, on: device)
    device.begin(target)
    drawViews(views, withOverlays: false)
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
  private func fillBlocks(_ people: [Person], drawsLight: Bool = false) {
    let place = places[activePlace]
    var frame = FrameUniforms(
      place?.environment ?? .dusk, place?.harmonics ?? emptyHarmonics, time: time,
      rain: place?.roof == nil || drawsLight || !(rain > 0) ? 0 : min(rain, 1))
    frame.settings.x *= lightLevel
    frame.surroundings.w = drawsLight ? 1 : 0
    lightPass?.prepare(
      &frame, lamps: place?.environment.lamps ?? [], people: people, place: activePlace)
    if let image = place?.mirrorImage {
      frame.surroundings.y = Float(image.levels - 1)
      lightPass?.bind(image, on: device)
    }
    blocks.fill(
      frame, people: people, place: activePlace, lamp: place?.environment.lamps.first,
      light: lightPass, on: device)
  }

  /// Chooses what is drawn for some views and all that lies within a band around them.
  private func prepare(_ views: [View], _ band: GuardBand) {
    let seen = views.prefix(FrameBlocks.mostViews)
    expected.set(seen, band)
    scene.prepare(
      skinning.people, frusta: expected.frusta, eye: views.first?.eye.position ?? .zero,
      acrossStates: stereo == .perView)
    if stereo != .perView { scenePass.write(scene.list, views: seen.count, on: device) }
  }

  // MARK: - Drawing

  /// Draws all views together, or one after the other where that is how the stage draws.
  private func drawViews(_ views: [View], withOverlays: Bool = true) {
    let count = min(views.count, FrameBlocks.mostViews)
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
    passes?.mark(.panels, on: device)
  }

  private func drawScene(views: Int, only view: Int?) {
    drawSurfaces(.opaque ... .masked, views: views, only: view)
    passes?.mark(.surfaces, on: device)
    if shading == .full {
      if places[activePlace] != nil, !scene.list.moving.isEmpty {
        shadowPass.draw(blocks, views: views, on: device)
      }
      passes?.mark(.contact, on: device)
      skyPass.draw(views: views, on: device)
      passes?.mark(.sky, on: device)
    }
    if scene.list.batches.last?.stage == .blended {
      drawSurfaces(.blended ... .blended, views: views, only: view)
    }
    if rain > 0, shading == .full, let roof = places[activePlace]?.roof {
      rainPass.draw(under: roof, views: views, on: device)
    }
    passes?.mark(.blended, on: device)
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
