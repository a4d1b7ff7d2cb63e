/// How a picture is divided among eyes.
package enum ViewLayout: String, Sendable, Hashable {
  /// One eye on the whole picture.
  case single
  /// The left eye on the left half, the right eye on the right half.
  case sideBySide

  /// Where the two pictures of a side-by-side screen coincide: the distance of a conversation.
  ///
  /// Both eyes look straight ahead, so nothing is keystoned; their frusta are skewed
  /// towards each other instead (off-axis projection).
  package static let convergenceMetres: Float = 2

  /// Replaces the views by those of this frame; allocates nothing once there is room for two.
  ///
  /// - Parameters:
  ///   - head: midway between the eyes, in the world.
  ///   - width: the picture's, in pixels.
  ///   - height: the picture's, in pixels.
  ///   - verticalRadians: how much is seen from the lower edge to the upper one.
  ///   - views: what is replaced.
  package func place(
    head: Pose, width: Int, height: Int, verticalRadians: Float, into views: inout [View]
  ) {
    views.removeAll(keepingCapacity: true)
    let columns = self == .single ? 1 : 2
    let field = FieldOfView(
      verticalRadians: verticalRadians, aspect: Float(width / columns) / Float(max(height, 1)))
    switch self {
    case .single:
      views.append(
        View(viewport: Viewport(width: width, height: height), eye: head, fieldOfView: field))
    case .sideBySide:
      let rig = StereoRig(
        leftField: field.shifted(
          tangent: StereoRig.standardEyeDistance * 0.5 / Self.convergenceMetres))
      let pair = rig.sideBySide(head: head, width: width, height: height)
      views.append(pair.left)
      views.append(pair.right)
    }
  }
}
