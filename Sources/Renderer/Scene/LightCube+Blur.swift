import Foundation

extension LightCube {
  /// The roughest of the blurred cubes is this small; smaller ones would show their edges.
  private static let smallest = 4

  /// What surfaces of rising roughness mirror: the light itself, then ever smaller blurred cubes.
  ///
  /// Cube `i` of `n` is for roughness `i / (n − 1)`. Each texel weighs the light with the
  /// microfacets of a surface that is seen straight on, the first of the two sums of Karis'
  /// split; `ReflectanceTable` holds the second.
  ///
  /// - Complexity: O(texels × samples); a cube of 64 takes tens of milliseconds.
  /// - Source: Karis, “Real Shading in Unreal Engine 4”, 2013; the choice of a smaller picture
  ///   for a sample that stands for much light: Křivánek and Colbert, GPU Gems 3, chapter 20.
  package func blurred(samples: Int = 96) -> [LightCube] {
    var pyramid = [self]
    while let last = pyramid.last, last.size > 1 { pyramid.append(last.halved) }
    let count = max(size.trailingZeroBitCount - Self.smallest.trailingZeroBitCount, 0) + 1
    var result = [self]
    for level in 1..<max(count, 1) {
      let roughness = Float(level) / Float(count - 1)
      let lobe = Lobe(roughness: roughness, samples: samples, sourceSize: size)
      result.append(
        LightCube(size: size >> level) { normal in lobe.gather(around: normal, pyramid) })
    }
    return result
  }

  /// The directions that a rough mirror gathers light from, for a normal along +Z.
  private struct Lobe {
    private struct Sample {
      var direction: SIMD3<Float>
      var weight: Float
      /// The picture of the pyramid whose texels are as large as what the sample stands for.
      var level: Int
    }

    private let samples: [Sample]

    init(roughness: Float, samples count: Int, sourceSize: Int) {
      let alpha = roughness * roughness
      let texel = 4 * Float.pi / Float(6 * sourceSize * sourceSize)
      samples = (0..<count).compactMap { index in
        let half = Microfacets.halfway(index, of: count, alpha: alpha)
        // The eye is straight above: v = n = +Z.
        let light = SIMD3<Float>(2 * half.z * half.x, 2 * half.z * half.y, 2 * half.z * half.z - 1)
        guard light.z > 0 else { return nil }
        let density = Microfacets.distribution(half.z, alpha: alpha) / 4
        let share = 1 / (Float(count) * density)
        let level = 0.5 * log2(max(share / texel, 1)) + 0.5
        return Sample(direction: light, weight: light.z, level: Int(level))
      }
    }

    func gather(around normal: SIMD3<Float>, _ pyramid: [LightCube]) -> SIMD3<Float> {
      let helper: SIMD3<Float> = abs(normal.y) < 0.9 ? SIMD3(0, 1, 0) : SIMD3(1, 0, 0)
      let x = helper.cross(normal).normalized
      let y = normal.cross(x)
      var sum = SIMD3<Float>.zero
      var weights: Float = 0
      for sample in samples {
        let d = sample.direction
        let world = x * d.x + y * d.y + normal * d.z
        sum += pyramid[min(sample.level, pyramid.count - 1)].light(from: world) * sample.weight
        weights += sample.weight
      }
      return sum / max(weights, 1e-6)
    }
  }
}

/// The tiny mirrors that a rough surface is thought of as (GGX).
///
/// - Source: glTF 2.0, appendix B.3.2.
enum Microfacets {
  /// How many mirrors face a direction, per solid angle and projected area.
  static func distribution(_ cosine: Float, alpha: Float) -> Float {
    let a2 = alpha * alpha
    let d = cosine * cosine * (a2 - 1) + 1
    return a2 / max(.pi * d * d, 1e-12)
  }

  /// The share of light that other mirrors do not shadow, over 4 nl nv.
  static func visibility(_ nl: Float, _ nv: Float, alpha: Float) -> Float {
    let a2 = alpha * alpha
    let toLight = nl * (nv * nv * (1 - a2) + a2).squareRoot()
    let toEye = nv * (nl * nl * (1 - a2) + a2).squareRoot()
    return 0.5 / max(toLight + toEye, 1e-6)
  }

  /// A mirror's normal, drawn as often as such mirrors are met; the surface's normal is +Z.
  static func halfway(_ index: Int, of count: Int, alpha: Float) -> SIMD3<Float> {
    let across = (Float(index) + 0.5) / Float(count)
    // By the golden angle each is turned away from all before it.
    let angle = Float(index) * 2.399_963_2
    let square = (1 - across) / (1 + (alpha * alpha - 1) * across)
    let radius = max(1 - square, 0).squareRoot()
    return SIMD3(cos(angle) * radius, sin(angle) * radius, square.squareRoot())
  }
}
