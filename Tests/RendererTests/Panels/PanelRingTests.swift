import Foundation
import Testing

@testable import Renderer

@Suite struct PanelRingTests {
  let atlas: GlyphAtlas

  init() throws { atlas = try TestFonts.atlas() }

  private func rings(_ content: PanelContent) -> [Float] {
    var layout = PanelLayout(atlas: atlas, language: "en")
    var mesh = PanelMesh()
    layout.layout(content, headPose: Pose(position: SIMD3(0, 1.6, 0)), into: &mesh)
    return stride(from: 0, to: mesh.vertices.count, by: 4).map { mesh.vertices[$0] }
      .filter { $0.shape == PanelShape.ring.rawValue }.map(\.parameters.1)
  }

  @Test(arguments: [(Float(0.25), Float(0.25)), (1, 1), (2, 1), (-1, 0)])
  func theDwellRingFillsWithTheDwell(progress: Float, filled: Float) {
    var content = PanelContent()
    content.options = [.init(id: "a", text: "Ja"), .init(id: "b", text: "Nej")]
    content.focus = .option(1)
    content.dwellProgress = progress
    let expected: [Float] = progress > 0 ? [1, 1, filled] : [1, 1]
    #expect(rings(content) == expected)
  }

  @Test(arguments: [(Float(0.5), Float(0.5)), (0, 0), (-3, 0), (7, 1)])
  func theClockShowsWhatIsLeft(fraction: Float, left: Float) {
    var content = PanelContent()
    content.options = [.init(id: "a", text: "Ja")]
    content.timerFraction = fraction
    #expect(rings(content) == [1, left, 1])
  }

  @Test func theClockIsOneSteadyColour() {
    func colours(_ fraction: Float) -> Set<UInt32> {
      var content = PanelContent()
      content.options = [.init(id: "a", text: "Ja")]
      content.timerFraction = fraction
      var layout = PanelLayout(atlas: atlas, language: "da")
      var mesh = PanelMesh()
      layout.layout(content, headPose: Pose(position: SIMD3(0, 1.6, 0)), into: &mesh)
      return Set(mesh.vertices.map(\.colour))
    }
    #expect(colours(0.9) == colours(0.05))
  }

  @Test func theStopRingFollowsItsProgress() {
    var content = PanelContent()
    content.stopRing = 0.75
    #expect(rings(content) == [1, 0.75])
  }

  @Test(arguments: [Float(-0.9), -1.2, -1.5, -1.57])
  func theStopRingIsInSightHoweverSteepTheLook(pitch: Float) {
    let head = Pose(
      position: SIMD3(0, 1.6, 0),
      orientation: Quaternion(angleRadians: 0.8, axis: SIMD3(0, 1, 0))
        * Quaternion(angleRadians: pitch, axis: SIMD3(1, 0, 0)))
    let frame = PanelLayout.stopFrame(head: head)
    let direction = (frame.origin - head.position).normalized
    #expect(direction.dot(head.forward) > cos(0.7))
    #expect(abs(PanelFrame.yaw(of: direction) - 0.8) < 0.02)
  }

  @Test func smoothingLagsAndSettles() {
    var smoother = HeadSmoother()
    let start = Pose(position: SIMD3(0, 1.6, 0))
    let turned = Pose(
      position: SIMD3(0.1, 1.6, 0),
      orientation: Quaternion(angleRadians: 1, axis: SIMD3(0, 1, 0)))
    #expect(smoother.update(start, time: 0) == start)
    let early = smoother.update(turned, time: 0.05).yawRadians
    #expect(early > 0.02 && early < 0.3)
    #expect(abs(smoother.update(turned, time: 5).yawRadians - 1) < 0.01)
    let lost = Pose(position: SIMD3(.nan, 0, 0))
    #expect(smoother.update(lost, time: 6).position.x.isFinite)
    let jumped = Pose(position: SIMD3(3, 1.6, 0))
    #expect(smoother.update(jumped, time: 6.01) == jumped)
  }
}
