import Foundation

/// How far eyes may be from where they were expected without seeing what was left out.
package struct GuardBand: Sendable, Equatable {
  /// By how much each side of the field of view is wider.
  package var angleRadians: Float
  /// How far an eye may have moved.
  package var metres: Float

  /// For views that are known when the frame begins.
  package static let none = GuardBand(angleRadians: 0, metres: 0)

  package init(angleRadians: Float, metres: Float) {
    self.angleRadians = max(angleRadians, 0)
    self.metres = max(metres, 0)
  }
}

/// The views that a frame was begun for, and what lies within them and their guard band.
struct ExpectedViews {
  /// What the views see, with the band; kept for its memory as the other array is.
  private(set) var frusta: [Frustum] = []
  private var views: [View] = []
  private var band = GuardBand.none

  /// Replaces the views; allocates nothing once there is room.
  mutating func set(_ views: some Collection<View>, _ band: GuardBand) {
    self.band = band
    self.views.removeAll(keepingCapacity: true)
    frusta.removeAll(keepingCapacity: true)
    for view in views {
      self.views.append(view)
      frusta.append(
        band == .none
          ? Frustum(clipFromWorld: view.clipFromWorld) : Frustum(around: view, band))
    }
  }

  /// Whether some views see nothing but what lies within the expected ones.
  func cover(_ located: some Collection<View>) -> Bool {
    guard located.count == views.count else { return false }
    for (index, view) in located.enumerated() where view != views[index] {
      guard band != .none, (view.eye.position - views[index].eye.position).length <= band.metres
      else { return false }
      // A frustum is the hull of its four edges, so it lies within planes if they do.
      for edge in 0..<4 where !frusta[index].contains(direction: view.edge(edge)) { return false }
    }
    return true
  }
}

extension Frustum {
  /// What a view may see from anywhere within a guard band.
  init(around view: View, _ band: GuardBand) {
    var wide = view
    let widest = Float.pi / 2 * 0.98
    wide.fieldOfView.angleLeft = max(view.fieldOfView.angleLeft - band.angleRadians, -widest)
    wide.fieldOfView.angleRight = min(view.fieldOfView.angleRight + band.angleRadians, widest)
    wide.fieldOfView.angleUp = min(view.fieldOfView.angleUp + band.angleRadians, widest)
    wide.fieldOfView.angleDown = max(view.fieldOfView.angleDown - band.angleRadians, -widest)
    var planes = Frustum(clipFromWorld: wide.clipFromWorld).planes
    // Whatever is before an eye that turned may be nearer than the near plane was.
    let forward = view.eye.forward
    planes[4] = SIMD4(forward, -forward.dot(view.eye.position))
    for index in 0..<5 { planes[index].w += band.metres * planes[index].xyz.length }
    self.init(planes: planes)
  }

  /// Whether everything that way, from where all planes meet, is inside.
  func contains(direction: SIMD3<Float>) -> Bool {
    for index in 0..<5 where planes[index].xyz.dot(direction) < 0 { return false }
    return true
  }
}

extension View {
  /// The direction of one of the four edges of what is seen, in the world.
  fileprivate func edge(_ index: Int) -> SIMD3<Float> {
    let x = tan(index & 1 == 0 ? fieldOfView.angleLeft : fieldOfView.angleRight)
    let y = tan(index & 2 == 0 ? fieldOfView.angleDown : fieldOfView.angleUp)
    return eye.orientation.act(SIMD3(x, y, -1))
  }
}
