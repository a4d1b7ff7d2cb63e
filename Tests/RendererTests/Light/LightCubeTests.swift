import Foundation
import Testing

@testable import Renderer

/// Light from all around, held against sums over the whole sphere.
@Suite struct LightCubeTests {
  /// A blue sky over brown ground, with a warm patch low in one direction.
  private func evening(_ d: SIMD3<Float>) -> SIMD3<Float> {
    let warm = pow(max(d.dot(SIMD3<Float>(0.8, 0.2, -0.565).normalized), 0), 24)
    let sky = d.y > 0 ? SIMD3<Float>(0.1, 0.2, 0.5) : SIMD3<Float>(0.08, 0.06, 0.05)
    return sky + SIMD3(3, 1.8, 0.9) * warm
  }

  /// Directions spread evenly over the sphere.
  private func sphere(_ count: Int) -> [SIMD3<Float>] {
    (0..<count).map { index in
      let y = 1 - 2 * (Float(index) + 0.5) / Float(count)
      let angle = Float(index) * 2.399_963
      let radius = (1 - y * y).squareRoot()
      return SIMD3(cos(angle) * radius, y, sin(angle) * radius)
    }
  }

  private let normals: [SIMD3<Float>] = [
    SIMD3(0, 1, 0), SIMD3(0, -1, 0), SIMD3<Float>(0.8, 0.2, -0.565).normalized,
    SIMD3<Float>(-0.5, 0.3, 0.6).normalized, SIMD3(0, 0, 1),
  ]

  @Test func aTexelIsFoundAgainByItsDirection() {
    var cube = LightCube(size: 8) { _ in .zero }
    for texel in cube.texels.indices { cube.texels[texel] = SIMD3(Float(texel), 0, 1) }
    for texel in cube.texels.indices {
      let light = cube.light(from: LightCube.direction(of: texel, size: 8))
      #expect(abs(light.x - Float(texel)) < 0.01)
    }
  }

  @Test func texelsTogetherCoverTheSphere() {
    let sum = (0..<6 * 32 * 32).reduce(Float(0)) { $0 + LightCube.solidAngle(of: $1, size: 32) }
    #expect(abs(sum - 4 * .pi) < 0.01)
  }

  @Test func anEyeTurnedToASideSeesItsAxes() {
    for side in 0..<6 {
      let turn = LightCube.orientation(ofSide: side)
      // One texel of a cube of two, right of and above the middle.
      let corner = LightCube.direction(of: side * 4 + 3, size: 2)
      let seen = turn.act(SIMD3<Float>(0.5, 0.5, -1).normalized)
      #expect((seen - corner).length < 1e-5)
    }
  }

  @Test func harmonicsAgreeWithASumOverTheHemisphere() {
    let cube = LightCube(size: 64, radiance: evening)
    let directions = sphere(40_000)
    for normal in normals {
      var exact = SIMD3<Float>.zero
      for direction in directions {
        let cosine = max(direction.dot(normal), 0)
        exact += evening(direction) * (cosine / .pi * 4 * .pi / Float(directions.count))
      }
      let smooth = cube.harmonics.light(facing: normal)
      // Nine numbers a colour keep matte light within a few hundredths of what is brightest.
      #expect((smooth - exact).length < 0.04)
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func blurredLightAgreesWithASumOverTheMicrofacets(level: Int) throws {
    let cubes = LightCube(size: 64, radiance: evening).blurred()
    try #require(cubes.count == 5)
    #expect(cubes.map(\.size) == [64, 32, 16, 8, 4])
    let roughness = Float(level) / 4
    let directions = sphere(60_000)
    let blurred = cubes[level]
    for texel in stride(from: 0, to: blurred.texels.count, by: blurred.texels.count / 12) {
      let normal = LightCube.direction(of: texel, size: blurred.size)
      var sum = SIMD3<Float>.zero
      var weights: Float = 0
      for light in directions {
        let nl = light.dot(normal)
        guard nl > 0 else { continue }
        let half = (light + normal).normalized
        let d = Microfacets.distribution(half.dot(normal), alpha: roughness * roughness)
        sum += evening(light) * (d * nl)
        weights += d * nl
      }
      let exact = sum / weights
      #expect((blurred.texels[texel] - exact).length < 0.03 + 0.06 * exact.length)
    }
  }

  @Test func evenLightStaysEvenHoweverRoughTheMirror() {
    for cube in LightCube(size: 16, radiance: { _ in SIMD3(0.2, 0.4, 0.6) }).blurred() {
      for texel in cube.texels { #expect((texel - SIMD3(0.2, 0.4, 0.6)).length < 1e-5) }
    }
  }
}
