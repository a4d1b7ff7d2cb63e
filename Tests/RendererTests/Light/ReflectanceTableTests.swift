import Foundation
import Testing

@testable import Renderer

@Suite struct ReflectanceTableTests {
  /// The same sum by steps over the hemisphere: half vectors on a fine grid.
  private func exact(nv: Float, roughness: Float) -> SIMD2<Float> {
    let alpha = roughness * roughness
    let v = SIMD3<Float>((1 - nv * nv).squareRoot(), 0, nv)
    let rings = 900
    let spokes = 720
    var sum = SIMD2<Float>.zero
    for ring in 0..<rings {
      let nl = (Float(ring) + 0.5) / Float(rings)
      let radius = (1 - nl * nl).squareRoot()
      for spoke in 0..<spokes {
        let angle = 2 * Float.pi * (Float(spoke) + 0.5) / Float(spokes)
        let l = SIMD3(cos(angle) * radius, sin(angle) * radius, nl)
        let h = (l + v).normalized
        let share =
          Microfacets.distribution(h.z, alpha: alpha)
          * Microfacets.visibility(nl, nv, alpha: alpha) * nl
        let fresnel = pow(1 - v.dot(h), 5)
        sum += SIMD2((1 - fresnel) * share, fresnel * share)
      }
    }
    return sum * (2 * .pi / Float(rings * spokes))
  }

  @Test(arguments: [(0.9, 0.4), (0.5, 0.4), (0.25, 0.6), (0.6, 0.8), (0.1, 1)] as [(Float, Float)])
  func anEntryAgreesWithASumOverTheHemisphere(nv: Float, roughness: Float) {
    let entry = ReflectanceTable.entry(nv: nv, roughness: roughness, samples: 512)
    let sum = exact(nv: nv, roughness: roughness)
    #expect(abs(entry.x - sum.x) < 0.012)
    #expect(abs(entry.y - sum.y) < 0.012)
  }

  @Test func nothingMirrorsMoreThanAllLight() {
    for entry in ReflectanceTable().entries {
      #expect(entry.x >= 0)
      #expect(entry.y >= 0)
      #expect(entry.sum() <= 1.01)
    }
  }

  @Test func aSmoothSurfaceMirrorsAllThatFresnelAllows() {
    let entry = ReflectanceTable.entry(nv: 1, roughness: 0.02, samples: 512)
    #expect(abs(entry.x - 1) < 0.01)
    #expect(entry.y < 0.01)
  }
}
