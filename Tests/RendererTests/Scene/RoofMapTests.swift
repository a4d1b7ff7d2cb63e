import Testing

@testable import Renderer

@Suite struct RoofMapTests {
  private func square(_ map: inout RoofMap, x: ClosedRange<Float>, z: ClosedRange<Float>, y: Float)
  {
    let corners = [
      SIMD3(x.lowerBound, y, z.lowerBound), SIMD3(x.upperBound, y, z.lowerBound),
      SIMD3(x.upperBound, y, z.upperBound), SIMD3(x.lowerBound, y, z.upperBound),
    ]
    map.add(corners[0], corners[1], corners[2])
    map.add(corners[2], corners[0], corners[3])
  }

  @Test func itIsDryUnderARoofUpToTheRoof() throws {
    var map = RoofMap()
    square(&map, x: -20...20, z: -20...20, y: 0)
    square(&map, x: 1...4, z: -6 ... -3, y: 2.6)
    square(&map, x: 1...4, z: -6 ... -3, y: 2.4)
    // A step of the map is six centimetres and a half.
    let under = try #require(map.height(x: 2.5, z: -4.5))
    #expect((2.5...2.6).contains(under))
    let beside = try #require(map.height(x: -2.5, z: -4.5))
    #expect((-0.07...0).contains(beside))
    #expect(map.height(x: 40, z: 0) == nil)
    #expect(map.height(x: .nan, z: 0) == nil)
  }

  @Test func aSlopingRoofIsAsHighAsItIsAtEachSpot() throws {
    var map = RoofMap()
    map.add(SIMD3(-6, 1, -8), SIMD3(6, 4, -8), SIMD3(6, 4, 4))
    let low = try #require(map.height(x: -2, z: -7.9))
    let high = try #require(map.height(x: 5, z: -2))
    #expect(abs(low - 2) < 0.12)
    #expect(abs(high - 3.75) < 0.12)
  }

  @Test(arguments: [
    [SIMD3<Float>(0, 1, 0), SIMD3(0, 3, 0), SIMD3(0, 3, 1)],
    [SIMD3<Float>(.nan, 1, 0), SIMD3(1, 3, 0), SIMD3(0, 3, 1)],
    [SIMD3<Float>(1e30, 1, 0), SIMD3(1, 3, -1e30), SIMD3(0, 3, 1)],
    [SIMD3<Float>(50, 1, 0), SIMD3(51, 3, 0), SIMD3(50, 3, 1)],
  ])
  func whatStandsUprightOrIsNowhereKeepsNoRainOff(corners: [SIMD3<Float>]) {
    var map = RoofMap()
    map.add(corners[0], corners[1], corners[2])
    #expect(map == RoofMap())
  }

  @Test func theStreetsBusShelterAndHousesAreDry() throws {
    let street = try GLTFImporter.load(path: "\(TestScenes.assets)/Places/street.glb")
    let map = RoofMap(of: street)
    // Where people stand, rain comes down to the ground.
    for spot in [SIMD2<Float>(0, 0), SIMD2(-0.45, -1.9), SIMD2(0.75, -2.6)] {
      let height = try #require(map.height(x: spot.x, z: spot.y))
      #expect(abs(height) < 0.3)
    }
    let covered = map.bytes.count { $0 > 110 }
    #expect((100...3_000).contains(covered))
  }
}
