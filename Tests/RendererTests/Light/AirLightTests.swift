import Foundation
import Testing

@testable import Renderer

/// What damp air sends on of a lamp's light.
@Suite(.serialized) struct AirLightTests {
  private static let lamp = SIMD3<Float>(0.5, 1.8, -1.6)
  private static let colour = SIMD3<Float>(3, 2, 1)
  private static let density: Float = 0.05

  private func picture(density: Float, detail: LightDetail) throws -> Image {
    var environment = WallScene.dark
    environment.fogDensity = density
    environment.lamps = [WallScene.lamp(Self.lamp, Self.colour)]
    var black = TestScenes.material(SIMD4(0, 0, 0, 1))
    black.isUnlit = true
    return try WallScene(black, environment, detail: detail).picture()
  }

  /// Each piece of the way scatters evenly into all directions what reaches it.
  private func scattered(towards point: SIMD3<Float>) -> Float {
    let pieces = 4_000
    let way = point - WallScene.eye
    return (0..<pieces).reduce(0) { sum, piece in
      let place = WallScene.eye + way * ((Float(piece) + 0.5) / Float(pieces))
      let square = (Self.lamp - place).dot(Self.lamp - place)
      // A lamp's colour is its intensity over π.
      return sum + Self.density * .pi / (4 * .pi * square) * way.length / Float(pieces)
    }
  }

  @Test(arguments: [(0, 0), (0.4, 0.5), (-0.9, 0.2), (1, -1)] as [(Float, Float)])
  func aLampsHaloIsWhatTheAirScatters(x: Float, y: Float) throws {
    let image = try picture(density: Self.density, detail: .rich)
    let spot = SIMD3(WallScene.middle(ofPixelAt: x), 1.6 + WallScene.middle(ofPixelAt: y), -3)
    WallScene.expect(
      WallScene.pixel(image, x, y), Self.colour * scattered(towards: spot), within: 4)
  }

  @Test func clearAirAndSpareLightHaveNoHalo() throws {
    for image in [
      try picture(density: 0, detail: .rich), try picture(density: Self.density, detail: .spare),
    ] {
      #expect(WallScene.pixel(image, 0.4, 0.5).x <= 1)
    }
  }
}
