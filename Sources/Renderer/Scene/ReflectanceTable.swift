/// How much of even light from all around a rough surface mirrors: `f0 × x + y`.
///
/// The second sum of Karis' split; columns are the cosine to the eye, rows the roughness.
struct ReflectanceTable {
  static let size = 32

  /// Row by row, texel centres at (i + ½) / size.
  let entries: [SIMD2<Float>]

  init(samples: Int = 512) {
    entries = (0..<Self.size * Self.size).map { entry in
      Self.entry(
        nv: (Float(entry % Self.size) + 0.5) / Float(Self.size),
        roughness: (Float(entry / Self.size) + 0.5) / Float(Self.size), samples: samples)
    }
  }

  /// One entry, by drawing mirrors as often as they are met.
  static func entry(nv: Float, roughness: Float, samples: Int) -> SIMD2<Float> {
    let alpha = max(roughness * roughness, 1e-3)
    let v = SIMD3<Float>((1 - nv * nv).squareRoot(), 0, nv)
    var sum = SIMD2<Float>.zero
    for index in 0..<samples {
      let half = Microfacets.halfway(index, of: samples, alpha: alpha)
      let vh = v.dot(half)
      let nl = 2 * vh * half.z - v.z
      guard nl > 0, vh > 0 else { continue }
      let share = Microfacets.visibility(nl, nv, alpha: alpha) * 4 * nl * vh / half.z
      let edge = 1 - vh
      let fresnel = edge * edge * edge * edge * edge
      sum += SIMD2((1 - fresnel) * share, fresnel * share)
    }
    return sum / Float(samples)
  }
}
