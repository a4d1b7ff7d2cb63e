/// Where the head was when panels were put up: they stay there, they never follow the head.
struct PanelPlacement: Sendable, Equatable {
  /// Somebody who stood up or was recentred gets the panels anew.
  static let keptWithinMetres: Float = 0.5
  /// Panels stand at most this far to the side of straight ahead.
  static let maximumYawRadians: Float = 0.61

  var head: SIMD3<Float>
  var yawRadians: Float

  init(head: Pose) {
    let isUsable = head.isFinite
    self.head = isUsable ? head.position : SIMD3(0, 1.6, 0)
    let yaw = isUsable ? head.yawRadians : 0
    yawRadians = min(max(yaw, -Self.maximumYawRadians), Self.maximumYawRadians)
  }

  func isStill(near pose: Pose) -> Bool {
    !pose.isFinite || (pose.position - head).length < Self.keptWithinMetres
  }
}
