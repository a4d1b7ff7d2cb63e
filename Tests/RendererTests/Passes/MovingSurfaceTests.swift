import AllocationCounter
import Foundation
import Testing

@testable import Renderer

/// Water, leaves and light that move by themselves, slowly.
@Suite(.serialized) struct MovingSurfaceTests {
  private static let size = 128

  private static func movement(_ change: (inout Material.Movement) -> Void) -> Material.Movement {
    var movement = Material.Movement(seconds: 8)
    change(&movement)
    return movement
  }

  /// A bright board that stands across the view, 3 m away, from 1.4 to 1.8 m, before black.
  private static func stage(
    _ material: Material, _ path: RenderPath = .software, detail: LightDetail = .spare,
    stereo: StereoTechnique? = nil, lower: SIMD3<Float> = SIMD3(-3, 1.4, -3.02),
    upper: SIMD3<Float> = SIMD3(3, 1.8, -3)
  ) throws -> StageRenderer {
    let stage = try StageRenderer(
      context: try GLContext.checked(), detail: detail,
      options: RenderOptions(path: path, stereo: stereo))
    let scene = try TestScenes.scene(
      [TestScenes.box(from: lower, to: upper, material: 0)], [material],
      images: [TestScenes.halves([180, 180, 180, 255], [180, 180, 180, 255])])
    try stage.loadPlace("street", scene, environment: TestScenes.dark)
    return stage
  }

  private static func bright(_ movement: Material.Movement?) -> Material {
    var material = TestScenes.material(SIMD4(0.7, 0.7, 0.7, 1))
    material.isUnlit = true
    material.movement = movement
    return material
  }

  private static func picture(
    _ stage: StageRenderer, time: Double, pitch: Float = 0
  ) throws -> Image {
    stage.time = time
    let target = try stage.makeTarget(width: size, height: size, samples: 1)
    let eye = Pose(
      position: SIMD3(0, 1.6, 0),
      orientation: Quaternion(angleRadians: pitch, axis: SIMD3(1, 0, 0)))
    stage.draw([TestScenes.view(width: size, height: size, eye: eye)], into: target)
    let image = stage.read(target)
    stage.device.destroy(target)
    try stage.device.check("moving")
    return image
  }

  /// How high the middle of what is bright in the middle column stands, metres at 3 m.
  private static func height(_ image: Image, x: Int = size / 2) -> Float {
    let rows = (0..<size).filter { image[x: x, y: $0].y > 60 }
    let row = Float(rows.reduce(0, +)) / Float(max(rows.count, 1)) + 0.5
    return (0.5 - row / Float(size)) * 2 * 3 * tan(0.5)
  }

  /// What `scene.vert` makes of it.
  private static func wave(_ movement: Material.Movement, _ x: Float, _ z: Float, _ time: Float)
    -> Float
  {
    let beat = time * 2 * .pi / movement.seconds
    let along = SIMD2(x, z) * (2 * .pi / movement.wave)
    let one = sin(beat - (along.x * 0.35 + along.y * 0.937))
    let two = sin(0.618 * beat - (along.x * -1.04 + along.y * 0.78) + 1)
    return 0.65 * one + 0.35 * two
  }

  @Test(arguments: [0.0, 1.3, 2.9, 5.2, 611.7])
  func aBoardRisesAndFallsAsItsNumbersSay(time: Double) throws {
    // Waves so long that the whole board goes up and down alike.
    let movement = Self.movement { ($0.metres, $0.wave) = (SIMD3(0, 0.4, 0), 100) }
    let image = try Self.picture(try Self.stage(Self.bright(movement)), time: time)
    let expected = 0.4 * Self.wave(movement, 0, -3, Float(time))
    // A pixel is 2.6 cm.
    #expect(abs(Self.height(image) - expected) < 0.03, "\(Self.height(image)), \(expected)")
  }

  @Test func rootedPicturesStandStillAtTheirFeet() throws {
    let movement = Self.movement {
      ($0.metres, $0.wave, $0.isRooted) = (SIMD3(0, 0.4, 0), 100, true)
    }
    let stage = try Self.stage(Self.bright(movement))
    func edges(_ time: Double) throws -> (top: Int, foot: Int) {
      let image = try Self.picture(stage, time: time)
      let rows = (0..<Self.size).filter { image[x: Self.size / 2, y: $0].y > 60 }
      return (try #require(rows.first), try #require(rows.last))
    }
    // The boxes of tests have v = 0 below on this side.
    let places = try stride(from: 0.0, to: 8, by: 0.5).map { try edges($0) }
    let tops = Set(places.map(\.top))
    let feet = Set(places.map(\.foot))
    #expect(min(tops.count, feet.count) == 1)
    #expect(max(tops.count, feet.count) > 6)
  }

  /// The same material without movement and one that asks for none draw alike, in the same calls.
  @Test func whatDoesNotMoveCostsNothing() throws {
    let still = try Self.stage(Self.bright(nil))
    let none = try Self.stage(Self.bright(Material.Movement(seconds: 4)))
    try still.device.makeCurrent()
    let first = try Self.picture(still, time: 0)
    #expect(try Self.picture(still, time: 3) == first)
    try none.device.makeCurrent()
    #expect(try Self.picture(none, time: 3) == first)
    #expect(
      ShaderVariant(Self.bright(nil), hasLightmapCoordinates: false).contains(.moving) == false)
  }

  @Test(arguments: RenderPathTests.gpuWays) func bothPathsMoveAlike(way: RenderPathTests.Way) throws
  {
    let movement = Self.movement {
      ($0.metres, $0.wave, $0.slope, $0.share) = (SIMD3(0.1, 0.3, 0), 4, 0.1, 0.4)
    }
    let one = try Self.stage(Self.bright(movement), detail: .rich)
    let other = try Self.stage(Self.bright(movement), way.path, detail: .rich, stereo: way.stereo)
    try one.device.makeCurrent()
    let expected = try Self.picture(one, time: 2.2)
    try other.device.makeCurrent()
    let difference = try PictureDifference(
      expected, try Self.picture(other, time: 2.2), tolerance: 2)
    #expect(difference.beyond <= 12)
  }

  /// Ground with baked light, seen from above.
  private static func lit(_ movement: Material.Movement?, _ detail: LightDetail) throws
    -> StageRenderer
  {
    var material = TestScenes.material(SIMD4(1, 1, 1, 1), roughness: 1)
    material.lightmap = Material.Lightmap(texture: 0, scale: 0.6)
    material.movement = movement
    return try stage(
      material, detail: detail, lower: SIMD3(-4, -0.1, -8), upper: SIMD3(4, 0, 0))
  }

  @Test(arguments: [LightDetail.spare, .rich])
  func lightThroughLeavesComesAndGoesAndStaysOnAverage(detail: LightDetail) throws {
    let still = try Self.lit(nil, detail)
    try still.device.makeCurrent()
    let flat = try Self.picture(still, time: 0, pitch: -0.7)
    let movement = Self.movement { ($0.share, $0.ripple) = (0.3, 1) }
    let stage = try Self.lit(movement, detail)
    try stage.device.makeCurrent()
    let images = try stride(from: 0.0, to: 16, by: 2).map {
      try Self.picture(stage, time: $0, pitch: -0.7)
    }
    func light(_ image: Image, _ y: Int) -> [Double] {
      (20..<108).map { PanelPictureTests.luminance(image[x: $0, y: y]) }
    }
    let before = light(flat, 70).reduce(0, +) / 88
    let lights = images.flatMap { light($0, 70) }
    #expect(abs(lights.reduce(0, +) / Double(lights.count) / before - 1) < 0.06)
    #expect((lights.max() ?? 0) > before * 1.08)
    #expect((lights.min() ?? 1) < before * 0.92)
    #expect((lights.min() ?? 0) > before * 0.6)
  }

  /// From one frame to the next hardly anything changes: nothing is faster than half a hertz.
  @Test func nothingFlickers() throws {
    let movement = Self.movement {
      ($0.share, $0.slope, $0.seconds) = (0.5, 0.3, 2)
    }
    let stage = try Self.lit(movement, .rich)
    var last = try Self.picture(stage, time: 4, pitch: -0.7)
    for frame in 1..<20 {
      let next = try Self.picture(stage, time: 4 + Double(frame) / 45, pitch: -0.7)
      let difference = try PictureDifference(last, next, tolerance: 12)
      #expect(difference.beyond == 0)
      last = next
    }
  }

  @Test func ripplesMoveWhatWaterMirrors() throws {
    var material = TestScenes.material(SIMD4(0.02, 0.02, 0.02, 1), roughness: 0.05)
    material.lightmap = Material.Lightmap(texture: 0, scale: 0.4)
    let environment = Environment.calm
    func image(_ movement: Material.Movement?, _ time: Double, _ detail: LightDetail) throws
      -> Image
    {
      material.movement = movement
      let stage = try Self.stage(
        material, detail: detail, lower: SIMD3(-40, -0.1, -40), upper: SIMD3(40, 0, 0))
      try stage.setEnvironment(environment, of: "street")
      return try Self.picture(stage, time: time, pitch: -0.3)
    }
    let movement = Self.movement { ($0.slope, $0.ripple) = (0.08, 1) }
    for detail in [LightDetail.spare, .rich] {
      let still = try image(nil, 0, detail)
      let one = try image(movement, 0, detail)
      let later = try image(movement, 1.5, detail)
      #expect(try PictureDifference(still, one, tolerance: 3).beyond > 500)
      #expect(try PictureDifference(one, later, tolerance: 3).beyond > 500)
    }
  }

  @Test func aFrameOfMovingSurfacesAllocatesNothing() throws {
    try #require(AllocationCounter.isAvailable)
    let stage = try Self.lit(
      Self.movement { ($0.metres, $0.share) = (SIMD3(0, 0.1, 0), 0.2) }, .rich)
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    let views = [TestScenes.view(width: 64, height: 64)]
    var counts: [Int] = []
    for frame in 0..<60 {
      stage.time = Double(frame) / 90
      let count = AllocationCounter.count(onlyOwn: true) { stage.draw(views, into: target) }
      counts.append(try #require(count))
    }
    #expect(counts.dropFirst(20).allSatisfy { $0 == 0 })
  }

  @Test func theBoxOfWhatMovesHoldsItWherever() throws {
    let movement = Self.movement { ($0.metres, $0.wave) = (SIMD3(0, 0.5, 0), 100) }
    let stage = try Self.stage(
      Self.bright(movement), lower: SIMD3(-3, 3.35, -3.02), upper: SIMD3(3, 3.7, -3))
    // At rest it lies just above the view; when it sinks, it is seen.
    let seen = try stride(from: 0.0, to: 8, by: 0.5).contains {
      let image = try Self.picture(stage, time: $0)
      return (0..<Self.size).contains { image[x: Self.size / 2, y: $0].y > 60 }
    }
    #expect(seen)
  }
}
