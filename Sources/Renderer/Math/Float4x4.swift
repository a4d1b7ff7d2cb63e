import Foundation

/// A 4 × 4 matrix in columns; it multiplies column vectors from the left.
package struct Float4x4: Sendable, Equatable {
  package var c0: SIMD4<Float>
  package var c1: SIMD4<Float>
  package var c2: SIMD4<Float>
  package var c3: SIMD4<Float>

  /// The matrix that changes nothing.
  package static let identity = Float4x4(
    SIMD4(1, 0, 0, 0), SIMD4(0, 1, 0, 0), SIMD4(0, 0, 1, 0), SIMD4(0, 0, 0, 1))

  package init(
    _ c0: SIMD4<Float>, _ c1: SIMD4<Float>, _ c2: SIMD4<Float>, _ c3: SIMD4<Float>
  ) {
    self.c0 = c0
    self.c1 = c1
    self.c2 = c2
    self.c3 = c3
  }

  package init(translation: SIMD3<Float>) {
    self = .identity
    c3 = SIMD4(translation, 1)
  }

  package init(scale: SIMD3<Float>) {
    self = .identity
    c0.x = scale.x
    c1.y = scale.y
    c2.z = scale.z
  }

  package init(rotation: Quaternion) {
    self.init(translation: .zero, rotation: rotation, scale: .one)
  }

  /// First the scale, then the rotation, then the translation, as a glTF node.
  package init(translation: SIMD3<Float>, rotation: Quaternion, scale: SIMD3<Float>) {
    let q = rotation.vector
    let d = q + q
    let xx = q.x * d.x
    let yy = q.y * d.y
    let zz = q.z * d.z
    let xy = q.x * d.y
    let xz = q.x * d.z
    let yz = q.y * d.z
    let wx = q.w * d.x
    let wy = q.w * d.y
    let wz = q.w * d.z
    c0 = SIMD4(1 - yy - zz, xy + wz, xz - wy, 0) * scale.x
    c1 = SIMD4(xy - wz, 1 - xx - zz, yz + wx, 0) * scale.y
    c2 = SIMD4(xz + wy, yz - wx, 1 - xx - yy, 0) * scale.z
    c3 = SIMD4(translation, 1)
  }

  /// The matrix that leads from the pose's own space to its parent's.
  package init(_ pose: Pose) {
    self.init(translation: pose.position, rotation: pose.orientation, scale: .one)
  }

  package static func * (left: Float4x4, right: Float4x4) -> Float4x4 {
    Float4x4(left * right.c0, left * right.c1, left * right.c2, left * right.c3)
  }

  package static func * (left: Float4x4, right: SIMD4<Float>) -> SIMD4<Float> {
    left.c0 * right.x + left.c1 * right.y + left.c2 * right.z + left.c3 * right.w
  }

  /// The transformed point, for a matrix without perspective.
  package func act(point: SIMD3<Float>) -> SIMD3<Float> {
    (self * SIMD4(point, 1)).xyz
  }

  /// The transformed direction, untouched by the translation.
  package func act(direction: SIMD3<Float>) -> SIMD3<Float> {
    (self * SIMD4(direction, 0)).xyz
  }

  package var transposed: Float4x4 {
    Float4x4(
      SIMD4(c0.x, c1.x, c2.x, c3.x), SIMD4(c0.y, c1.y, c2.y, c3.y),
      SIMD4(c0.z, c1.z, c2.z, c3.z), SIMD4(c0.w, c1.w, c2.w, c3.w))
  }
}
