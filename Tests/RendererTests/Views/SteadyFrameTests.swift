import Testing

@testable import Renderer

/// That nothing a frame brings for the first time makes it late by our own doing.
@Suite(.serialized) struct SteadyFrameTests {
  private func makeStage(_ path: RenderPath) throws -> (stage: StageRenderer, atlas: GlyphAtlas) {
    let stage = try StageRenderer(
      context: try GLContext.checked(), detail: .rich, options: RenderOptions(path: path))
    for place in ["street", "calm"] {
      try stage.loadPlace(
        place, GLTFImporter.load(path: "\(TestScenes.assets)/Places/\(place).glb"))
    }
    for id in ["officer-a", "officer-b"] {
      _ = try stage.addPerson(
        id: id, GLTFImporter.load(path: "\(TestScenes.assets)/People/\(id).glb"))
      stage.setPersonVisible(id, false)
    }
    return (stage, try GlyphAtlas.load(fontFolder: TestFonts.folder))
  }

  @Test(arguments: RenderPath.allCases)
  func whatComesLaterInASceneWasReadyBefore(path: RenderPath) throws {
    let (stage, atlas) = try makeStage(path)
    try stage.warmUp(atlas)
    let target = try stage.makeTarget(width: 128, height: 64, samples: 4)
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    var views: [View] = []
    func frame(_ content: PanelContent, turned angle: Float = 0) throws {
      let head = Pose(
        position: SIMD3(0, 1.6, 0),
        orientation: Quaternion(angleRadians: angle, axis: SIMD3(0, 1, 0)))
      ViewLayout.sideBySide.place(
        head: head, width: 128, height: 64, verticalRadians: 1.2, into: &views)
      layout.layout(content, headPose: head, into: &mesh)
      try stage.setPanels(mesh, atlas: atlas)
      stage.draw(views, into: target)
      // So that a wait is one of ours and not of a slow device.
      stage.device.finish()
    }
    try frame(PanelContent())
    let first = stage.device.delays
    #expect(first.programsLinked >= first.programsFirstUsed)
    // Somebody comes, looks about, says much, asks, fades, is elsewhere, and all of it again.
    for _ in 0..<2 {
      stage.setPersonVisible("officer-a", true)
      try frame(PanelContent())
      stage.setPersonVisible("officer-b", true)
      for turn in 0..<6 { try frame(PanelContent(), turned: Float(turn)) }
      for state in PanelPictureTests.states() { try frame(state.content) }
      for step in 0...4 {
        stage.fade = Float(step) / 4
        stage.fadeCoversPanels = step.isMultiple(of: 2)
        try frame(PanelLayoutTests.busyContent())
      }
      stage.activePlace = "calm"
      stage.fade = 0
      for turn in 0..<6 { try frame(PanelContent(), turned: Float(turn)) }
      stage.activePlace = "street"
      stage.setPersonVisible("officer-a", false)
      try frame(PanelContent())
    }
    #expect(stage.device.delays == first)
    try stage.device.check("test")
  }

  @Test func gettingReadyLeavesNothingBehindButPanelsThatAreGone() throws {
    let (stage, atlas) = try makeStage(.software)
    let target = try stage.makeTarget(width: 96, height: 64, samples: 1)
    let view = TestScenes.view(width: 96, height: 64)
    stage.draw([view], into: target)
    let before = stage.read(target)
    let objects = stage.device.liveObjects
    try stage.warmUp(atlas)
    stage.draw([view], into: target)
    #expect(stage.read(target) == before)
    // The atlas alone is new.
    #expect(stage.device.liveObjects == objects + 1)
    #expect(stage.fade == 0 && stage.activePlace == "street")
    #expect(stage.skinning.people.allSatisfy { !$0.isVisible })
  }

  @Test func aFirstUseANewObjectAndANewProgramAreCounted() throws {
    let stage = try StageRenderer(context: try GLContext.checked())
    let device = stage.device
    let before = device.delays
    let program = try device.makeProgram(
      "test", vertex: "#version 450 core\nvoid main() { gl_Position = vec4(0.0); }\n",
      fragment: "#version 450 core\nvoid main() {}\n")
    _ = try device.makeBuffer(size: 16)
    #expect(device.delays.programsLinked == before.programsLinked + 1)
    #expect(device.delays.objectsMade == before.objectsMade + 1)
    device.use(program)
    device.use(program)
    #expect(device.delays.programsFirstUsed == before.programsFirstUsed + 1)
    #expect(device.delays.waits == 0)
  }
}
