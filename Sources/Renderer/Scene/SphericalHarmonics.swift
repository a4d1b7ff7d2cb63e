import Foundation

/// Light that comes from all around, smoothed to nine coefficients a colour.
///
/// - Source: Ramamoorthi and Hanrahan, “An Efficient Representation for Irradiance Environment
///   Maps”, 2001.
package struct SphericalHarmonics: Sendable, Equatable {
  /// The reflected light of a white matte surface is the sum of these times `basis(normal)`.
  package var coefficients: [SIMD3<Float>]

  /// Takes nine colours that are convolved with the cosine lobe and divided by π already.
  package init(coefficients: [SIMD3<Float>]) {
    precondition(coefficients.count == 9)
    self.coefficients = coefficients
  }

  /// Gathers light over the sphere.
  ///
  /// The closure tells the light that comes from a direction. The samples lie on a spiral that
  /// covers the sphere evenly; a few hundred are plenty for so smooth a result.
  package init(samples: Int = 512, radiance: (SIMD3<Float>) -> SIMD3<Float>) {
    var sum = Sum()
    let goldenAngle = Float.pi * (3 - Float(5).squareRoot())
    for sample in 0..<samples {
      let y = 1 - 2 * (Float(sample) + 0.5) / Float(samples)
      let radius = (1 - y * y).squareRoot()
      let angle = goldenAngle * Float(sample)
      let direction = SIMD3(cos(angle) * radius, y, sin(angle) * radius)
      sum.add(radiance(direction) * (4 * .pi / Float(samples)), from: direction)
    }
    self = sum.result
  }

  /// Gathers light piece by piece.
  struct Sum {
    private var coefficients = InlineArray<9, SIMD3<Float>>(repeating: .zero)

    /// Adds light from a direction, times the solid angle that it fills.
    mutating func add(_ light: SIMD3<Float>, from direction: SIMD3<Float>) {
      let basis = SphericalHarmonics.basis(direction)
      for index in 0..<9 { coefficients[index] += light * basis[index] }
    }

    var result: SphericalHarmonics {
      SphericalHarmonics(
        coefficients: (0..<9).map { coefficients[$0] * SphericalHarmonics.lobe[$0] })
    }
  }

  /// The cosine lobe's own coefficients, divided by π: a matte surface spreads its light.
  private static let lobe: [Float] = [1, 2 / 3, 2 / 3, 2 / 3, 0.25, 0.25, 0.25, 0.25, 0.25]

  /// Adds a lamp far away, told by what a white matte surface that faces it reflects.
  package mutating func add(_ light: SIMD3<Float>, from direction: SIMD3<Float>) {
    let basis = Self.basis(direction)
    for index in 0..<9 { coefficients[index] += light * (.pi * basis[index] * Self.lobe[index]) }
  }

  /// The reflected light of a white matte surface that faces a direction.
  package func light(facing normal: SIMD3<Float>) -> SIMD3<Float> {
    let basis = Self.basis(normal)
    return (0..<9).reduce(into: SIMD3<Float>.zero) { $0 += coefficients[$1] * basis[$1] }
  }

  /// The nine functions at a unit vector.
  static func basis(_ n: SIMD3<Float>) -> InlineArray<9, Float> {
    [
      0.282_095, 0.488_603 * n.y, 0.488_603 * n.z, 0.488_603 * n.x, 1.092_548 * n.x * n.y,
      1.092_548 * n.y * n.z, 0.315_392 * (3 * n.z * n.z - 1), 1.092_548 * n.x * n.z,
      0.546_274 * (n.x * n.x - n.y * n.y),
    ]
  }
}
