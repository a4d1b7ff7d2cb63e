import Foundation

/// A flat sheet in the world that panels are laid out on, in ems of body text.
struct PanelFrame: Sendable, Equatable {
  /// An em of body text seen from the viewer: a capital letter then stands 1.3°.
  static let emRadians: Float = 0.0312

  /// Where the sheet's (0, 0) lies, world metres.
  var origin: SIMD3<Float>
  var right: SIMD3<Float>
  var up: SIMD3<Float>
  /// Metres an em.
  var unit: Float

  /// A sheet that faces a head from a direction, upright as the horizon.
  ///
  /// Yaw turns to the left, pitch goes up, both from −Z; `tilt` is the pitch
  /// that the sheet squarely faces, where that is not its origin's.
  init(
    head: SIMD3<Float>, yawRadians: Float, pitchRadians: Float, distance: Float,
    tiltRadians: Float? = nil
  ) {
    let towards = Self.direction(yaw: yawRadians, pitch: pitchRadians)
    origin = head + towards * distance
    right = SIMD3(cos(yawRadians), 0, -sin(yawRadians))
    let facing = Self.direction(yaw: yawRadians, pitch: tiltRadians ?? pitchRadians)
    up = right.cross(facing)
    unit = distance * Self.emRadians
  }

  func point(_ x: Float, _ y: Float) -> SIMD3<Float> {
    origin + (right * x + up * y) * unit
  }

  /// Where a ray meets the sheet in ems, and how far along; nil from behind or aside.
  func meet(
    origin start: SIMD3<Float>, direction: SIMD3<Float>
  ) -> (x: Float, y: Float, distance: Float)? {
    let normal = right.cross(up)
    let slope = direction.dot(normal)
    guard slope < -1e-5 else { return nil }
    let distance = (origin - start).dot(normal) / slope
    guard distance.isFinite, distance > 0 else { return nil }
    let local = start + direction * distance - origin
    return (local.dot(right) / unit, local.dot(up) / unit, distance)
  }

  /// The compass direction of a vector: 0 is −Z, positive to the left.
  static func yaw(of direction: SIMD3<Float>) -> Float { atan2(-direction.x, -direction.z) }

  static func direction(yaw: Float, pitch: Float) -> SIMD3<Float> {
    SIMD3(-sin(yaw) * cos(pitch), sin(pitch), -cos(yaw) * cos(pitch))
  }
}
