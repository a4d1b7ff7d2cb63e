import Foundation

extension Float4x4: BitwiseCopyable {}

extension Float4x4 {
  /// The matrix `clipFromView` of an eye, for OpenGL's depth from −1 to 1.
  ///
  /// - Parameters:
  ///   - fieldOfView: the four angles of the eye.
  ///   - near: metres; nothing nearer is drawn.
  ///   - far: metres; nothing further away is drawn.
  /// - Source: a frustum cut by the tangents of four angles.
  package init(fieldOfView: FieldOfView, near: Float, far: Float) {
    let left = tan(fieldOfView.angleLeft)
    let right = tan(fieldOfView.angleRight)
    let up = tan(fieldOfView.angleUp)
    let down = tan(fieldOfView.angleDown)
    let width = right - left
    let height = up - down
    self.init(
      SIMD4(2 / width, 0, 0, 0),
      SIMD4(0, 2 / height, 0, 0),
      SIMD4((right + left) / width, (up + down) / height, -(far + near) / (far - near), -1),
      SIMD4(0, 0, -2 * far * near / (far - near), 0))
  }
}
