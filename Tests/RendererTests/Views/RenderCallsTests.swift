import Testing

@testable import Renderer

/// What both eyes and many people cost in calls, and that they look the same on both paths.
@Suite(.serialized) struct RenderCallsTests {
  private static let width = 256
  private static let height = 128

  private func makeStage(_ path: RenderPath, _ stereo: StereoTechnique? = nil, people: Int = 3)
    throws -> StageRenderer
  {
    let stage = try StageRenderer(
      context: try GLContext.checked(), detail: .rich,
      options: RenderOptions(path: path, stereo: stereo))
    var scene = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    scene.repeatPeople(people)
    scene.materials.append(TestScenes.material(SIMD4(0.6, 0.6, 0.6, 1)))
    scene.meshes.append(
      Mesh(
        name: "floor",
        primitives: [
          TestScenes.box(
            from: SIMD3(-4, -0.1, -8), to: SIMD3(4, 0, 2), material: scene.materials.count - 1)
        ]))
    scene.nodes.append(
      ImportedScene.Node(
        name: "floor", parent: -1, worldFromNode: .identity, mesh: scene.meshes.count - 1))
    for (index, person) in try stage.loadPlace("street", scene).enumerated() {
      var locals = person.skeleton.restLocal
      locals[1].rotation = Quaternion(angleRadians: 0.1 * Float(index), axis: SIMD3(0, 0, 1))
      // In a slanting row, so that all are in sight.
      let place = SIMD3(0.15 * Float(index) - 1, 0, -2.5 - 0.1 * Float(index))
      stage.setPerson(
        person.id, worldFromPerson: Pose(position: place), locals: locals,
        morphWeights: [0.3 * Float(index)])
    }
    return stage
  }

  private func showPanels(on stage: StageRenderer) throws {
    let atlas = try TestFonts.atlas()
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    layout.layout(
      PanelLayoutTests.busyContent(), headPose: Pose(position: SIMD3(0, 1.6, 0)), into: &mesh)
    #expect(!mesh.indices.isEmpty)
    try stage.setPanels(mesh, atlas: atlas)
  }

  private func views(_ count: Int) -> [View] {
    var views: [View] = []
    ViewLayout.sideBySide.place(
      head: Pose(position: SIMD3(0, 1.6, 0)), width: Self.width, height: Self.height,
      verticalRadians: 1.3, into: &views)
    return (0..<count).map { views[$0 % 2] }
  }

  /// Draws some views, and tells what that took.
  private func draw(_ stage: StageRenderer, _ count: Int) throws -> (Image, DrawStatistics) {
    try stage.device.makeCurrent()
    let target = try stage.makeTarget(width: Self.width, height: Self.height, samples: 1)
    // The shadows of the place are drawn once, and not counted.
    stage.draw(views(count), into: target)
    for index in stage.skinning.people.indices { stage.skinning.people[index].isStale = true }
    stage.device.statistics = DrawStatistics()
    stage.draw(views(count), into: target)
    let drawn = stage.device.statistics
    let image = stage.read(target)
    stage.device.destroy(target)
    try stage.device.check("test")
    return (image, drawn)
  }

  @Test(arguments: RenderPathTests.gpuWays, [nil, false, true] as [Bool?])
  func panelsFadeAndShadowsLookAlikeOnBothPaths(way: RenderPathTests.Way, fades: Bool?) throws {
    let stages = [try makeStage(.software), try makeStage(way.path, way.stereo)]
    let images = try stages.map { stage in
      try stage.device.makeCurrent()
      try showPanels(on: stage)
      stage.fade = fades == nil ? 0 : 0.4
      stage.fadeCoversPanels = fades ?? true
      return try draw(stage, 2).0
    }
    let difference = try PictureDifference(images[0], images[1], tolerance: 2)
    Attachment.record(try PNGWriter.encode(images[1]), named: "\(way.stereo.rawValue).png")
    #expect(difference.beyond <= 12, "\(way), \(String(describing: fades)): \(difference)")
  }

  @Test(arguments: RenderPathTests.gpuWays)
  func moreEyesCostNoMoreCalls(way: RenderPathTests.Way) throws {
    let stage = try makeStage(way.path, way.stereo)
    try showPanels(on: stage)
    stage.fade = 0.4
    let one = try draw(stage, 1).1
    for count in [2, 4, 8] {
      let many = try draw(stage, count).1
      #expect(many.batches == one.batches && many.draws == one.draws)
      #expect(many.stateChanges <= one.stateChanges)
    }
  }

  @Test(arguments: RenderPathTests.gpuWays)
  func morePeopleCostNoMoreCalls(way: RenderPathTests.Way) throws {
    let one = try draw(makeStage(way.path, way.stereo, people: 1), 2).1
    #expect(one.dispatches == 1)
    for people in [4, 16] {
      let many = try draw(makeStage(way.path, way.stereo, people: people), 2).1
      #expect(many.batches == one.batches && many.dispatches == 1)
      // In the picture, and in the map of the one lamp.
      #expect(many.draws == one.draws + 2 * (people - 1))
    }
  }

  @Test func lampsSeePeopleOnceHoweverManyEyesThereAre() throws {
    let stage = try makeStage(.software)
    let one = try draw(stage, 1).1.draws
    let two = try draw(stage, 2).1.draws
    // Three people, the floor, the sky and the shadows on the ground for each eye.
    #expect(two - one == 6)
    #expect(one - (two - one) == 3)
  }

  @Test(arguments: RenderPath.allCases)
  func peopleWhoAreElsewhereTakeNoShadowAway(path: RenderPath) throws {
    let stage = try makeStage(path, people: FrameBlocks.mostShadows + 2)
    for index in 0..<FrameBlocks.mostShadows { stage.setPersonVisible("street/\(index)", false) }
    _ = try draw(stage, 2)
    #expect(stage.blocks.shadowCount == 2)
  }
}
