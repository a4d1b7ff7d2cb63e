import Renderer

/// Where the young person's head is and looks, in the scene's space.
struct HeadDirection: Equatable {
  /// Seated or standing eye height, metres.
  var position = SIMD3<Float>(0, 1.6, 0)
  /// Positive to the left.
  var yawRadians: Float = 0
  /// Positive upwards.
  var pitchRadians: Float = 0

  /// Looking further down than this is the wish to stop (−50°).
  static let stopPitchRadians: Float = -50 * .pi / 180

  /// What an eye sees from the lower edge to the upper one: about a headset's.
  static let verticalField: Float = 84 * .pi / 180

  var isLookingDown: Bool { pitchRadians < Self.stopPitchRadians }

  var pose: Pose {
    let yaw = Quaternion(angleRadians: yawRadians, axis: SIMD3(0, 1, 0))
    let pitch = Quaternion(angleRadians: pitchRadians, axis: SIMD3(1, 0, 0))
    return Pose(position: position, orientation: yaw * pitch)
  }
}

extension HeadDirection {
  /// Turns with the mouse while its right button is held, and with the arrow keys.
  ///
  /// The head turns; the camera itself never moves.
  mutating func turn(_ input: InputState) {
    if input.heldButtons.contains(.right) {
      yawRadians -= input.cursorMotion.x * 0.003
      pitchRadians -= input.cursorMotion.y * 0.003
    }
    let step: Float = 0.02
    if input.heldKeys.contains(.left) { yawRadians += step }
    if input.heldKeys.contains(.right) { yawRadians -= step }
    if input.heldKeys.contains(.up) { pitchRadians += step }
    if input.heldKeys.contains(.down) { pitchRadians -= step }
    pitchRadians = max(-1.5, min(1.5, pitchRadians))
  }
}
