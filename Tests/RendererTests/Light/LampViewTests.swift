import Testing

@testable import Renderer

@Suite struct LampViewTests {
  private func placed(_ point: SIMD3<Float>, _ view: LampView) -> SIMD3<Float> {
    let projected = view.mapFromWorld * SIMD4(point, 1)
    return projected.xyz / projected.w
  }

  private let lamps = [
    Light(kind: .point, position: SIMD3(2.3, 4.5, 0), direction: SIMD3(0, -1, 0), colour: .one),
    Light(
      kind: .directional, position: .zero, direction: SIMD3<Float>(-0.4, -0.8, 0.4).normalized,
      colour: .one),
  ]

  @Test(arguments: [0, 1])
  func everybodyIsOnTheMap(lamp: Int) {
    let centre = SIMD3<Float>(0.1, 0.95, -2.3)
    let view = LampView(lamps[lamp], around: centre, radius: 1.6)
    for axis in 0..<3 {
      for side in [-1.6, 1.6] as [Float] {
        var point = centre
        point[axis] += side
        let place = placed(point, view)
        #expect((0...1).contains(place.x))
        #expect((0...1).contains(place.y))
        #expect((0...1).contains(place.z))
      }
    }
  }

  @Test(arguments: [0, 1])
  func whatIsFurtherFromTheLampLiesDeeper(lamp: Int) {
    let view = LampView(lamps[lamp], around: SIMD3(0, 1, -2), radius: 1.5)
    let head = placed(SIMD3(0, 1.7, -2), view).z
    let foot = placed(SIMD3(0, 0.1, -2), view).z
    #expect(head < foot)
    #expect(foot < 1)
  }

  @Test func aDepthTellsMetresAgain() {
    let view = LampView(lamps[0], around: SIMD3(0, 1, -2), radius: 1.5)
    let towards = (SIMD3<Float>(0, 1, -2) - lamps[0].position).normalized
    for metres in [3, 4, 6] as [Float] {
      let depth = placed(lamps[0].position + towards * metres, view).z
      // The same line as in lighting.glsl.
      let found =
        view.shape.y * view.shape.z / (view.shape.z - depth * (view.shape.z - view.shape.y))
      #expect(abs(found - metres) < 0.01)
    }
  }

  @Test func breathingDoesNotMoveTheMap() {
    let rest = LampView(lamps[0], around: SIMD3(0.01, 0.95, -2.3), radius: 1.31)
    let breath = LampView(lamps[0], around: SIMD3(0.02, 0.955, -2.31), radius: 1.33)
    #expect(rest == breath)
  }

  @Test func aLampAmongPeopleHasAMapToo() {
    let view = LampView(
      Light(kind: .point, position: SIMD3(0, 1, -2), direction: SIMD3(0, -1, 0), colour: .one),
      around: SIMD3(0, 1, -2), radius: 2)
    let finite = [view.clipFromWorld.c0, view.clipFromWorld.c3, view.shape]
    for vector in finite {
      for component in 0..<4 { #expect(vector[component].isFinite) }
    }
  }
}
