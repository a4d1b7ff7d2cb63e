import Foundation
import Testing

@testable import Renderer

@Suite struct ViewLayoutTests {
  private static let head = Pose(
    position: SIMD3(0.2, 1.5, -0.1),
    orientation: Quaternion(angleRadians: 0.4, axis: SIMD3(0, 1, 0)))

  private func views(
    _ layout: ViewLayout, _ eyes: EyePair = EyePair(), width: Int = 1_920, height: Int = 1_080
  ) -> [View] {
    var views: [View] = []
    layout.place(
      head: Self.head, width: width, height: height, verticalRadians: 1.2, eyes: eyes,
      into: &views)
    return views
  }

  /// How much wider than high an eye's picture is as it is seen.
  private func aspect(_ view: View) -> Float {
    let edges = view.fieldOfView.tangents
    return (edges.y - edges.x) / (edges.w - edges.z)
  }

  @Test func aHalfWidthEyeFillsTheScreenOnceItIsStretched() throws {
    let full = try #require(views(.sideBySide).first)
    let half = try #require(views(.sideBySideHalf).first)
    #expect(abs(aspect(full) - 960.0 / 1_080) < 1e-3)
    #expect(abs(aspect(half) - 1_920.0 / 1_080) < 1e-3)
    #expect(full.viewport == half.viewport)
  }

  @Test(arguments: [Float(0.052), 0.058, 0.063, 0.074])
  func theEyesAreAsFarApartAsTold(distance: Float) {
    for layout in [ViewLayout.sideBySide, .sideBySideHalf, .lens] {
      let pair = views(layout, EyePair(distance: distance))
      #expect(abs((pair[0].eye.position - pair[1].eye.position).length - distance) < 1e-6)
    }
  }

  @Test(arguments: [(Float(0.01), Float(0.052)), (0.2, 0.074), (.nan, 0.063), (-.infinity, 0.063)])
  func noHeadIsSmallerOrLargerThanHeadsAre(told: Float, taken: Float) {
    #expect(EyePair(distance: told).distance == taken)
  }

  @Test(arguments: [ViewLayout.sideBySide, .sideBySideHalf, .lens])
  func swappingShowsEachEyeOnTheOtherHalf(layout: ViewLayout) {
    let straight = views(layout)
    let crossed = views(layout, EyePair(isSwapped: true))
    #expect(crossed.map(\.viewport) == straight.map(\.viewport))
    #expect(crossed[0].eye == straight[1].eye)
    #expect(crossed[1].eye == straight[0].eye)
    let fields =
      layout == .lens ? straight.map(\.fieldOfView) : straight.reversed().map(\.fieldOfView)
    #expect(crossed.map(\.fieldOfView) == fields)
  }

  /// The horizon stays where the inner ear feels it: no layout adds a turn, a roll or a way.
  @Test(arguments: [ViewLayout.single, .sideBySide, .sideBySideHalf, .lens], [0.0, -0.9, 2.5])
  func noViewIsTurnedOrMovedButWithTheHead(layout: ViewLayout, pitch: Float) {
    let head = Pose(
      position: SIMD3(3, 1.2, -4),
      orientation: Quaternion(yawRadians: 1.1, pitchUpRadians: pitch, rollRadians: 0.3))
    var views: [View] = []
    layout.place(head: head, width: 640, height: 320, verticalRadians: 1.4, into: &views)
    for view in views {
      #expect(view.eye.orientation == head.orientation)
      #expect((view.eye.position - head.position).length < 0.04)
      // Projections skew; they never turn: up in the eye is up in the picture.
      let up = view.clipFromWorld * SIMD4(head.orientation.act(SIMD3(0, 1, 0)), 0)
      #expect(abs(up.x) < 1e-5)
    }
  }

  @Test func placingAgainReplacesTheViews() {
    var views = views(.lens)
    ViewLayout.single.place(
      head: .identity, width: 64, height: 64, verticalRadians: 1, into: &views)
    #expect(views.count == 1)
  }
}
