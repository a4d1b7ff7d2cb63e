import Foundation

/// Bends two bones so that their end reaches a point.
enum TwoBone {
  struct Solution {
    /// Unit directions of the two bones.
    var upper: SIMD3<Float>
    var lower: SIMD3<Float>
    /// The axis that the joint between them bends about.
    var hinge: SIMD3<Float>
  }

  /// - Parameters:
  ///   - target: from the root of the first bone, metres; beyond reach is pulled in.
  ///   - pole: roughly where the middle joint points.
  ///   - upper: the first bone's length, metres.
  ///   - lower: the second bone's length, metres.
  /// - Returns: the directions; always finite.
  /// - Source: the law of cosines.
  static func solve(
    target: SIMD3<Float>, pole: SIMD3<Float>, upper: Float, lower: Float
  ) -> Solution {
    let reach = target.length
    let along = reach > 1e-5 ? target / reach : SIMD3(0, -1, 0)
    let nearest = abs(upper - lower) + 0.02 * (upper + lower)
    let distance = min(max(reach, nearest), 0.9985 * (upper + lower))
    var side = pole - along * pole.dot(along)
    if side.length < 1e-4 { side = along.cross(SIMD3(0.577, 0.577, 0.577)) }
    side = side.normalized
    let cosine = (upper * upper + distance * distance - lower * lower) / (2 * upper * distance)
    let bounded = min(max(cosine, -1), 1)
    let first = along * bounded + side * (1 - bounded * bounded).squareRoot()
    let second = (along * distance - first * upper).normalized
    return Solution(upper: first, lower: second, hinge: side.cross(along).normalized)
  }

  /// The turn that takes one direction and a side of it to another direction and side.
  static func turn(
    from direction: SIMD3<Float>, side: SIMD3<Float>,
    to newDirection: SIMD3<Float>, side newSide: SIMD3<Float>
  ) -> Quaternion {
    let swing = Quaternion(from: direction, to: newDirection)
    let axis = newDirection.normalized
    let carried = swing.act(side)
    let a = (carried - axis * carried.dot(axis)).normalized
    let b = (newSide - axis * newSide.dot(axis)).normalized
    guard a != .zero, b != .zero else { return swing }
    let angle = atan2(a.cross(b).dot(axis), a.dot(b))
    return (Quaternion(angleRadians: angle, axis: axis) * swing).normalized
  }
}

extension Quaternion {
  /// A turn to the left about the upright axis and upwards about the sideways one; +Z is ahead.
  init(yawRadians: Float, pitchUpRadians: Float, rollRadians: Float = 0) {
    self =
      Quaternion(angleRadians: yawRadians, axis: SIMD3(0, 1, 0))
      * Quaternion(angleRadians: -pitchUpRadians, axis: SIMD3(1, 0, 0))
      * Quaternion(angleRadians: rollRadians, axis: SIMD3(0, 0, 1))
  }

  /// The cheap blend, fine for turns that are not far apart; takes the shorter way.
  static func blend(_ from: Quaternion, _ to: Quaternion, _ fraction: Float) -> Quaternion {
    let end = (from.vector * to.vector).sum() < 0 ? -to.vector : to.vector
    return Quaternion(vector: from.vector + (end - from.vector) * fraction).normalized
  }

  /// The part of the turn that is about an axis, radians in −π…π.
  func twist(about axis: SIMD3<Float>) -> Float {
    let angle = 2 * atan2(vector.xyz.dot(axis), vector.w)
    return angle > .pi ? angle - 2 * .pi : angle < -.pi ? angle + 2 * .pi : angle
  }
}
