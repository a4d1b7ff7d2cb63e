import Foundation

/// Light that arrives at one point from all around, as the six sides of a cube of texels.
///
/// The sides and their axes are OpenGL's: +X, −X, +Y, −Y, +Z, −Z, rows in rising t. `blurred`
/// makes what rough surfaces mirror, and `harmonics` what matte ones reflect, so that both come
/// from the same light.
package struct LightCube: Sendable, Equatable {
  /// Texels along an edge, a power of two.
  package let size: Int
  /// Linear light, side by side, row by row.
  package var texels: [SIMD3<Float>]

  package init(size: Int, texels: [SIMD3<Float>]) {
    precondition(size > 0 && size.nonzeroBitCount == 1 && texels.count == 6 * size * size)
    self.size = size
    self.texels = texels
  }

  /// Asks for the light from the direction of each texel.
  package init(size: Int, radiance: (SIMD3<Float>) -> SIMD3<Float>) {
    var texels: [SIMD3<Float>] = []
    texels.reserveCapacity(6 * size * size)
    for texel in 0..<6 * size * size {
      texels.append(radiance(Self.direction(of: texel, size: size)))
    }
    self.init(size: size, texels: texels)
  }

  /// The unit vector through the middle of a texel.
  static func direction(of texel: Int, size: Int) -> SIMD3<Float> {
    let side = texel / (size * size)
    let s = (Float(texel % size) + 0.5) / Float(size) * 2 - 1
    let t = (Float(texel / size % size) + 0.5) / Float(size) * 2 - 1
    return axis(side, s, t).normalized
  }

  private static func axis(_ side: Int, _ s: Float, _ t: Float) -> SIMD3<Float> {
    switch side {
    case 0: SIMD3(1, -t, -s)
    case 1: SIMD3(-1, -t, s)
    case 2: SIMD3(s, 1, t)
    case 3: SIMD3(s, -1, -t)
    case 4: SIMD3(s, -t, 1)
    default: SIMD3(-s, -t, -1)
    }
  }

  /// How an eye is turned that sees one side, with `s` to the right and `t` upwards.
  static func orientation(ofSide side: Int) -> Quaternion {
    let ahead = axis(side, 0, 0)
    return Quaternion(
      x: axis(side, 1, 0) - ahead, y: axis(side, 0, 1) - ahead, z: -ahead)
  }

  /// The light from a direction, blended between the texels of one side.
  package func light(from direction: SIMD3<Float>) -> SIMD3<Float> {
    let (side, s, t) = Self.place(of: direction)
    let limit = Float(size - 1)
    let x = min(max((s * 0.5 + 0.5) * Float(size) - 0.5, 0), limit)
    let y = min(max((t * 0.5 + 0.5) * Float(size) - 0.5, 0), limit)
    let (x0, y0) = (Int(x), Int(y))
    let (x1, y1) = (min(x0 + 1, size - 1), min(y0 + 1, size - 1))
    let (u, v) = (x - Float(x0), y - Float(y0))
    let base = side * size * size
    let upper = texels[base + y0 * size + x0] * (1 - u) + texels[base + y0 * size + x1] * u
    let lower = texels[base + y1 * size + x0] * (1 - u) + texels[base + y1 * size + x1] * u
    return upper * (1 - v) + lower * v
  }

  private static func place(of d: SIMD3<Float>) -> (side: Int, s: Float, t: Float) {
    let size = SIMD3(abs(d.x), abs(d.y), abs(d.z))
    if size.x >= size.y, size.x >= size.z {
      return d.x > 0 ? (0, -d.z / size.x, -d.y / size.x) : (1, d.z / size.x, -d.y / size.x)
    }
    if size.y >= size.z {
      return d.y > 0 ? (2, d.x / size.y, d.z / size.y) : (3, d.x / size.y, -d.z / size.y)
    }
    return d.z > 0 ? (4, d.x / size.z, -d.y / size.z) : (5, -d.x / size.z, -d.y / size.z)
  }

  /// The share of the whole sphere that a texel covers, times 4π.
  static func solidAngle(of texel: Int, size: Int) -> Float {
    let s = (Float(texel % size) + 0.5) / Float(size) * 2 - 1
    let t = (Float(texel / size % size) + 0.5) / Float(size) * 2 - 1
    let square = 1 + s * s + t * t
    return 4 / Float(size * size) / (square * square.squareRoot())
  }

  /// What matte surfaces reflect of this light.
  package var harmonics: SphericalHarmonics {
    var sum = SphericalHarmonics.Sum()
    for texel in texels.indices {
      sum.add(
        texels[texel] * Self.solidAngle(of: texel, size: size),
        from: Self.direction(of: texel, size: size))
    }
    return sum.result
  }

  /// Half as many texels along an edge, four averaged into one.
  var halved: LightCube {
    let half = size / 2
    var result: [SIMD3<Float>] = []
    result.reserveCapacity(6 * half * half)
    for side in 0..<6 {
      for y in 0..<half {
        for x in 0..<half {
          let first = side * size * size + 2 * y * size + 2 * x
          let sum = texels[first] + texels[first + 1] + texels[first + size]
          result.append((sum + texels[first + size + 1]) * 0.25)
        }
      }
    }
    return LightCube(size: half, texels: result)
  }
}
