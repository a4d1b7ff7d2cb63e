/// A place on a panel that a gaze or a mouse can rest on.
struct PanelTarget: Sendable {
  var hit: PanelHit
  var frame: PanelFrame
  /// Ems on the frame.
  var centre: SIMD2<Float>
  var half: SIMD2<Float>

  /// How far along a ray it is met, if it is.
  func distance(origin: SIMD3<Float>, direction: SIMD3<Float>) -> Float? {
    guard let met = frame.meet(origin: origin, direction: direction) else { return nil }
    let isInside = abs(met.x - centre.x) <= half.x && abs(met.y - centre.y) <= half.y
    return isInside ? met.distance : nil
  }
}
