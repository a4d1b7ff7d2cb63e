import Foundation
import Testing

@testable import Renderer

@Suite struct PanelLayoutTests {
  let atlas: GlyphAtlas
  private static let head = Pose(position: SIMD3(0, 1.6, 0))

  init() throws { atlas = try TestFonts.atlas() }

  private func lay(
    _ content: PanelContent, head: Pose = head, language: String = "da"
  ) -> (layout: PanelLayout, mesh: PanelMesh) {
    var layout = PanelLayout(atlas: atlas, language: language)
    var mesh = PanelMesh()
    layout.layout(content, headPose: head, into: &mesh)
    return (layout, mesh)
  }

  static func busyContent() -> PanelContent {
    var content = PanelContent()
    content.subtitle = .init(
      speaker: "Betjenten", text: "Godaften. Hvad hedder du, og hvor bor du?",
      anchor: SIMD3(-0.45, 1.65, -1.9))
    content.options = [
      .init(id: "a", text: "Hvorfor spørger I lige mig?"),
      .init(id: "b", text: "Må jeg se dit skilt først? Jeg vil gerne vide, hvem du er."),
      .init(id: "c", text: "Lad mig være."), .init(id: "d", text: "Øh, Åse Ærø."),
    ]
    content.timerFraction = 0.5
    content.marks = ["Syntetisk stemme"]
    return content
  }

  private func bounds(_ mesh: PanelMesh) -> (lowest: Float, highest: Float, nearest: Float) {
    var lowest = Float.infinity
    var highest = -Float.infinity
    var nearest = Float.infinity
    for vertex in mesh.vertices {
      let place = SIMD3(vertex.position.0, vertex.position.1, vertex.position.2)
      lowest = min(lowest, place.y)
      highest = max(highest, place.y)
      nearest = min(nearest, (place - Self.head.position).length)
    }
    return (lowest, highest, nearest)
  }

  // MARK: - The mesh

  @Test func aVertexIsFortyFourBytes() {
    #expect(MemoryLayout<PanelVertex>.stride == 44)
    #expect(MemoryLayout<PanelVertex>.offset(of: \.colour) == 40)
  }

  @Test func nothingToSayDrawsNothing() {
    #expect(lay(PanelContent()).mesh.vertices.isEmpty)
  }

  @Test func indicesAndShapesAreInRange() {
    let mesh = lay(Self.busyContent()).mesh
    #expect(mesh.vertices.count > 200)
    #expect(mesh.indices.allSatisfy { Int($0) < mesh.vertices.count })
    #expect(mesh.indices.count == mesh.vertices.count / 4 * 6)
    #expect(mesh.vertices.allSatisfy { PanelShape(rawValue: $0.shape) != nil })
  }

  @Test func panelsStandAtAComfortableDistance() {
    let box = bounds(lay(Self.busyContent()).mesh)
    #expect(box.nearest > 1)
    // Nobody has to lean the head back; the lowest answer stays above the STOP angle.
    #expect(box.highest < 2.3)
    #expect(box.lowest > 0.25)
  }

  @Test func capitalsAreAtLeastOnePointThreeDegrees() {
    let cap = atlas.face(.regular).capHeight * PanelFrame.emRadians * 180 / .pi
    #expect(cap >= 1.29)
  }

  @Test func trianglesFaceTheViewer() {
    let mesh = lay(Self.busyContent()).mesh
    for start in stride(from: 0, to: mesh.indices.count, by: 3) {
      let corners = (0..<3).map { offset in
        let p = mesh.vertices[Int(mesh.indices[start + offset])].position
        return SIMD3(p.0, p.1, p.2)
      }
      let normal = (corners[1] - corners[0]).cross(corners[2] - corners[0])
      #expect(normal.dot(Self.head.position - corners[0]) > 0)
    }
  }

  // MARK: - Steadiness

  @Test func equalContentsLeaveTheMeshAlone() {
    var (layout, mesh) = lay(Self.busyContent())
    let revision = mesh.revision
    layout.layout(Self.busyContent(), headPose: Self.head, into: &mesh)
    #expect(mesh.revision == revision)
    var changed = Self.busyContent()
    changed.timerFraction = 0.49
    layout.layout(changed, headPose: Self.head, into: &mesh)
    #expect(mesh.revision != revision)
  }

  @Test func anotherMeshIsFilledThoughTheContentsAreKnown() {
    var layout = lay(Self.busyContent()).layout
    var fresh = PanelMesh()
    layout.layout(Self.busyContent(), headPose: Self.head, into: &fresh)
    #expect(!fresh.vertices.isEmpty)
  }

  @Test func layoutIsDeterministic() {
    let one = lay(Self.busyContent()).mesh
    let other = lay(Self.busyContent()).mesh
    #expect(one.vertices.count == other.vertices.count)
    #expect(zip(one.vertices, other.vertices).allSatisfy { $0.position == $1.position })
  }

  @Test func panelsStayInTheWorldWhenTheHeadTurns() {
    var (layout, mesh) = lay(Self.busyContent())
    let before = mesh.vertices.map(\.position.0)
    let turned = Pose(
      position: SIMD3(0.1, 1.55, 0),
      orientation: Quaternion(angleRadians: 0.6, axis: SIMD3(0, 1, 0)))
    layout.layout(Self.busyContent(), headPose: turned, into: &mesh)
    #expect(mesh.vertices.map(\.position.0) == before)
  }

  @Test func somebodyWhoStandsUpGetsThePanelsAnew() {
    var (layout, mesh) = lay(Self.busyContent())
    let before = bounds(mesh).lowest
    layout.layout(
      Self.busyContent(), headPose: Pose(position: SIMD3(0, 2.3, 0)), into: &mesh)
    // The words stay over their speaker; the answers come along.
    #expect(bounds(mesh).lowest > before + 0.3)
  }

  @Test func panelsAreNeverPutFarToTheSide() {
    let turned = Pose(
      position: SIMD3(0, 1.6, 0), orientation: Quaternion(angleRadians: 2, axis: SIMD3(0, 1, 0)))
    var content = PanelContent()
    content.options = [.init(id: "a", text: "Ja")]
    let mesh = lay(content, head: turned).mesh
    let yaws = mesh.vertices.map { PanelFrame.yaw(of: SIMD3($0.position.0, 0, $0.position.2)) }
    #expect(yaws.allSatisfy { abs($0) < 1.1 })
  }

  @Test(arguments: [1, 2, 4], [4, 60])
  func answersAreInSightOfALevelHead(count: Int, letters: Int) throws {
    var content = PanelContent()
    content.options = (0..<count).map {
      .init(id: "\($0)", text: String(repeating: "ord ", count: letters / 4))
    }
    var pitches: [Float] = []
    for timer in [nil, 0.5 as Float?] {
      content.timerFraction = timer
      let layout = lay(content).layout
      for target in layout.targets {
        let place = target.frame.point(target.centre.x, target.centre.y) - Self.head.position
        pitches.append(atan2(place.y, SIMD3(place.x, 0, place.z).length))
      }
    }
    // The middle of the last answer, on a screen of 84° from its lower to its upper edge; well
    // above where looking down begins to mean STOP.
    #expect(try #require(pitches.min()) > -0.733)
    // Chests of people at 2 m are above the first one.
    #expect(try #require(pitches.max()) < -0.25)
  }

  @Test func answersKeepTheirPlaceWhenNewWordsCome() {
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    var content = Self.busyContent()
    content.subtitle = nil
    layout.layout(content, headPose: Self.head, into: &mesh)
    let before = layout.targets.map(\.frame)
    content.subtitle = Self.busyContent().subtitle
    content.subtitle?.anchor = SIMD3(-0.2, 1.5, -1)
    layout.layout(content, headPose: Self.head, into: &mesh)
    #expect(layout.targets.map(\.frame) == before)
  }

  // MARK: - Odd input

  @Test(
    arguments: [
      SIMD3<Float>(0, 1.6, 0), SIMD3(0, 1.6, -0.01), SIMD3(.nan, 1, 1), SIMD3(0, .infinity, -2),
      SIMD3(0, 1e20, 1e20),
    ])
  func anAnchorAnywhereGivesFinitePanels(anchor: SIMD3<Float>) {
    var content = Self.busyContent()
    content.subtitle?.anchor = anchor
    let mesh = lay(content).mesh
    #expect(mesh.vertices.allSatisfy { ($0.position.0 + $0.position.1 + $0.position.2).isFinite })
  }

  @Test func aHeadThatIsNowhereGivesFinitePanels() {
    let lost = Pose(
      position: SIMD3(.nan, 0, 0), orientation: Quaternion(vector: SIMD4(.nan, 0, 0, 1)))
    var content = Self.busyContent()
    content.stopRing = .nan
    content.timerFraction = .nan
    content.dwellProgress = .nan
    content.focus = .option(0)
    content.isPaused = true
    let mesh = lay(content, head: lost).mesh
    #expect(!mesh.vertices.isEmpty)
    #expect(mesh.vertices.allSatisfy { ($0.position.0 + $0.position.1 + $0.position.2).isFinite })
    #expect(mesh.vertices.allSatisfy { $0.parameters.1.isFinite })
  }

  @Test func manyAndLongAnswersAreDrawn() {
    var content = PanelContent()
    content.options = (0..<120).map {
      .init(id: "\($0)", text: String(repeating: "ord ", count: $0))
    }
    content.marks = ["", "æ"]
    #expect(!lay(content).mesh.vertices.isEmpty)
  }

  @Test func aFullAtlasIsClearedAndTheTextStillShows() throws {
    let small = GlyphAtlas(
      regular: [try FontFace.open(path: TestFonts.folder + "/Inter-Regular.otf")],
      semiBold: [try FontFace.open(path: TestFonts.folder + "/Inter-SemiBold.otf")],
      width: 256, height: 256, maximumHeight: 256)
    var layout = PanelLayout(atlas: small, language: "da")
    var mesh = PanelMesh()
    var content = PanelContent()
    for text in ["abcdefgh", "ijklmnop", "qrstuvwx", "ABCDEFGH", "IJKLMNOP"] {
      content.options = [.init(id: "a", text: text)]
      layout.layout(content, headPose: Self.head, into: &mesh)
      // Eight letters and the number one.
      #expect(mesh.vertices.filter { $0.shape == PanelShape.glyph.rawValue }.count == 9 * 4)
    }
  }
}
