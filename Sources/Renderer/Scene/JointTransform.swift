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
