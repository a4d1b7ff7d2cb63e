import Testing

@testable import Renderer

@Suite struct PanelHitTests {
  let atlas: GlyphAtlas
  private let eye = SIMD3<Float>(0, 1.6, 0)

  init() throws { atlas = try TestFonts.atlas() }

  private func layout(_ content: PanelContent) -> PanelLayout {
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    layout.layout(content, headPose: Pose(position: eye), into: &mesh)
    return layout
  }

  /// Every target is met by a ray through its middle, and by none from behind.
  private func checkTargets(_ layout: PanelLayout, _ hits: [PanelHit]) {
    #expect(Set(layout.targets.map(\.hit)) == Set(hits))
    for target in layout.targets {
      let place = target.frame.point(target.centre.x, target.centre.y)
      let direction = (place - eye).normalized
      #expect(layout.hit(origin: eye, direction: direction) == target.hit)
      #expect(layout.hit(origin: eye, direction: -direction) == nil)
      let behind = place + direction
      #expect(layout.hit(origin: behind, direction: -direction) == nil)
    }
  }

  private func question(_ answer: PanelContent.Answer) -> PanelContent {
    var content = PanelContent()
    content.question = .init(heading: "1 af 3", prompt: "Hvordan var det?", answer: answer)
    return content
  }

  @Test func everyAnswerIsMet() {
    checkTargets(
      layout(PanelLayoutTests.busyContent()), [.option(0), .option(1), .option(2), .option(3)])
  }

  @Test func theScaleHasElevenValuesAndCanBeSkipped() {
    let open = question(.scale(selected: nil, low: "lidt", high: "meget"))
    checkTargets(layout(open), (0...10).map { .scale($0) } + [.skip])
    let chosen = question(.scale(selected: 4, low: "", high: ""))
    checkTargets(layout(chosen), (0...10).map { .scale($0) } + [.skip, .confirm])
  }

  @Test(arguments: [1, 4, 6, 7, 11])
  func choicesAreMetInOneColumnOrTwo(count: Int) {
    let labels = (0..<count).map { "Valg nummer \($0)" }
    checkTargets(
      layout(question(.choices(labels, selected: []))),
      (0..<count).map { .choice($0) } + [.skip])
  }

  @Test(arguments: ["", "kort", String(repeating: "meget lang tekst ", count: 60)])
  func writingCanAlwaysBeSkippedAndOnlyTextConfirmed(typed: String) {
    checkTargets(
      layout(question(.text(typed: typed))), typed.isEmpty ? [.skip] : [.skip, .confirm])
  }

  @Test func besideThePanelsNothingIsMet() {
    let layout = layout(PanelLayoutTests.busyContent())
    for direction in [
      SIMD3<Float>(0, 0, -1), SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, -1, -0.1), .zero,
      SIMD3(.nan, 0, -1), SIMD3(0, .infinity, -1),
    ] {
      #expect(layout.hit(origin: eye, direction: direction) == nil)
    }
  }

  @Test func nextAnswersHaveNoGapBetween() {
    let layout = layout(PanelLayoutTests.busyContent())
    let first = layout.targets[0]
    let second = layout.targets[1]
    let low = first.centre.y - first.half.y
    let high = second.centre.y + second.half.y
    #expect(abs(low - high) < 0.001)
  }

  @Test func oldTargetsGoWithTheirPanels() {
    var layout = layout(PanelLayoutTests.busyContent())
    var mesh = PanelMesh()
    layout.layout(PanelContent(), headPose: Pose(position: eye), into: &mesh)
    #expect(layout.targets.isEmpty)
  }
}
