import Testing

@testable import Renderer

@Suite struct DrawListTests {
  private func item(
    _ stage: DrawList.Stage, variant: UInt16 = 0, material: Int = 0, first: Int
  ) -> DrawList.Item {
    DrawList.Item(
      stage: stage, variant: variant, material: material, model: 0, firstIndex: first,
      indexCount: 3, bounds: Bounds(lower: .zero, upper: .one))
  }

  @Test func itemsAreSortedByStageThenShaderThenMaterial() {
    let list = DrawList([
      item(.blended, variant: 9, first: 0), item(.opaque, variant: 2, material: 1, first: 1),
      item(.blended, variant: 1, first: 2), item(.opaque, variant: 1, material: 5, first: 3),
      item(.masked, first: 4), item(.opaque, variant: 1, material: 2, first: 5),
    ])
    #expect(list.firstIndices == [5, 3, 1, 4, 0, 2])
    #expect(list.stages == [.opaque, .opaque, .opaque, .masked, .blended, .blended])
  }

  @Test func aFrustumShowsWhatIsAheadAndNotWhatIsBehind() {
    let view = View(
      viewport: Viewport(width: 100, height: 100), eye: Pose(position: SIMD3(0, 1.6, 0)),
      fieldOfView: FieldOfView(verticalRadians: 1, aspect: 1))
    let frustum = Frustum(clipFromWorld: view.clipFromWorld)
    let half = SIMD3<Float>(repeating: 0.5)
    #expect(frustum.mayShow(centre: SIMD3(0, 1.6, -5), halfSize: half))
    #expect(!frustum.mayShow(centre: SIMD3(0, 1.6, 5), halfSize: half))
    #expect(!frustum.mayShow(centre: SIMD3(9, 1.6, -5), halfSize: half))
    #expect(frustum.mayShow(centre: SIMD3(3, 1.6, -5), halfSize: half))
    // A box around the eye is always seen in part.
    #expect(frustum.mayShow(centre: SIMD3(0, 0, 0), halfSize: SIMD3(repeating: 20)))
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
