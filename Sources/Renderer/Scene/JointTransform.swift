/// How a joint stands in its parent's space: scale first, then rotation, then translation.
package struct JointTransform: Sendable, Hashable {
  /// Metres.
  package var translation: SIMD3<Float>
  package var rotation: Quaternion
  package var scale: SIMD3<Float>

  /// The transform that changes nothing.
  package static let identity = JointTransform()

  package init(
    translation: SIMD3<Float> = .zero, rotation: Quaternion = .identity,
    scale: SIMD3<Float> = .one
  ) {
    self.translation = translation
    self.rotation = rotation
    self.scale = scale
  }

  /// The matrix `parentFromJoint`.
  package var matrix: Float4x4 {
    Float4x4(translation: translation, rotation: rotation, scale: scale)
  }
}

extension JointTransform {
  /// Takes a matrix apart into scale, rotation and translation; shear is lost.
  package init(matrix: Float4x4) {
    let x = matrix.c0.xyz
    let y = matrix.c1.xyz
    let z = matrix.c2.xyz
    var size = SIMD3<Float>(x.length, y.length, z.length)
    // A mirrored space cannot be a rotation: the mirror goes into the scale.
    if x.cross(y).dot(z) < 0 { size.x = -size.x }
    let safe = size.replacing(with: 1, where: size .== 0)
    self.init(
      translation: matrix.c3.xyz,
      rotation: Quaternion(x: x / safe.x, y: y / safe.y, z: z / safe.z), scale: size)
  }
}
