import Foundation
import Testing

@testable import Renderer

/// A wall three metres ahead whose pixels can be reckoned by hand.
struct WallScene {
  static let eye = SIMD3<Float>(0, 1.6, 0)
  private static let distance: Float = 3
  private static let size = 128

  let stage: StageRenderer

  /// No light but what a test adds, and none from the wall to itself.
  static var dark: Environment {
    var environment = TestScenes.dark
    environment.ambient = even(.zero)
    return environment
  }

  /// The same light from everywhere.
  static func even(_ light: SIMD3<Float>) -> SphericalHarmonics {
    SphericalHarmonics { _ in light }
  }

  static func lamp(_ position: SIMD3<Float>, _ colour: SIMD3<Float>) -> Light {
    Light(kind: .point, position: position, direction: SIMD3(0, -1, 0), colour: colour)
  }

  init(
    _ material: Material, _ environment: Environment, images: [Image] = [],
    detail: LightDetail = .rich, wraps: Bool = false
  ) throws {
    stage = try StageRenderer(context: try GLContext.offscreen(), detail: detail)
    let wall = TestScenes.box(from: SIMD3(-2, -0.4, -4), to: SIMD3(2, 3.6, -3), material: 0)
    var scene = try TestScenes.scene([wall], [material], images: images)
    for index in scene.textures.indices where wraps {
      scene.textures[index].wrapS = .repeat
      scene.textures[index].wrapT = .repeat
    }
    try stage.loadPlace("street", scene, environment: environment)
  }

  func picture(samples: Int = 1) throws -> Image {
    let target = try stage.makeTarget(width: Self.size, height: Self.size, samples: samples)
    stage.draw([TestScenes.view(width: Self.size, height: Self.size)], into: target)
    let image = stage.read(target)
    stage.device.destroy(target)
    try stage.device.check("test")
    return image
  }

  /// The pixel that shows a spot of the wall, metres right of and above its middle.
  static func pixel(_ image: Image, _ x: Float, _ y: Float = 0) -> SIMD4<UInt8> {
    let half = distance * tan(0.5 as Float)
    return image[
      x: Int((x / half * 0.5 + 0.5) * Float(size)), y: Int((0.5 - y / half * 0.5) * Float(size))]
  }

  /// The middle of the pixel that shows a spot, metres right of the wall's middle.
  static func middle(ofPixelAt x: Float) -> Float {
    let half = distance * tan(0.5 as Float)
    let pixel = ((x / half * 0.5 + 0.5) * Float(size)).rounded(.down) + 0.5
    return (pixel / Float(size) - 0.5) * 2 * half
  }

  /// A spot's directions to the eye and to a lamp, and the square of its distance.
  static func directions(
    to lamp: SIMD3<Float>, x: Float = 0, y: Float = 0
  ) -> (toEye: SIMD3<Float>, toLamp: SIMD3<Float>, square: Float) {
    let spot = SIMD3<Float>(x, 1.6 + y, -3)
    let toLamp = lamp - spot
    return ((eye - spot).normalized, toLamp.normalized, toLamp.dot(toLamp))
  }

  /// Light as the picture's byte: through its curve and sRGB.
  static func shown(_ light: Float) -> Float {
    let x = max(light, 0)
    let curved = min((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 1)
    return 255 * (curved <= 0.003_130_8 ? curved * 12.92 : 1.055 * pow(curved, 1 / 2.4) - 0.055)
  }

  static func expect(
    _ pixel: SIMD4<UInt8>, _ light: SIMD3<Float>, within tolerance: Float = 2,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for channel in 0..<3 {
      let byte = shown(light[channel])
      #expect(
        abs(Float(pixel[channel]) - byte) <= tolerance, "\(pixel), \(byte) in \(channel)",
        sourceLocation: sourceLocation)
    }
  }
}
