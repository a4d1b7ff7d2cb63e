import Foundation

/// Follows a head with a lag, for what is placed by it: jitter and nods do not move panels.
package struct HeadSmoother: Sendable {
  /// Seconds until about two thirds of a turn are caught up with.
  package static let lagSeconds = 0.35
  /// A jump beyond this is a new start (a recentring), not a movement.
  package static let jumpMetres: Float = 0.75

  private var pose: Pose?
  private var lastTime = 0.0

  package init() {}

  /// Takes the head of this frame and gives the smoothed one; poses that are not finite are ignored.
  package mutating func update(_ head: Pose, time: Double) -> Pose {
    guard head.isFinite else { return pose ?? .identity }
    guard let last = pose, (head.position - last.position).length < Self.jumpMetres else {
      pose = head
      lastTime = time
      return head
    }
    let elapsed = max(0, time - lastTime)
    lastTime = time
    let share = Float(1 - exp(-elapsed / Self.lagSeconds))
    let next = Pose(
      position: last.position + (head.position - last.position) * share,
      orientation: .slerp(last.orientation, head.orientation, share).normalized)
    pose = next
    return next
  }
}

extension Pose {
  var isFinite: Bool {
    (position.x + position.y + position.z + orientation.vector.sum()).isFinite
      && (orientation.vector * orientation.vector).sum() > 0.25
  }

  /// The compass direction of the view, steady even straight down: 0 is −Z, positive to the left.
  var yawRadians: Float {
    let forward = self.forward
    // Where the view is steep the top of the head tells the direction.
    let flat = forward - orientation.act(SIMD3(0, 1, 0)) * forward.y
    guard abs(flat.x) + abs(flat.z) > 1e-4 else { return 0 }
    return atan2(-flat.x, -flat.z)
  }
}
