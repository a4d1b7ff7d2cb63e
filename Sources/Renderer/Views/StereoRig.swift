/// Two eyes on one head.
package struct StereoRig: Sendable, Hashable {
  /// Metres from pupil to pupil of most people.
  package static let standardEyeDistance: Float = 0.063
  /// Metres from pupil to pupil.
  package var eyeDistance = standardEyeDistance
  /// What the left eye sees; the right eye sees its mirror image unless told otherwise.
  package var leftField: FieldOfView
  package var rightField: FieldOfView

  /// Makes a rig whose eyes see further outwards than towards the nose, as in a headset.
  package init(leftField: FieldOfView) {
    self.leftField = leftField
    rightField = FieldOfView(
      angleLeft: -leftField.angleRight, angleRight: -leftField.angleLeft,
      angleUp: leftField.angleUp, angleDown: leftField.angleDown)
  }

  package init(leftField: FieldOfView, rightField: FieldOfView) {
    self.leftField = leftField
    self.rightField = rightField
  }

  /// The world poses of both eyes of a head, whose pose is midway between them.
  package func eyes(head: Pose) -> (left: Pose, right: Pose) {
    let half = head.orientation.act(SIMD3(eyeDistance * 0.5, 0, 0))
    return (
      Pose(position: head.position - half, orientation: head.orientation),
      Pose(position: head.position + half, orientation: head.orientation)
    )
  }

  /// The two views side by side on one picture, each half of it wide.
  package func sideBySide(head: Pose, width: Int, height: Int) -> (left: View, right: View) {
    let eyes = eyes(head: head)
    let half = width / 2
    return (
      View(
        viewport: Viewport(width: half, height: height), eye: eyes.left, fieldOfView: leftField),
      View(
        viewport: Viewport(x: half, width: half, height: height), eye: eyes.right,
        fieldOfView: rightField)
    )
  }
}
