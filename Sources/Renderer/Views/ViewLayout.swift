/// How a picture is divided among eyes.
package enum ViewLayout: String, Sendable, Hashable {
  /// One eye on the whole picture.
  case single
  /// The left eye on the left half, the right eye on the right half.
  case sideBySide
  /// The same for screens that stretch each half to their whole width: eyes are squeezed to fit.
  case sideBySideHalf
  /// The same, wide enough for `LensPass`, which bends it for a plain lens box.
  case lens

  /// Where the two pictures of a side-by-side screen coincide: the distance of a conversation.
  ///
  /// Both eyes look straight ahead, so nothing is keystoned; their frusta are skewed
  /// towards each other instead (off-axis projection).
  package static let convergenceMetres: Float = 2

  /// Replaces the views by those of this frame; allocates nothing once there is room for two.
  ///
  /// The first view is always the left half's, whichever eye it is for.
  /// - Parameters:
  ///   - head: midway between the eyes, in the world.
  ///   - width: the picture's, in pixels.
  ///   - height: the picture's, in pixels.
  ///   - verticalRadians: how much is seen from the lower edge to the upper one, where the lens
  ///     does not say it.
  ///   - eyes: whose eyes look.
  ///   - views: what is replaced.
  package func place(
    head: Pose, width: Int, height: Int, verticalRadians: Float, eyes: EyePair = EyePair(),
    into views: inout [View]
  ) {
    views.removeAll(keepingCapacity: true)
    guard self != .single else {
      let field = FieldOfView(
        verticalRadians: verticalRadians, aspect: Float(width) / Float(max(height, 1)))
      views.append(
        View(viewport: Viewport(width: width, height: height), eye: head, fieldOfView: field))
      return
    }
    var rig = StereoRig(
      leftField: leftField(width, height, verticalRadians: verticalRadians, eyes: eyes))
    rig.eyeDistance = eyes.distance
    var pair = rig.sideBySide(head: head, width: width, height: height)
    if eyes.isSwapped {
      swap(&pair.left.viewport, &pair.right.viewport)
      // A lens stays where it is, whichever eye looks through it.
      if self == .lens { swap(&pair.left.fieldOfView, &pair.right.fieldOfView) }
      swap(&pair.left, &pair.right)
    }
    views.append(pair.left)
    views.append(pair.right)
  }

  private func leftField(
    _ width: Int, _ height: Int, verticalRadians: Float, eyes: EyePair
  ) -> FieldOfView {
    if self == .lens { return eyes.lens.leftField }
    // A squeezed eye fills the whole screen once it has been stretched.
    let columns = self == .sideBySideHalf ? 1 : 2
    let field = FieldOfView(
      verticalRadians: verticalRadians, aspect: Float(width / columns) / Float(max(height, 1)))
    return field.shifted(tangent: eyes.distance * 0.5 / Self.convergenceMetres)
  }
}

/// Whose eyes look at a stereo screen, and how they are told apart.
package struct EyePair: Sendable, Hashable {
  /// Metres from pupil to pupil, from the smallest to the largest heads of youths and adults.
  package static let distances: ClosedRange<Float> = 0.052...0.074

  /// Metres from pupil to pupil.
  package let distance: Float
  /// Whether the right eye looks at the left half, for screens and boxes that cross them.
  package var isSwapped: Bool
  /// What the eyes look through where the layout is `lens`.
  package var lens: LensProfile

  /// Makes a pair; a distance outside `distances` becomes the nearest one inside.
  package init(
    distance: Float = StereoRig.standardEyeDistance, isSwapped: Bool = false,
    lens: LensProfile = .plainBox
  ) {
    let bounds = Self.distances
    self.distance =
      distance.isFinite
      ? min(max(distance, bounds.lowerBound), bounds.upperBound) : StereoRig.standardEyeDistance
    self.isSwapped = isSwapped
    self.lens = lens
  }
}
