/// The stage as the program sees it: places, people, panels, and pictures of them from any eye.
///
/// One frame: `setPerson` for each who moves, `setPanels`, then `draw` with as many views as
/// there are eyes. People are bent once, however many views and targets follow. It belongs to
/// the thread of its device's context. A steady frame allocates nothing here.
package final class StageRenderer {
  package let device: RenderDevice
  /// How much of the scene is hidden by black, 0 to 1.
  package var fade: Float = 0
  /// Whether black also hides panels; otherwise they stay readable before it.
  package var fadeCoversPanels = true
  /// What the light of the place is multiplied with.
  package var lightLevel: Float = 1
  /// The name of the place that is shown; nothing but sky where none has that name.
  package var activePlace = "street"

  private var resources: SceneResources
  private var places: [String: Place] = [:]
  private var skinning = SkinningPass()
  private var blocks: FrameBlocks
  private let scenePass = ScenePass()
  private let skyPass: SkyPass
  private let shadowPass: ShadowPass
  private let fadePass: FadePass
  private var panelPass: PanelPass
  private let emptyHarmonics: SphericalHarmonics

  /// Makes an empty stage on a context, which it owns from now on.
  ///
  /// Without a detail it is what the device can draw in time.
  package init(context: GLContext, detail: LightDetail? = nil) throws(GPUError) {
    device = try RenderDevice(context: context)
    resources = SceneResources(detail: detail ?? (device.isSoftware ? .spare : .rich))
    blocks = try FrameBlocks(on: device)
    skyPass = try SkyPass(on: device)
    shadowPass = try ShadowPass(on: device)
    fadePass = try FadePass(on: device)
    panelPass = try PanelPass(on: device)
    emptyHarmonics = Environment.dusk.harmonics
    try device.check("StageRenderer.init")
  }

  // MARK: - Loading

  /// Loads a place under a name; one that had the name before is forgotten.
  package func loadPlace(
    _ name: String, _ scene: ImportedScene, environment: Environment? = nil
  ) throws(GPUError) {
    let light = environment ?? Environment.standard(for: name, scene)
    places[name] = try Place(scene, environment: light, into: &resources, on: device)
    try device.check("loadPlace")
  }

  /// Loads a person into a place; one that had the name before is forgotten.
  ///
  /// Throws a `GLTFIssue` for a scene without bones, since nothing could move it.
  package func addPerson(
    id: String, _ scene: ImportedScene, place: String = "street"
  ) throws -> (skeleton: Skeleton, morphNames: [String]) {
    guard let skeleton = scene.skeletons.first else {
      var issue = GLTFIssue(.undefinedProperty, at: "/skins", "a person needs a skin with joints")
      issue.file = scene.name
      throw issue
    }
    try skinning.add(id: id, place: place, scene, into: &resources, on: device)
    try device.check("addPerson")
    return (skeleton, scene.morphNames)
  }

  /// The light of a loaded place, to be looked at or changed.
  package func environment(of place: String) -> Environment? { places[place]?.environment }

  /// Changes the light of a loaded place.
  package func setEnvironment(_ environment: Environment, of place: String) {
    places[place]?.environment = environment
    places[place]?.harmonics = environment.harmonics
  }

  // MARK: - Each frame

  /// Takes a person's pose for the frames from now on; false if nobody has that name.
  @discardableResult
  package func setPerson(
    _ id: String, worldFromPerson: Pose, locals: [JointTransform], morphWeights: [Float]
  ) -> Bool {
    skinning.set(
      id: id, worldFromPerson: worldFromPerson, locals: locals, morphWeights: morphWeights)
  }

  /// Shows or hides a person.
  package func setPersonVisible(_ id: String, _ isVisible: Bool) {
    guard let index = skinning.people.firstIndex(where: { $0.id == id }) else { return }
    skinning.people[index].isVisible = isVisible
  }

  /// Takes the panels for the frames from now on.
  package func setPanels(_ mesh: PanelMesh, atlas: GlyphAtlas) throws(GPUError) {
    try panelPass.set(mesh, atlas: atlas, on: device)
  }

  /// Makes a picture to draw on.
  package func makeTarget(
    width: Int, height: Int, samples: Int? = nil
  ) throws(GPUError) -> RenderTarget {
    // Smoothing more than doubles the cost where the processor draws.
    let standard = device.isSoftware ? 1 : 4
    return try device.makeTarget(width: width, height: height, samples: samples ?? standard)
  }

  /// Draws all views onto a picture; at most eight.
  package func draw(_ views: [View], into target: RenderTarget) {
    skinning.run(place: activePlace, on: device)
    fillBlocks(views)
    device.begin(target)
    for index in 0..<min(views.count, FrameBlocks.mostViews) {
      draw(views[index], index)
    }
    device.end(target)
    blocks.endUse(on: device)
    skinning.endUse(on: device)
    panelPass.endUse(on: device)
  }

  /// Copies a drawn picture into memory; waits for the device.
  package func read(_ target: RenderTarget) -> Image { device.read(target) }

  private func fillBlocks(_ views: [View]) {
    let place = places[activePlace]
    var frame = FrameUniforms(
      place?.environment ?? .dusk, place?.harmonics ?? emptyHarmonics)
    frame.settings.x *= lightLevel
    blocks.fill(
      frame, views: views, people: skinning.people, lamp: place?.environment.lamps.first,
      on: device)
  }

  private func draw(_ view: View, _ index: Int) {
    device.setViewport(view.viewport)
    // Under full black there is nothing to see.
    if fade < 1 { drawScene(view, index) }
    if fadeCoversPanels {
      panelPass.draw(view, on: device)
      fadePass.draw(amount: fade, on: device)
    } else {
      fadePass.draw(amount: fade, on: device)
      panelPass.draw(view, on: device)
    }
  }

  private func drawScene(_ view: View, _ index: Int) {
    let frustum = Frustum(clipFromWorld: view.clipFromWorld)
    blocks.bindView(index, on: device)
    // People are near: what they hide is not shaded.
    drawPeople(.opaque ... .masked, frustum)
    if let place = places[activePlace] {
      scenePass.draw(
        place.drawList, stages: .opaque ... .masked, frustum: frustum, resources, on: device)
      drawShadows(frustum)
    }
    skyPass.draw(on: device)
    if let place = places[activePlace] {
      scenePass.draw(
        place.drawList, stages: .blended ... .blended, frustum: frustum, resources, on: device)
    }
    drawPeople(.blended ... .blended, frustum)
  }

  private func drawPeople(_ stages: ClosedRange<DrawList.Stage>, _ frustum: Frustum) {
    for index in skinning.people.indices where isShown(index, frustum) {
      scenePass.draw(
        skinning.people[index].drawList, stages: stages, frustum: nil, resources, on: device)
    }
  }

  private func drawShadows(_ frustum: Frustum) {
    for index in skinning.people.indices.prefix(FrameBlocks.mostShadows)
    where skinning.people[index].isVisible && skinning.people[index].place == activePlace {
      shadowPass.draw(blocks, person: index, on: device)
    }
  }

  private func isShown(_ index: Int, _ frustum: Frustum) -> Bool {
    let bounds = skinning.people[index].bounds
    return skinning.people[index].isVisible && skinning.people[index].place == activePlace
      && frustum.mayShow(centre: bounds.centre, halfSize: bounds.halfSize)
  }
}
