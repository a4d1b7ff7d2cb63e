/// Where something is and how it is turned; as a matrix it leads from its own space to its parent's.
package struct Pose: Sendable, Hashable {
  /// Metres.
  package var position: SIMD3<Float>
  package var orientation: Quaternion

  /// At the origin, looking along −Z.
  package static let identity = Pose(position: .zero, orientation: .identity)

  package init(position: SIMD3<Float>, orientation: Quaternion = .identity) {
    self.position = position
    self.orientation = orientation
  }

  /// The pose of the parent space seen from this one.
  package var inverse: Pose {
    let back = orientation.inverse
    return Pose(position: -back.act(position), orientation: back)
  }

  /// A pose given in the right one's child space, seen from the left one's parent space.
  package static func * (left: Pose, right: Pose) -> Pose {
    Pose(
      position: left.act(right.position),
      orientation: left.orientation * right.orientation)
  }

  /// The parent's coordinates of a point of this space.
  package func act(_ point: SIMD3<Float>) -> SIMD3<Float> {
    orientation.act(point) + position
  }

  /// The unit vector that this pose looks along, in the parent's space.
  package var forward: SIMD3<Float> { orientation.act(SIMD3(0, 0, -1)) }
}
