import Foundation

@testable import Renderer

/// One of the shipped people in one posture at one moment, as a skinned surface in metres.
struct BodySurface {
  private(set) var points: [SIMD3<Float>] = []
  let triangles: [SIMD3<Int32>]
  let parts: [Figure.Part]
  let jointNames: [String]
  private let mainJoint: [UInt16]

  init(_ figure: Figure, body: Body, at time: Double, viewer: SIMD3<Float>) {
    var locals = figure.skeleton.restLocal
    var weights: [Float] = []
    _ = body.evaluate(time: time, viewer: viewer, locals: &locals, morphWeights: &weights)
    triangles = figure.triangles
    parts = figure.parts
    mainJoint = figure.mainJoint
    jointNames = figure.skeleton.jointNames
    points = figure.skinned(locals)
  }

  func jointName(of vertex: Int) -> String { jointNames[Int(mainJoint[vertex])] }

  /// The hand's vertices, 0 the left one's.
  func hand(_ arm: Int) -> [Int] {
    points.indices.filter { parts[$0] == Figure.Part.hand(arm) }
  }

  /// The triangles that a hand could touch: all but its own arm's.
  func others(_ arm: Int) -> [SIMD3<Int32>] {
    triangles.filter { corners in
      !(0..<3).contains { parts[Int(corners[$0])].isArm(arm) }
    }
  }

  /// How deep a vertex is inside a surface, metres; below 0 how far it is away.
  ///
  /// Inside is where the surface winds around a point, which holds for clothes with open ends too.
  func depth(of vertex: Int, in surface: [SIMD3<Int32>]) -> Float {
    let point = points[vertex]
    var nearest: Float = 1e9
    for corners in surface {
      let (a, b, c) = places(corners)
      let reach = nearest + 0.06
      if abs(a.x - point.x) > reach || abs(a.y - point.y) > reach || abs(a.z - point.z) > reach {
        continue
      }
      let distance = (Self.closest(to: point, a, b, c) - point).length
      if distance < nearest { nearest = distance }
    }
    guard nearest < 0.08 else { return -nearest }
    return winding(around: point, surface) > 0.5 ? outerDistance(point, surface) : -nearest
  }

  /// From a point inside to the nearest surface that has nothing more outside.
  private func outerDistance(_ point: SIMD3<Float>, _ surface: [SIMD3<Int32>]) -> Float {
    var found: [(distance: Float, out: SIMD3<Float>)] = []
    for corners in surface {
      let (a, b, c) = places(corners)
      let touch = Self.closest(to: point, a, b, c)
      let normal = (b - a).cross(c - a).normalized
      found.append(((touch - point).length, touch + normal * 0.002))
    }
    found.sort { $0.distance < $1.distance }
    let outer = found.prefix(400).first { winding(around: $0.out, surface) < 0.5 }
    return outer?.distance ?? found.last?.distance ?? 0
  }

  private func places(
    _ corners: SIMD3<Int32>
  ) -> (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>) {
    (points[Int(corners.x)], points[Int(corners.y)], points[Int(corners.z)])
  }

  /// How often a surface goes around a point.
  /// - Source: the solid angle of a triangle, van Oosterom and Strackee 1983.
  private func winding(around point: SIMD3<Float>, _ surface: [SIMD3<Int32>]) -> Float {
    var total: Float = 0
    for corners in surface {
      let (p, q, r) = places(corners)
      let (a, b, c) = (p - point, q - point, r - point)
      let (la, lb, lc) = (a.length, b.length, c.length)
      let volume = a.dot(b.cross(c))
      let base = la * lb * lc + a.dot(b) * lc + b.dot(c) * la + c.dot(a) * lb
      total += 2 * atan2(volume, base)
    }
    return total / (4 * .pi)
  }

  /// The nearest point of a triangle.
  /// - Source: Ericson, Real-Time Collision Detection, 5.1.5.
  private static func closest(
    to p: SIMD3<Float>, _ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>
  ) -> SIMD3<Float> {
    let (ab, ac, ap) = (b - a, c - a, p - a)
    let (d1, d2) = (ab.dot(ap), ac.dot(ap))
    if d1 <= 0, d2 <= 0 { return a }
    let bp = p - b
    let (d3, d4) = (ab.dot(bp), ac.dot(bp))
    if d3 >= 0, d4 <= d3 { return b }
    let vc = d1 * d4 - d3 * d2
    if vc <= 0, d1 >= 0, d3 <= 0 { return a + ab * (d1 / (d1 - d3)) }
    let cp = p - c
    let (d5, d6) = (ab.dot(cp), ac.dot(cp))
    if d6 >= 0, d5 <= d6 { return c }
    let vb = d5 * d2 - d1 * d6
    if vb <= 0, d2 >= 0, d6 <= 0 { return a + ac * (d2 / (d2 - d6)) }
    let va = d3 * d6 - d5 * d4
    if va <= 0, d4 - d3 >= 0, d5 - d6 >= 0 {
      return b + (c - b) * ((d4 - d3) / ((d4 - d3) + (d5 - d6)))
    }
    let scale = 1 / (va + vb + vc)
    return a + ab * (vb * scale) + ac * (vc * scale)
  }
}
