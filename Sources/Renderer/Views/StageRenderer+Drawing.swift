extension StageRenderer {
  /// What is behind everything without full shading, as the programs that are compared have it.
  private static let plainBackground = SIMD3<Float>(0.1, 0.1, 0.15)

  /// Draws all views onto a picture; at most eight.
  package func draw(_ views: [View], into target: RenderTarget) {
    let count = min(views.count, FrameBlocks.mostViews)
    device.beginFrame()
    rebuildList()
    skinning.run(place: activePlace, resources.geometry, on: device)
    fillBlocks(views, skinning.people)
    prepare(views, count)
    lightPass?.draw(skinning.people, place: activePlace, blocks, &resources, on: device)
    device.begin(
      target, clear: shading == .full ? .zero : Self.plainBackground, encodes: shading == .full)
    // Under full black there is nothing to see.
    if fade < 1 {
      if stereo == .perView {
        for index in 0..<count { drawScene(views[index], index) }
      } else {
        drawScene(views, count)
      }
    }
    for index in 0..<count { drawOverlays(views[index]) }
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
    if stereo == .perView {
      for index in views.indices { drawScene(views[index], index) }
    } else {
      drawScene(views, views.count)
    }
    device.end(target)
    device.endFrame()
  }

  // MARK: - Before drawing

  /// Gathers what can be drawn, after something came or left; a failure shows as an empty stage.
  private func rebuildList() {
    guard isListStale else { return }
    isListStale = false
    scene = SceneList(places[activePlace], skinning.people, in: activePlace)
    guard stereo != .perView else { return }
    do {
      try scenePass.reserve(scene.list, on: device)
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
    frame.surroundings.w = drawsLight ? 1 : 0
    lightPass?.prepare(
      &frame, lamps: place?.environment.lamps ?? [], people: people, place: activePlace)
    if let image = place?.mirrorImage {
      frame.surroundings.y = Float(image.levels - 1)
      lightPass?.bind(image, on: device)
    }
    blocks.fill(
      frame, views: views, people: people, lamp: place?.environment.lamps.first,
      light: lightPass, on: device)
  }

  private func prepare(_ views: [View], _ count: Int) {
    frusta.removeAll(keepingCapacity: true)
    for index in 0..<count { frusta.append(Frustum(clipFromWorld: views[index].clipFromWorld)) }
    scene.prepare(
      skinning.people, frusta: frusta, eye: views.first?.eye.position ?? .zero,
      acrossStates: stereo == .perView)
    if stereo != .perView { scenePass.write(scene.list, views: count, on: device) }
  }

  // MARK: - All views at once

  private func drawScene(_ views: [View], _ count: Int) {
    drawTogether(views, count, .opaque ... .masked)
    for index in 0..<count where shading == .full {
      device.setViewport(views[index].viewport)
      blocks.bindView(index, on: device)
      drawBackground()
    }
    if scene.list.batches.last?.stage == .blended {
      drawTogether(views, count, .blended ... .blended)
    }
  }

  private func drawTogether(
    _ views: [View], _ count: Int, _ stages: ClosedRange<DrawList.Stage>
  ) {
    if stereo == .viewportIndex {
      device.setViewports(views)
    } else {
      device.setViewport(Viewport(around: views))
      device.setClipDistances(true)
    }
    blocks.bindViews(on: device)
    resources.bind(views: count, on: device)
    scenePass.draw(scene, stages: stages, surfaces: resources.surfaces.buffer, on: device)
    if stereo == .clipDistance { device.setClipDistances(false) }
  }

  // MARK: - One view after the other

  private func drawScene(_ view: View, _ index: Int) {
    device.setViewport(view.viewport)
    blocks.bindView(index, on: device)
    drawAlone(index, .opaque ... .masked)
    guard shading == .full else { return drawAlone(index, .blended ... .blended) }
    drawBackground()
    drawAlone(index, .blended ... .blended)
  }

  private func drawAlone(_ view: Int, _ stages: ClosedRange<DrawList.Stage>) {
    resources.bind(views: 1, on: device)
    scenePass.draw(
      scene, stages: stages, view: view, surfaces: resources.surfaces.buffer, on: device)
  }

  /// What lies on the ground and behind everything, in the view that is bound.
  private func drawBackground() {
    if places[activePlace] != nil, !scene.list.moving.isEmpty { drawShadows() }
    skyPass.draw(on: device)
  }

  private func drawShadows() {
    for index in skinning.people.indices.prefix(FrameBlocks.mostShadows)
    where skinning.people[index].isVisible && skinning.people[index].place == activePlace {
      shadowPass.draw(blocks, person: index, on: device)
    }
  }

  private func drawOverlays(_ view: View) {
    guard fade > 0 || !panelPass.isEmpty else { return }
    device.setViewport(view.viewport)
    if !fadeCoversPanels { fadePass.draw(amount: fade, on: device) }
    panelPass.draw(view, on: device)
    if fadeCoversPanels { fadePass.draw(amount: fade, on: device) }
  }
}
