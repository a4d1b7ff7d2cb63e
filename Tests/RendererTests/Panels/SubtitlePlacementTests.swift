import Foundation
import Testing

@testable import Renderer

/// Words near the speaker, in sight, and never over a face.
@Suite struct SubtitlePlacementTests {
  let atlas: GlyphAtlas

  init() throws { atlas = try TestFonts.atlas() }

  private static func head(yaw: Float, pitch: Float = 0) -> Pose {
    Pose(
      position: SIMD3(0, 1.6, 0),
      orientation: Quaternion(angleRadians: yaw, axis: SIMD3(0, 1, 0))
        * Quaternion(angleRadians: pitch, axis: SIMD3(1, 0, 0)))
  }

  private static func content(speakerYaw: Float, away: Float = 2) -> PanelContent {
    var content = PanelContent()
    content.subtitle = .init(
      speaker: "Betjenten", text: "Jeg spørger dig en gang til. Hvad hedder du?",
      anchor: SIMD3(-sin(speakerYaw) * away, 1.58, -cos(speakerYaw) * away))
    return content
  }

  /// The corners of the words' box, which is drawn first.
  private func box(_ mesh: PanelMesh) -> [SIMD3<Float>] {
    mesh.vertices.prefix(4).map { SIMD3($0.position.0, $0.position.1, $0.position.2) }
  }

  /// The angles of a place from the head's own axis: positive to the left and up.
  private func seen(_ place: SIMD3<Float>, _ head: Pose) -> SIMD2<Float> {
    let local = head.orientation.inverse.act(place - head.position)
    return SIMD2(atan2(-local.x, -local.z), atan2(local.y, -local.z))
  }

  private func glyphs(_ mesh: PanelMesh) -> Int {
    mesh.vertices.count { $0.shape == PanelShape.glyph.rawValue } / 4
  }

  @Test(arguments: [Float(-3.1), -2, -1.2, -0.5, 0, 0.3, 0.9, 1.6, 2.8])
  func wordsAreInSightWhereverTheSpeakerIs(speakerYaw: Float) {
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    for turn in [Float(-2.5), -1, 0, 0.4, 1.9] {
      let head = Self.head(yaw: turn)
      layout.layout(Self.content(speakerYaw: speakerYaw), headPose: head, into: &mesh)
      for corner in box(mesh) {
        let angles = seen(corner, head)
        // A headset of 90° shows this much to each side.
        #expect(abs(angles.x) < 0.785, "speaker \(speakerYaw), head \(turn)")
        #expect(abs(angles.y) < 0.7)
      }
    }
  }

  @Test func wordsStandStillWhileTheHeadLooksTheirWay() {
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    layout.layout(Self.content(speakerYaw: 0.2), headPose: Self.head(yaw: 0), into: &mesh)
    let before = box(mesh)
    let revision = mesh.revision
    for turn in stride(from: -0.2 as Float, through: 0.5, by: 0.05) {
      layout.layout(
        Self.content(speakerYaw: 0.2), headPose: Self.head(yaw: turn, pitch: turn * 0.3),
        into: &mesh)
      #expect(box(mesh) == before)
    }
    #expect(mesh.revision == revision)
  }

  /// A head that is thrown round: the words follow its smoothed turn, never the turn itself.
  @Test func wordsNeverJumpWithTheHead() {
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    var smoother = HeadSmoother()
    var last: SIMD3<Float>?
    for frame in 0..<180 {
      let head = Self.head(yaw: frame < 20 ? 0 : 1.5)
      let smoothed = smoother.update(head, time: Double(frame) / 90)
      layout.layout(Self.content(speakerYaw: 0), headPose: smoothed, into: &mesh)
      let corner = box(mesh)[0]
      // At most 6° a frame's hundredth of a second; the head itself turned by 86°.
      if let last { #expect((corner - last).length < 0.07) }
      last = corner
    }
    for corner in box(mesh) { #expect(abs(seen(corner, Self.head(yaw: 1.5)).x) < 0.785) }
  }

  @Test func anArrowPointsToASpeakerOutOfSight() {
    func letters(_ speakerYaw: Float) -> (count: Int, arrowX: Float?) {
      var layout = PanelLayout(atlas: atlas, language: "da")
      var mesh = PanelMesh()
      layout.layout(
        Self.content(speakerYaw: speakerYaw), headPose: Self.head(yaw: 0), into: &mesh)
      let first = mesh.vertices.first { $0.shape == PanelShape.glyph.rawValue }
      return (glyphs(mesh), first?.position.0)
    }
    let near = letters(0.3).count
    #expect(letters(1.5).count == near + 1)
    #expect(letters(-1.5).count == near + 1)
    #expect(letters(-0.3).count == near)
  }

  @Test(arguments: [Float(0.8), 1.15, 1.5, 2, 3, 8])
  func noHeadIsCoveredWhoeverSpeaks(away: Float) {
    // The speaker stands far off; another head is nearer and therefore higher in the view.
    var content = Self.content(speakerYaw: 0.1, away: 6)
    let mouth = SIMD3<Float>(0.05, 1.62, -away)
    content.faces = [mouth, SIMD3(.nan, 0, 0), SIMD3(0, 1.6, 0)]
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    let head = Self.head(yaw: 0)
    layout.layout(content, headPose: head, into: &mesh)
    let crown = seen(mouth + SIMD3(0, 0.22, 0), head).y
    #expect(box(mesh).map { seen($0, head).y }.min() ?? -1 > crown)
  }

  @Test(arguments: [Float(1), 1.15, 1.5, 2.5, 4, 20])
  func everythingStandsBetweenOneAndThreeMetresAway(away: Float) {
    var content = Self.content(speakerYaw: -0.2, away: away)
    content.options = [.init(id: "a", text: "Ja"), .init(id: "b", text: "Nej")]
    content.stopRing = 0.4
    content.isPaused = true
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    layout.layout(content, headPose: Self.head(yaw: 0), into: &mesh)
    for vertex in mesh.vertices {
      let place = SIMD3(vertex.position.0, vertex.position.1 - 1.6, vertex.position.2)
      #expect((0.98...3).contains(place.length))
    }
  }

  @Test func aMessageHasTheViewForItself() {
    var content = Self.content(speakerYaw: 0)
    content.message = PanelTexts.calmPlace(language: "da")
    var alone = content
    alone.subtitle = nil
    func mesh(_ content: PanelContent) -> PanelMesh {
      var layout = PanelLayout(atlas: atlas, language: "da")
      var mesh = PanelMesh()
      layout.layout(content, headPose: Self.head(yaw: 0), into: &mesh)
      return mesh
    }
    #expect(mesh(content).vertices.map(\.position.1) == mesh(alone).vertices.map(\.position.1))
  }
}
