import Foundation
import Testing

@testable import Renderer

/// Every state of the panels, and its contrast before the darkest and the brightest place.
@Suite(.serialized) struct PanelPictureTests {
  /// As many pixels a degree as a headset has.
  private static let width = 1_440
  private static let height = 1_080
  private static let verticalRadians: Float = 0.95

  static func states() -> [(name: String, pitch: Float, content: PanelContent)] {
    var question = PanelContent()
    question.question = .init(
      heading: "Spørgsmål 2 af 9", prompt: "Hvad tænkte du lige dér?",
      answer: .choices(
        ["De er ude efter mig", "De gør bare deres arbejde", "Jeg ved det ikke"], selected: [1]))
    question.focus = .choice(0)
    question.dwellProgress = 0.6
    var scale = PanelContent()
    scale.question = .init(
      heading: "Spørgsmål 3 af 9", prompt: "Hvor vred var du?",
      answer: .scale(selected: 4, low: "slet ikke", high: "meget"))
    scale.focus = .scale(7)
    scale.dwellProgress = 0.3
    var words = PanelContent()
    words.question = .init(
      prompt: "Hvad ville du gerne have sagt?", answer: .text(typed: "Rolig nu"))
    var message = PanelContent()
    message.message = PanelTexts.calmPlace(language: "da")
    var pause = PanelContent()
    pause.isPaused = true
    pause.marks = ["Syntetisk stemme"]
    var stop = PanelContent()
    stop.stopRing = 0.6
    var meeting = PanelLayoutTests.busyContent()
    meeting.focus = .option(1)
    meeting.dwellProgress = 0.7
    meeting.subtitle?.colourIndex = 1
    var arabic = PanelContent()
    arabic.subtitle = .init(
      speaker: "الشرطي", text: "مساء الخير. ما اسمك؟ (Nexus 2)", anchor: SIMD3(-0.45, 1.58, -1.9))
    arabic.options = [
      .init(id: "a", text: "لماذا تسألني أنا؟"), .init(id: "b", text: "שמי נועם, ואני גר כאן."),
      .init(id: "c", text: "Jeg hedder يوسف og bor her."),
    ]
    arabic.focus = .option(0)
    arabic.dwellProgress = 0.4
    arabic.timerFraction = 0.8
    return [
      ("meeting", -0.12, meeting), ("question", -0.12, question), ("scale", -0.1, scale),
      ("words", -0.15, words), ("message", 0, message), ("pause", 0, pause), ("stop", -0.9, stop),
      ("arabic", -0.12, arabic),
    ]
  }

  private func makeStage() throws -> StageRenderer {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    for place in ["street", "calm"] {
      try stage.loadPlace(
        place, GLTFImporter.load(path: "\(TestScenes.assets)/Places/\(place).glb"))
    }
    return stage
  }

  @Test(arguments: ["street", "calm"])
  func allTextStandsOutSevenToOne(place: String) throws {
    let stage = try makeStage()
    stage.activePlace = place
    let atlas = try GlyphAtlas.load(fontFolder: TestFonts.folder)
    let target = try stage.makeTarget(width: Self.width, height: Self.height, samples: 1)
    let head = Pose(position: SIMD3(0, 1.6, 0))
    for state in Self.states() {
      var layout = PanelLayout(atlas: atlas, language: "da")
      var mesh = PanelMesh()
      layout.layout(state.content, headPose: head, into: &mesh)
      try stage.setPanels(mesh, atlas: atlas)
      let eye = Pose(
        position: head.position,
        orientation: Quaternion(angleRadians: state.pitch, axis: SIMD3(1, 0, 0)))
      func view(_ width: Int, _ height: Int) -> View {
        TestScenes.view(
          width: width, height: height, eye: eye, verticalRadians: Self.verticalRadians)
      }
      stage.draw([view(Self.width, Self.height)], into: target)
      let contrasts = Self.contrasts(mesh, view(Self.width, Self.height), stage.read(target))
      #expect(contrasts.count > 4, "\(state.name)")
      let worst = contrasts.min() ?? 0
      #expect(worst >= 7, "\(state.name) before \(place): \(worst)")
    }
  }

  /// Before the sky alone, which no place changes: the panels themselves to the last letter.
  @Test func eachStateLooksAsItDid() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: .spare)
    stage.activePlace = "nowhere"
    let atlas = try GlyphAtlas.load(fontFolder: TestFonts.folder)
    let target = try stage.makeTarget(width: 480, height: 360, samples: 1)
    for state in Self.states() {
      var layout = PanelLayout(atlas: atlas, language: "da")
      var mesh = PanelMesh()
      layout.layout(state.content, headPose: Pose(position: SIMD3(0, 1.6, 0)), into: &mesh)
      try stage.setPanels(mesh, atlas: atlas)
      let eye = Pose(
        position: SIMD3(0, 1.6, 0),
        orientation: Quaternion(angleRadians: state.pitch, axis: SIMD3(1, 0, 0)))
      stage.draw(
        [
          TestScenes.view(
            width: 480, height: 360, eye: eye, verticalRadians: Self.verticalRadians)
        ], into: target)
      try Snapshot.expect(stage.read(target), "panel-\(state.name)", tolerance: 2)
    }
  }

  /// The contrast of each letter that is large enough on the picture to have a middle.
  private static func contrasts(_ mesh: PanelMesh, _ view: View, _ image: Image) -> [Double] {
    stride(from: 0, to: mesh.vertices.count, by: 4).compactMap { first -> Double? in
      guard mesh.vertices[first].shape == PanelShape.glyph.rawValue else { return nil }
      let corners = mesh.vertices[first..<first + 4].map { vertex -> SIMD2<Float> in
        let clip =
          view.clipFromWorld
          * SIMD4(vertex.position.0, vertex.position.1, vertex.position.2, 1)
        return SIMD2(
          (clip.x / clip.w + 1) / 2 * Float(image.width),
          (1 - clip.y / clip.w) / 2 * Float(image.height))
      }
      let columns = Int(corners.map(\.x).min() ?? 0)...Int(corners.map(\.x).max() ?? 0)
      let rows = Int(corners.map(\.y).min() ?? 0)...Int(corners.map(\.y).max() ?? 0)
      // Points and commas are smaller than a stroke; nor is a cut-off letter measured.
      guard columns.count > 10, rows.count > 22, columns.lowerBound >= 0, rows.lowerBound >= 0,
        columns.upperBound < image.width, rows.upperBound < image.height
      else { return nil }
      var lights: [Double] = []
      for y in rows { for x in columns { lights.append(luminance(image[x: x, y: y])) } }
      lights.sort()
      // The background is most of a letter's box; its ink the brightest part.
      let ink = lights[lights.count * 98 / 100]
      let ground = lights[lights.count * 35 / 100]
      return (ink + 0.05) / (ground + 0.05)
    }
  }

  /// - Source: WCAG 2.2, “relative luminance”.
  static func luminance(_ pixel: SIMD4<UInt8>) -> Double {
    func linear(_ value: UInt8) -> Double {
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(pixel.x) + 0.7152 * linear(pixel.y) + 0.0722 * linear(pixel.z)
  }
}
