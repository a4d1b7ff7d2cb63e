import Testing

@testable import Renderer

/// Frames whose eyes are located after everything else is decided.
@Suite(.serialized) struct StageFrameTests {
  private func makeStage(_ path: RenderPath) throws -> StageRenderer {
    let stage = try StageRenderer(
      context: try GLContext.checked(), options: RenderOptions(path: path))
    var boxes: [Primitive] = []
    // All around, so that every turn brings something into sight.
    for index in 0..<24 {
      let angle = Float(index) / 24 * 2 * .pi
      let turn = Quaternion(angleRadians: angle, axis: SIMD3(0, 1, 0))
      let middle = turn.act(SIMD3(0, 1.6, -3))
      boxes.append(
        TestScenes.box(from: middle - 0.2, to: middle + 0.2, material: index % 3))
    }
    let colours: [SIMD4<Float>] = [
      SIMD4(0.9, 0.2, 0.1, 1), SIMD4(0.2, 0.8, 0.2, 1), SIMD4(0.2, 0.3, 0.9, 1),
    ]
    try stage.loadPlace(
      "street", TestScenes.scene(boxes, colours.map { TestScenes.material($0) }))
    return stage
  }

  private func views(turned angle: Float, moved metres: Float = 0, width: Int = 256) -> [View] {
    var views: [View] = []
    ViewLayout.sideBySide.place(
      head: Pose(
        position: SIMD3(metres, 1.6, 0),
        orientation: Quaternion(angleRadians: angle, axis: SIMD3(0, 1, 0))),
      width: width, height: 128, verticalRadians: 0.9, into: &views)
    return views
  }

  /// Views as expected, a little beside, far beside, and another number of them.
  @Test(arguments: RenderPath.allCases)
  func whereverTheEyesAreInTheEndThePictureIsTheirs(path: RenderPath) throws {
    let stage = try makeStage(path)
    let target = try stage.makeTarget(width: 256, height: 128, samples: 1)
    let band = GuardBand(angleRadians: 0.1, metres: 0.05)
    let begun = views(turned: 0.3)
    let located = [
      begun, views(turned: 0.38, moved: 0.03), views(turned: 0.22, moved: -0.04),
      views(turned: 2), [views(turned: 0.3)[0]],
    ]
    for (index, eyes) in located.enumerated() {
      stage.draw(eyes, into: target)
      let known = stage.read(target)
      var frame = stage.begin(expecting: begun, band: band)
      frame.draw(eyes, into: target)
      frame.end()
      #expect(stage.read(target) == known, "\(index)")
      #expect(stage.expected.cover(eyes))
    }
    try stage.device.check("test")
  }

  @Test func whatLiesWithinTheBandIsNotChosenAnew() throws {
    var expected = ExpectedViews()
    let band = GuardBand(angleRadians: 0.1, metres: 0.05)
    expected.set(views(turned: 0), band)
    #expect(expected.cover(views(turned: 0)))
    #expect(expected.cover(views(turned: 0.09)))
    #expect(expected.cover(views(turned: -0.05, moved: 0.04)))
    #expect(!expected.cover(views(turned: 0.12)))
    #expect(!expected.cover(views(turned: 0, moved: 0.06)))
    #expect(!expected.cover([views(turned: 0)[0]]))
    expected.set(views(turned: 0), .none)
    #expect(expected.cover(views(turned: 0)))
    #expect(!expected.cover(views(turned: 0.001)))
  }

  /// Boxes everywhere: what a covered view sees, the expected one with its band sees too.
  @Test func nothingThatACoveredViewSeesIsLeftOut() {
    var generator = SeededGenerator(state: 11)
    let band = GuardBand(angleRadians: 0.08, metres: 0.04)
    var boxes = BoxArray(count: 400)
    for index in 0..<400 {
      boxes.set(
        index,
        centre: SIMD3(
          .random(in: -3...3, using: &generator), .random(in: 0...3, using: &generator),
          .random(in: -3...3, using: &generator)),
        halfSize: SIMD3(repeating: .random(in: 0.005...0.3, using: &generator)))
    }
    var covered = 0
    for _ in 0..<300 {
      let angle = Float.random(in: -3...3, using: &generator)
      var expected = ExpectedViews()
      expected.set(views(turned: angle), band)
      let located = views(
        turned: angle + .random(in: -0.1...0.1, using: &generator),
        moved: .random(in: -0.05...0.05, using: &generator))
      guard expected.cover(located) else { continue }
      covered += 1
      var wide = boxes
      wide.test(expected.frusta)
      boxes.test(located.map { Frustum(clipFromWorld: $0.clipFromWorld) })
      for index in 0..<400 {
        #expect(boxes.views(of: index) & ~wide.views(of: index) == 0)
      }
    }
    #expect(covered > 100)
  }

  @Test func aFrameIsDrawnOnceAndBegunOnce() throws {
    let stage = try makeStage(.software)
    let target = try stage.makeTarget(width: 64, height: 32, samples: 1)
    let eyes = views(turned: 0, width: 64)
    var frame = stage.begin(expecting: eyes)
    frame.draw(eyes, into: target)
    frame.draw(eyes, into: target)
    #expect(stage.device.faults == [.outOfOrder(call: "StageFrame.draw")])
    let second = stage.begin(expecting: eyes)
    #expect(stage.device.faults.last == .outOfOrder(call: "begin"))
    second.end()
    frame.end()
    #expect(throws: GPUError.self) { try stage.device.check("test") }
  }

  @Test func aFrameThatIsLetGoOfEnds() throws {
    struct Trouble: Error {}
    let stage = try makeStage(.software)
    func run(_ isTroubled: Bool) throws {
      let frame = stage.begin(expecting: [])
      if isTroubled { throw Trouble() }
      frame.end()
    }
    for _ in 0..<8 { #expect(throws: Trouble.self) { try run(true) } }
    try run(false)
    #expect(!stage.isFrameOpen)
    try stage.device.check("test")
  }
}
