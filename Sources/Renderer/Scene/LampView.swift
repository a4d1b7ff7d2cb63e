import Foundation

/// How a lamp sees people, for a map of the shadows that they throw.
struct LampView: Sendable, Equatable {
  var clipFromWorld: Float4x4
  /// From the world to the map: across, up and depth in 0…1, to be divided by w.
  var mapFromWorld: Float4x4
  /// x: how softness grows, in widths of the map; y, z: nearest and furthest depth in metres;
  /// w: 1 for light from one direction.
  var shape: SIMD4<Float>

  /// Half the size of what shines, in metres: a street lamp's shade, a window's lower part.
  static let lampRadius: Float = 0.14
  /// What is nearer to a lamp is the lamp itself: its shade, its glass.
  private static let lampDepth: Float = 0.4
  /// The same for light from far away, as a tangent: the sun in thin haze.
  private static let sunTangent: Float = 0.02
  /// Metres behind people where their shadows still fall on something.
  private static let reach: Float = 12
  private static let widest: Float = 1.2

  /// Fits the map to a sphere around people.
  ///
  /// The sphere is rounded up, so that the map does not creep while somebody breathes.
  init(_ lamp: Light, around centre: SIMD3<Float>, radius: Float) {
    let middle = (centre * 4).rounded(.toNearestOrEven) / 4
    let size = ((radius + 0.25) * 2).rounded(.up) / 2
    if lamp.kind == .directional {
      self.init(along: lamp.direction, around: middle, radius: size)
    } else {
      self.init(from: lamp.position, around: middle, radius: size)
    }
  }

  private init(from position: SIMD3<Float>, around centre: SIMD3<Float>, radius: Float) {
    let towards = centre - position
    let distance = max(towards.length, 0.01)
    let half = distance > radius ? min(asin(radius / distance), Self.widest) : Self.widest
    let near = min(max(distance - radius, 0.1), Self.lampDepth)
    let far = distance + radius + Self.reach
    let field = FieldOfView(verticalRadians: 2 * half, aspect: 1)
    let eye = Pose(position: position, orientation: Self.orientation(towards))
    clipFromWorld =
      Float4x4(fieldOfView: field, near: near, far: far) * Float4x4(eye.inverse)
    mapFromWorld = Self.mapFromClip * clipFromWorld
    shape = SIMD4(Self.lampRadius / (2 * tan(half)), near, far, 0)
  }

  private init(along direction: SIMD3<Float>, around centre: SIMD3<Float>, radius: Float) {
    let eye = Pose(
      position: centre - direction * (radius + 1), orientation: Self.orientation(direction))
    let far = 2 * radius + 1 + Self.reach
    let clipFromView = Float4x4(
      SIMD4(1 / radius, 0, 0, 0), SIMD4(0, 1 / radius, 0, 0), SIMD4(0, 0, -2 / far, 0),
      SIMD4(0, 0, -1, 1))
    clipFromWorld = clipFromView * Float4x4(eye.inverse)
    mapFromWorld = Self.mapFromClip * clipFromWorld
    shape = SIMD4(Self.sunTangent / (2 * radius), 0, far, 1)
  }

  private static func orientation(_ towards: SIMD3<Float>) -> Quaternion {
    towards.length > 1e-4
      ? Quaternion(from: SIMD3(0, 0, -1), to: towards.normalized) : .identity
  }

  private static let mapFromClip = Float4x4(
    SIMD4(0.5, 0, 0, 0), SIMD4(0, 0.5, 0, 0), SIMD4(0, 0, 0.5, 0), SIMD4(0.5, 0.5, 0.5, 1))
}
