// Nobody stands in the face of the person in the headset.
extension Body {
  /// How much further away than needed somebody stops, so that a swaying head does not move them.
  private static let comfortMetres: Float = 0.1
  /// How much further away somebody is after a step back.
  private static let stepBackMetres: Float = 0.25
  private static let stepBackSeconds: Float = 0.7

  /// Keeps the person away from the viewer's head of this frame; call it before `evaluate`.
  ///
  /// Ways end outside the circle and lead around it. Somebody who is approached steps back, and
  /// is never drawn inside, however quickly the viewer leans in.
  package mutating func keepClear(
    of viewer: SIMD3<Float>, _ space: PersonalSpace, time: Double
  ) {
    guard (viewer.x + viewer.y + viewer.z).isFinite else { return }
    let circle = space.keepOut(around: viewer)
    clearance = circle
    let now = time.usableTime
    let place = walk.place(time: now)
    guard !walk.isUnderWay(time: now),
      circle.distance(place.position) < circle.metres + Self.comfortMetres / 2
    else { return }
    let back = circle.held(place.position, metres: circle.metres + Self.stepBackMetres)
    let next = Walk(
      after: walk, to: Walk.Place(position: back, yaw: place.yaw),
      duration: Self.stepBackSeconds, time: now)
    start(next, time: now)
  }

  /// The place itself, or the nearest one that is far enough from the viewer.
  func allowed(_ position: SIMD3<Float>) -> SIMD3<Float> {
    guard let clearance else { return position }
    return clearance.held(position, metres: clearance.metres + Self.comfortMetres)
  }
}
