import Testing

@testable import Renderer

@Suite struct FrustumTests {
  /// What may be seen by the definition: not all corners are outside the same plane of the view.
  private func mayShow(_ view: View, _ bounds: Bounds) -> Bool {
    let corners = (0..<8).map { corner in
      view.clipFromWorld
        * SIMD4<Float>(
          corner & 1 == 0 ? bounds.lower.x : bounds.upper.x,
          corner & 2 == 0 ? bounds.lower.y : bounds.upper.y,
          corner & 4 == 0 ? bounds.lower.z : bounds.upper.z, 1)
    }
    let outside: [(SIMD4<Float>) -> Bool] = [
      { $0.x < -$0.w }, { $0.x > $0.w }, { $0.y < -$0.w }, { $0.y > $0.w }, { $0.z < -$0.w },
    ]
    return !outside.contains { corners.allSatisfy($0) }
  }

  private func views(_ generator: inout SeededGenerator, count: Int) -> [View] {
    (0..<count).map { _ in
      let axis = SIMD3<Float>.random(in: -1...1, using: &generator)
      let pose = Pose(
        position: SIMD3.random(in: -3...3, using: &generator),
        orientation: Quaternion(
          angleRadians: .random(in: 0...6, using: &generator), axis: axis))
      let field = FieldOfView(
        angleLeft: .random(in: -1...(-0.3), using: &generator),
        angleRight: .random(in: 0.2...0.9, using: &generator),
        angleUp: .random(in: 0.3...0.8, using: &generator),
        angleDown: .random(in: -0.9...(-0.2), using: &generator))
      return View(viewport: Viewport(width: 10, height: 10), eye: pose, fieldOfView: field)
    }
  }

  @Test(arguments: [1, 2, 5, 8])
  func allBoxesAgainstAllViewsAreAsBruteForceSays(viewCount: Int) {
    var generator = SeededGenerator(state: UInt64(viewCount))
    let views = views(&generator, count: viewCount)
    let boxes = (0..<611).map { _ in
      let centre = SIMD3<Float>.random(in: -12...12, using: &generator)
      let half = SIMD3<Float>.random(in: 0...2, using: &generator)
      return Bounds(lower: centre - half, upper: centre + half)
    }
    var array = BoxArray(count: boxes.count)
    for (index, box) in boxes.enumerated() {
      array.set(index, centre: box.centre, halfSize: box.halfSize)
    }
    array.test(views.map { Frustum(clipFromWorld: $0.clipFromWorld) })
    var seen = 0
    for (index, box) in boxes.enumerated() {
      for view in views.indices {
        let shown = array.views(of: index) & (1 << Int32(view)) != 0
        #expect(shown == mayShow(views[view], box), "box \(index), view \(view)")
        if shown { seen += 1 }
      }
    }
    #expect(seen > viewCount * 20)
    #expect(seen < viewCount * 500)
  }

  @Test func whatOneEyeAloneSeesIsKept() {
    let field = FieldOfView(angleLeft: -0.9, angleRight: 0.5, angleUp: 0.5, angleDown: -0.5)
    let pair = StereoRig(leftField: field).sideBySide(head: .identity, width: 200, height: 100)
    var boxes = BoxArray(count: 3)
    // Beyond the right edge of the left eye, left of the left edge of the right eye, and behind.
    let centres = [SIMD3<Float>(0.75, 0, -1), SIMD3(-0.75, 0, -1), SIMD3(0, 0, 1)]
    for (index, centre) in centres.enumerated() {
      boxes.set(index, centre: centre, halfSize: SIMD3(repeating: 0.02))
    }
    boxes.test([pair.left, pair.right].map { Frustum(clipFromWorld: $0.clipFromWorld) })
    #expect(boxes.views(of: 0) == 0b10)
    #expect(boxes.views(of: 1) == 0b01)
    #expect(boxes.views(of: 2) == 0)
  }

  @Test func aBoxAroundTheEyeIsSeenAndAHiddenOneIsNot() {
    var boxes = BoxArray(count: 9)
    let frustum = Frustum(clipFromWorld: TestScenes.view().clipFromWorld)
    boxes.set(8, centre: .zero, halfSize: SIMD3(repeating: 20))
    boxes.test([frustum])
    #expect((0..<9).map { boxes.views(of: $0) } == [0, 0, 0, 0, 0, 0, 0, 0, 1])
    boxes.hide(8)
    boxes.test([frustum])
    #expect(boxes.views(of: 8) == 0)
  }
}
