import AllocationCounter
import Testing

@testable import Renderer

/// Rain that is seen: where it falls, what hides it, and that it never flickers.
@Suite(.serialized) struct RainPassTests {
  private static let size = 192

  /// A dark ground under an even sky, with a wall at the left half that is near.
  private static func scene(indoors: Bool = false, roof: Bool = false) throws -> (
    scene: ImportedScene, light: Environment
  ) {
    var parts = [
      TestScenes.box(from: SIMD3(-20, -0.1, -20), to: SIMD3(20, 0, 20), material: 0),
      TestScenes.box(from: SIMD3(-3, 0, -0.8), to: SIMD3(0, 4, -0.7), material: 0),
    ]
    if roof {
      parts.append(TestScenes.box(from: SIMD3(-12, 3, -14), to: SIMD3(12, 3.1, 10), material: 0))
    }
    var light = TestScenes.dark
    light.ambient = WallScene.even(SIMD3(repeating: 0.25))
    light.isIndoors = indoors
    return (try TestScenes.scene(parts, [TestScenes.material(SIMD4(0, 0, 0, 1))]), light)
  }

  private static func stage(
    _ path: RenderPath = .software, detail: LightDetail = .spare, stereo: StereoTechnique? = nil,
    indoors: Bool = false, roof: Bool = false, lamp: Light? = nil
  ) throws -> StageRenderer {
    let stage = try StageRenderer(
      context: try GLContext.checked(), detail: detail,
      options: RenderOptions(path: path, stereo: stereo))
    var place = try scene(indoors: indoors, roof: roof)
    if let lamp { place.light.lamps = [lamp] }
    try stage.loadPlace("street", place.scene, environment: place.light)
    return stage
  }

  private static func picture(
    _ stage: StageRenderer, rain: Float, time: Double, eye: SIMD3<Float> = SIMD3(0, 1.6, 0)
  ) throws -> Image {
    stage.rain = rain
    stage.time = time
    let target = try stage.makeTarget(width: size, height: size, samples: 1)
    stage.draw(
      [
        TestScenes.view(
          width: size, height: size, eye: Pose(position: eye), verticalRadians: 1.4)
      ], into: target)
    let image = stage.read(target)
    stage.device.destroy(target)
    try stage.device.check("rain")
    return image
  }

  /// The mean of a part of a picture, 0 to 255.
  private static func mean(_ image: Image, x: Range<Int>, y: Range<Int>) -> Double {
    var sum = 0
    for row in y { for column in x { sum += Int(image[x: column, y: row].y) } }
    return Double(sum) / Double(x.count * y.count)
  }

  private static func changed(_ one: Image, _ other: Image, x: Range<Int>) -> Int {
    var count = 0
    for y in 0..<size {
      for column in x where one[x: column, y: y] != other[x: column, y: y] { count += 1 }
    }
    return count
  }

  @Test(arguments: [LightDetail.spare, .rich])
  func rainFallsInTheOpenAndBehindNothing(detail: LightDetail) throws {
    let stage = try Self.stage(detail: detail)
    let dry = try Self.picture(stage, rain: 0, time: 3)
    let wet = try Self.picture(stage, rain: 1, time: 3)
    #expect(Self.changed(dry, wet, x: Self.size / 2 + 4..<Self.size) > 300)
    // The wall is nearer than where rain begins to be seen.
    #expect(Self.changed(dry, wet, x: 20..<Self.size / 2 - 4) == 0)
  }

  @Test func theSameMomentLooksTheSameAndTheNextDoesNot() throws {
    let stage = try Self.stage()
    let first = try Self.picture(stage, rain: 1, time: 700)
    let later = try Self.picture(stage, rain: 1, time: 700.02)
    #expect(try Self.picture(stage, rain: 1, time: 700) == first)
    #expect(later != first)
  }

  @Test func halfTheRainIsHalfAsBright() throws {
    let stage = try Self.stage()
    let open = (x: Self.size / 2 + 4..<Self.size, y: 0..<Self.size / 2)
    let none = Self.mean(try Self.picture(stage, rain: 0, time: 5), x: open.x, y: open.y)
    let half = Self.mean(try Self.picture(stage, rain: 0.5, time: 5), x: open.x, y: open.y)
    let whole = Self.mean(try Self.picture(stage, rain: 1, time: 5), x: open.x, y: open.y)
    #expect(none < half && half < whole)
  }

  @Test func withoutRainThereIsNoCall() throws {
    for path in RenderPath.allCases {
      let stage = try Self.stage(path)
      var batches: [Int] = []
      for rain in [0, 1] as [Float] {
        stage.device.statistics = DrawStatistics()
        _ = try Self.picture(stage, rain: rain, time: 1)
        batches.append(stage.device.statistics.batches)
      }
      #expect(batches[1] == batches[0] + 1, "\(path)")
    }
  }

  @Test(arguments: [true, false]) func itNeverRainsIndoorsNorUnderARoof(isIndoors: Bool) throws {
    let stage = try Self.stage(indoors: isIndoors, roof: !isIndoors)
    let dry = try Self.picture(stage, rain: 0, time: 2)
    #expect(try Self.picture(stage, rain: 1, time: 2) == dry)
  }

  @Test func aLampMakesTheRainShine() throws {
    let lamp = Light(
      kind: .spot(innerCosine: 0.95, outerCosine: 0.8), position: SIMD3(3, 5, -4),
      direction: SIMD3(0, -1, 0), colour: SIMD3(repeating: 12))
    let open = (x: Self.size / 2 + 4..<Self.size, y: 0..<Self.size)
    let dark = Self.mean(
      try Self.picture(try Self.stage(), rain: 1, time: 4), x: open.x, y: open.y)
    let wet = try Self.picture(try Self.stage(lamp: lamp), rain: 1, time: 4)
    #expect(Self.mean(wet, x: open.x, y: open.y) > dark)
  }

  @Test(arguments: RenderPathTests.gpuWays) func bothPathsShowTheSameRain(way: RenderPathTests.Way)
    throws
  {
    let one = try Self.stage()
    try one.device.makeCurrent()
    let expected = try Self.picture(one, rain: 1, time: 9)
    let other = try Self.stage(way.path, stereo: way.stereo)
    try other.device.makeCurrent()
    let difference = try PictureDifference(
      expected, try Self.picture(other, rain: 1, time: 9), tolerance: 2)
    #expect(difference.beyond <= 12)
  }

  /// Drops stand in the world: an eye that moves aside sees the near ones pass, not a pattern that
  /// comes along.
  @Test func dropsDoNotComeAlongWithTheEye() throws {
    let stage = try Self.stage()
    let here = try Self.picture(stage, rain: 1, time: 9)
    let there = try Self.picture(stage, rain: 1, time: 9, eye: SIMD3(0.3, 1.6, 0))
    #expect(Self.changed(here, there, x: Self.size / 2 + 40..<Self.size) > 300)
  }

  /// No part of the view gets brighter and darker again by a tenth of the full light, which is what
  /// counts as half a flash; the whole view hardly changes at all.
  @Test func rainDoesNotFlash() throws {
    let stage = try Self.stage()
    var wholes: [Double] = []
    var parts = [[Double]](repeating: [], count: 16)
    for frame in 0..<45 {
      let image = try Self.picture(stage, rain: 1, time: 20 + Double(frame) / 45)
      let side = Self.size / 4
      for part in 0..<16 {
        let (x, y) = (part % 4 * side, part / 4 * side)
        parts[part].append(Self.mean(image, x: x..<x + side, y: y..<y + side))
      }
      wholes.append(parts.reduce(0) { $0 + ($1.last ?? 0) } / 16)
    }
    func span(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    #expect(span(wholes) < 2.5)
    for part in parts { #expect(span(part) < 25) }
  }

  @Test func aFrameOfRainAllocatesNothing() throws {
    try #require(AllocationCounter.isAvailable)
    let stage = try Self.stage(.gpu, detail: .rich)
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    let views = [TestScenes.view(width: 64, height: 64)]
    var counts: [Int] = []
    for frame in 0..<120 {
      stage.rain = min(Float(frame) / 60, 1)
      stage.time = Double(frame) / 90
      let count = AllocationCounter.count(onlyOwn: true) { stage.draw(views, into: target) }
      counts.append(try #require(count))
    }
    #expect(counts.dropFirst(40).allSatisfy { $0 == 0 }, "\(counts)")
  }

  @Test func theStreetInTheRain() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen(), detail: .rich)
    try stage.loadPlace(
      "street", GLTFImporter.load(path: "\(TestScenes.assets)/Places/street.glb"))
    stage.rain = 1
    stage.time = 31
    let target = try stage.makeTarget(width: 192, height: 128, samples: 1)
    stage.draw(
      [TestScenes.view(width: 192, height: 128, verticalRadians: 1.1)], into: target)
    try Snapshot.expect(stage.read(target), "rain", tolerance: 2, share: 0.01)
  }
}
