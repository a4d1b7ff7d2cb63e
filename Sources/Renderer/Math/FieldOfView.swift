import Foundation

/// How far an eye sees to each side, as four angles from straight ahead.
package struct FieldOfView: Sendable, Hashable {
  /// Radians; left and down are negative, as in OpenXR.
  package var angleLeft: Float
  package var angleRight: Float
  package var angleUp: Float
  package var angleDown: Float

  package init(angleLeft: Float, angleRight: Float, angleUp: Float, angleDown: Float) {
    self.angleLeft = angleLeft
    self.angleRight = angleRight
    self.angleUp = angleUp
    self.angleDown = angleDown
  }

  /// A field as wide to the left as to the right, for a picture of some shape.
  ///
  /// - Parameters:
  ///   - verticalRadians: from the lower edge to the upper one.
  ///   - aspect: width divided by height.
  package init(verticalRadians: Float, aspect: Float) {
    let half = verticalRadians * 0.5
    let side = atan(tan(half) * aspect)
    self.init(angleLeft: -side, angleRight: side, angleUp: half, angleDown: -half)
  }

  /// The same size of field, skewed to the right by a shift of its tangents.
  package func shifted(tangent shift: Float) -> FieldOfView {
    FieldOfView(
      angleLeft: atan(tan(angleLeft) + shift), angleRight: atan(tan(angleRight) + shift),
      angleUp: angleUp, angleDown: angleDown)
  }

  /// How high the picture is at a distance of 1, without units.
  var tangentHeight: Float { tan(angleUp) - tan(angleDown) }

  /// The tangents of the four angles: left, right, down, up.
  package var tangents: SIMD4<Float> {
    SIMD4(tan(angleLeft), tan(angleRight), tan(angleDown), tan(angleUp))
  }
}
