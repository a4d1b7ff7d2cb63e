import Testing

@testable import Renderer

@Suite struct DrawListTests {
  private func item(
    _ stage: DrawList.Stage, state: Int = 0, surface: Int = 0, first: Int, at depth: Float = 5,
    person: Int? = nil
  ) -> DrawList.Item {
    let centre = SIMD3<Float>(0, 1.6, -depth)
    return DrawList.Item(
      stage: stage, state: state, surface: surface, firstIndex: first, indexCount: 3,
      person: person, baseVertex: first * 10,
      bounds: Bounds(lower: centre - 0.5, upper: centre + 0.5))
  }

  private let frustum = Frustum(clipFromWorld: TestScenes.view().clipFromWorld)
  private let eye = SIMD3<Float>(0, 1.6, 0)

  @Test func itemsAreSortedByStageAndStateIntoBatches() {
    let list = DrawList([
      item(.blended, state: 9, first: 0), item(.opaque, state: 2, first: 1),
      item(.blended, state: 1, first: 2), item(.opaque, state: 1, surface: 5, first: 3),
      item(.masked, first: 4), item(.opaque, state: 1, surface: 2, first: 5),
    ])
    #expect(list.items.map(\.firstIndex) == [3, 5, 1, 4, 0, 2])
    #expect(list.batches.map(\.items) == [0..<2, 2..<3, 3..<4, 4..<5, 5..<6])
    #expect(list.stages == [0..<3, 3..<4, 4..<6])
  }

  @Test func whatIsNearComesFirstInABatchOrAcrossStates() {
    var list = DrawList([
      item(.opaque, state: 1, first: 0, at: 9), item(.opaque, state: 1, first: 1, at: 3),
      item(.opaque, state: 2, first: 2, at: 6), item(.opaque, state: 2, first: 3, at: 2),
      item(.blended, state: 2, first: 4, at: 8), item(.blended, state: 1, first: 5, at: 1),
    ])
    list.prepare([frustum], eye: eye, acrossStates: false)
    #expect(list.order.map { list.items[$0].firstIndex } == [1, 0, 3, 2, 4, 5])
    list.prepare([frustum], eye: eye, acrossStates: true)
    #expect(list.order.map { list.items[$0].firstIndex } == [3, 1, 2, 0, 4, 5])
    // Seen from behind, all is the other way round, save what is blended.
    list.prepare([frustum], eye: SIMD3(0, 1.6, -20), acrossStates: true)
    #expect(list.order.map { list.items[$0].firstIndex } == [0, 2, 1, 3, 4, 5])
  }

  @Test func aPersonIsSeenWhereItStandsNowAndNotWhileHidden() {
    var list = DrawList([item(.opaque, first: 0), item(.opaque, first: 1, person: 0)])
    #expect(list.moving == [1])
    list.move(1, to: Bounds(lower: SIMD3(-1, 0, 3), upper: SIMD3(1, 2, 5)), copy: 7)
    list.prepare([frustum], eye: eye, acrossStates: true)
    #expect(list.views(of: 0) == 1)
    #expect(list.views(of: 1) == 0)
    #expect(list.baseVertices == [0, 17])
    list.move(1, to: Bounds(lower: SIMD3(-1, 0, -5), upper: SIMD3(1, 2, -3)), copy: 0)
    list.prepare([frustum], eye: eye, acrossStates: true)
    #expect(list.views(of: 1) == 1)
    list.move(1, to: nil, copy: 0)
    list.prepare([frustum], eye: eye, acrossStates: true)
    #expect(list.views(of: 1) == 0)
  }

  @Test func evenLightFromAllAroundMakesAWhiteSurfaceAsBright() {
    let even = SphericalHarmonics { _ in SIMD3(0.5, 0.25, 1) }
    for normal in [SIMD3<Float>(0, 1, 0), SIMD3(1, 0, 0), SIMD3(0.6, 0, 0.8)] {
      #expect(distance(even.light(facing: normal), SIMD3(0.5, 0.25, 1)) < 0.01)
    }
    var lamp = SphericalHarmonics { _ in .zero }
    lamp.add(SIMD3(1, 0.5, 0), from: SIMD3(0, 0, 1))
    #expect(distance(lamp.light(facing: SIMD3(0, 0, 1)), SIMD3(1, 0.5, 0)) < 0.07)
    #expect(abs(lamp.light(facing: SIMD3(0, 0, -1)).x) < 0.07)
    let above = SphericalHarmonics { $0.y > 0 ? SIMD3(repeating: 1) : .zero }
    #expect(abs(above.light(facing: SIMD3(0, 1, 0)).x - 1) < 0.05)
    #expect(abs(above.light(facing: SIMD3(0, -1, 0)).x) < 0.05)
    #expect(abs(above.light(facing: SIMD3(1, 0, 0)).x - 0.5) < 0.05)
  }
}
