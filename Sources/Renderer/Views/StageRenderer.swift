/// The stage as the program sees it: places, people, panels, and pictures of them from any eye.
///
/// One frame: `setPerson` for each who moves, `setPanels`, then `draw` with as many views as
/// there are eyes, or `begin` where the eyes are still to be located. People are bent once,
/// however many views follow. It belongs to the thread of its device's context. A steady frame
/// allocates nothing here.
package final class StageRenderer {
  package let device: RenderDevice
  /// How pictures are drawn, chosen when the stage was made.
  package let path: RenderPath
  package let stereo: StereoTechnique
  package let shading: Shading
  /// How much of the scene is hidden by black, 0 to 1.
  package var fade: Float = 0
  /// Whether black also hides panels; otherwise they stay readable before it.
  package var fadeCoversPanels = true
  /// What the light of the place is multiplied with.
  package var lightLevel: Float = 1
  /// The scene's time in seconds, which rain and moving surfaces follow.
  package var time = 0.0
  /// How hard it rains where there is no roof, 0 to 1; whoever sets it fades it.
  package var rain: Float = 0
  /// Told how long each part of a frame takes; nil but where somebody measures.
  package var profile: FrameProfile?
  /// Told how long the device takes for each pass; nil but where somebody measures.
  package var passes: PassProfile?
  /// The name of the place that is shown; nothing but sky where none has that name.
  package var activePlace = "street" {
    didSet { if activePlace != oldValue { isListStale = true } }
  }

  var resources: SceneResources
  var places: [String: Place] = [:]
  var skinning: SkinningPass
  var blocks: FrameBlocks
  var scenePass = ScenePass()
  var scene = SceneList()
  var isListStale = true
  /// The views that the current frame was begun for.
  var expected = ExpectedViews()
  var isFrameOpen = false
  /// Keeps frames in time; nil where nobody waits for them.
  var pace: DynamicResolution?
  let skyPass: SkyPass
  let shadowPass: ShadowPass
  var lightPass: LightPass?
  let rainPass: RainPass
  let fadePass: FadePass
  var panelPass: PanelPass
  let emptyHarmonics: SphericalHarmonics

  /// Makes an empty stage on a context, which it owns from now on.
  ///
  /// Without a detail it is what the device can draw in time.
  package init(
    context: GLContext, detail: LightDetail? = nil, options: RenderOptions = RenderOptions()
  ) throws(GPUError) {
    device = try RenderDevice(context: context)
    path = options.path ?? device.standardPath
    stereo =
      options.stereo
      ?? .standard(for: path, hasViewportIndex: device.hasViewportIndex)
    shading = options.shading
    let detail = detail ?? (device.isSoftware ? .spare : .rich)
    resources = try SceneResources(
      path: path, stereo: stereo, shading: shading, detail: detail, on: device)
    skinning = try SkinningPass(path: path, on: device)
    blocks = try FrameBlocks(on: device)
    skyPass = try SkyPass(stereo: stereo, detail: detail, on: device)
    shadowPass = try ShadowPass(stereo: stereo, detail: detail, on: device)
    lightPass = detail == .rich && shading == .full ? try LightPass(on: device) : nil
    rainPass = try RainPass(stereo: stereo, detail: detail, on: device)
    fadePass = try FadePass(stereo: stereo, on: device)
    panelPass = try PanelPass(stereo: stereo, on: device)
    emptyHarmonics = Environment.dusk.harmonics
    try device.check("StageRenderer.init")
  }

  /// How this stage wants the smaller levels of colours: light is averaged where it is drawn.
  package var colourLevels: Mipmaps.Content { shading == .full ? .colour : .numbers }

  // MARK: - Loading

  /// Loads a place under a name; one that had the name before leaves.
  ///
  /// Each skeleton in the scene becomes a person of the place; the result tells them in the
  /// order of the scene's skeletons.
  ///
  /// - Throws: a `GPUError`, or a `GLTFIssue` for a picture that is broken; nothing is loaded then.
  @discardableResult
  package func loadPlace(
    _ name: String, _ source: ImportedScene, environment: Environment? = nil
  ) throws -> [PlacePerson] {
    removePlace(name)
    let light =
      environment ?? Environment.standard(for: name, source, detail: resources.detail)
    let (materials, textures) = try resources.addMaterials(of: source, on: device)
    try resources.prepare(for: source, on: device)
    places[name] = try Place(
      source, environment: light, materials: materials, into: &resources, on: device)
    do {
      let people = try addPeople(of: name, source, materials: materials)
      try textures.fill(on: device)
      try captureLight(of: name)
      try device.check("loadPlace")
      return people
    } catch {
      removePlace(name)
      throw error
    }
  }

  /// Loads the people who stand in a place's own file.
  private func addPeople(
    of name: String, _ source: ImportedScene, materials: Int
  ) throws(GPUError) -> [PlacePerson] {
    var people: [PlacePerson] = []
    for index in source.skeletons.indices {
      let id = "\(name)/\(index)"
      resources.keepMaterials(materials)
      let person = try Person(
        id: id, place: name, source, skeleton: index, materials: materials, into: &resources,
        on: device)
      try skinning.add(person, from: &resources, on: device)
      people.append(
        PlacePerson(
          id: id, skeleton: person.skeleton, morphNames: person.levels[0].mesh.morphNames))
    }
    isListStale = true
    return people
  }

  /// Gives a place and the people that came with it back; false if none has that name.
  @discardableResult
  package func removePlace(_ name: String) -> Bool {
    guard let place = places.removeValue(forKey: name) else { return false }
    place.free(from: &resources, on: device)
    for person in skinning.people where person.materials == place.materials {
      skinning.remove(id: person.id, from: &resources, on: device)
    }
    isListStale = true
    return true
  }

  /// Loads a person into a place; one that had the name before leaves.
  ///
  /// Throws a `GLTFIssue` for a scene without bones, since nothing could move it, and for a picture
  /// that is broken; nobody is loaded then.
  package func addPerson(
    id: String, _ source: ImportedScene, place: String = "street"
  ) throws -> (skeleton: Skeleton, morphNames: [String]) {
    guard let skeleton = source.skeletons.first else {
      var issue = GLTFIssue(.undefinedProperty, at: "/skins", "a person needs a skin with joints")
      issue.file = source.name
      throw issue
    }
    let (materials, textures) = try resources.addMaterials(of: source, on: device)
    let person = try Person(
      id: id, place: place, source, skeleton: 0, materials: materials, into: &resources,
      on: device)
    try skinning.add(person, from: &resources, on: device)
    isListStale = true
    do {
      try textures.fill(on: device)
    } catch {
      removePerson(id)
      throw error
    }
    try device.check("addPerson")
    return (skeleton, source.morphNames)
  }

  /// Gives a person back; false if nobody has that name.
  @discardableResult
  package func removePerson(_ id: String) -> Bool {
    isListStale = true
    return skinning.remove(id: id, from: &resources, on: device)
  }

  /// The light of a loaded place, to be looked at or changed.
  package func environment(of place: String) -> Environment? { places[place]?.environment }

  /// Changes the light of a loaded place.
  package func setEnvironment(_ environment: Environment, of place: String) throws(GPUError) {
    places[place]?.environment = environment
    places[place]?.harmonics = environment.harmonics
    try captureLight(of: place)
  }

  // MARK: - Each frame

  /// Takes a person's pose for the frames from now on; false if nobody has that name.
  @discardableResult
  package func setPerson(
    _ id: String, worldFromPerson: Pose, locals: JointPose, morphWeights: [Float]
  ) -> Bool {
    skinning.set(
      id: id, worldFromPerson: worldFromPerson, locals: locals, morphWeights: morphWeights)
  }

  /// How much of a person the last picture showed: far off, fingers and faces need not move.
  package func detailLevel(of id: String) -> DetailLevel {
    skinning.people.first { $0.id == id }?.detail.level ?? .near
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

  /// Draws on smaller parts of pictures, from now on, where whole ones would come late.
  ///
  /// For displays with a deadline; what is drawn for its own sake keeps its size.
  package func keepPace(framesPerSecond: Double) throws(GPUError) {
    pace = try DynamicResolution(on: device, framesPerSecond: framesPerSecond)
  }

  /// The lower left part of a picture that the next frame's views should share.
  package func part(of target: RenderTarget) -> (width: Int, height: Int) {
    pace?.part(width: target.width, height: target.height) ?? (target.width, target.height)
  }

  /// Makes a picture to draw on.
  package func makeTarget(
    width: Int, height: Int, samples: Int? = nil
  ) throws(GPUError) -> RenderTarget {
    // Smoothing more than doubles the cost where the processor draws.
    let standard = resources.detail == .rich ? 4 : 1
    return try device.makeTarget(width: width, height: height, samples: samples ?? standard)
  }

  /// Copies a drawn picture into memory; waits for the device.
  package func read(_ target: RenderTarget) -> Image { device.read(target) }
}

/// Somebody who came with a place's file.
package struct PlacePerson: Sendable {
  /// For `setPerson`.
  package var id: String
  package var skeleton: Skeleton
  package var morphNames: [String]
}
