/// How near the people of a scene may come to the person in the headset.
///
/// Nobody comes nearer than a metre. From level 4 on a person may, where the young person has
/// agreed to that before; even then there is a limit.
package struct PersonalSpace: Sendable, Equatable {
  package static let standardMetres: Float = 1
  package static let agreedMetres: Float = 0.6
  /// The lowest level at which an agreement counts.
  package static let lowestAgreedLevel = 4
  /// From the middle of a standing body to its face and chest, metres.
  static let bodyMetres: Float = 0.15

  /// Whether the young person has agreed to people coming close.
  package var isAgreed: Bool
  /// The scene's hardness now, 1 to 5.
  package var level: Int

  package init(isAgreed: Bool = false, level: Int = 1) {
    self.isAgreed = isAgreed
    self.level = level
  }

  /// From the viewer's head to a face or chest, along the ground.
  package var metres: Float {
    isAgreed && level >= Self.lowestAgreedLevel ? Self.agreedMetres : Self.standardMetres
  }

  /// The circle around a viewer's head in which nobody's middle may be.
  func keepOut(around viewer: SIMD3<Float>) -> KeepOut {
    KeepOut(centre: viewer, metres: metres + Self.bodyMetres)
  }
}

/// A circle on the ground that a way leads around.
struct KeepOut: Sendable, Equatable {
  var centre: SIMD3<Float>
  var metres: Float

  /// How far a place is from the middle, along the ground.
  func distance(_ place: SIMD3<Float>) -> Float {
    let away = place - centre
    return SIMD3(away.x, 0, away.z).length
  }

  /// The nearest place outside; a place outside already stays as it is.
  ///
  /// A place in the very middle goes to −Z, where a viewer looks when the scene begins. Without
  /// a usable middle nothing is held back.
  func held(_ place: SIMD3<Float>, metres wanted: Float? = nil) -> SIMD3<Float> {
    let metres = wanted ?? self.metres
    let away = SIMD3(place.x - centre.x, 0, place.z - centre.z)
    let distance = away.length
    guard distance.isFinite, distance < metres else { return place }
    let direction = distance > 0.001 ? away / distance : SIMD3(0, 0, -1)
    let held = SIMD3(centre.x, 0, centre.z) + direction * metres
    return SIMD3(held.x, place.y, held.z)
  }

  /// A place on a straight way, moved aside where the way would lead through the circle.
  ///
  /// The way bends evenly, to the side on which it passes anyway, so that nobody is pushed.
  func bent(
    _ place: SIMD3<Float>, from start: SIMD3<Float>, to end: SIMD3<Float>, share: Float
  ) -> SIMD3<Float> {
    let way = SIMD3(end.x - start.x, 0, end.z - start.z)
    let length = way.length
    guard length > 0.01, metres > 0 else { return held(place) }
    let ahead = way / length
    let side = SIMD3(-ahead.z, 0, ahead.x)
    let toCentre = SIMD3(centre.x - start.x, 0, centre.z - start.z)
    let along = toCentre.dot(ahead)
    let offset = toCentre.dot(side)
    guard along > 0, along < length, abs(offset) < metres else { return held(place) }
    // The hump is wider than the circle, and begins and ends on the way without a kink.
    let past = share * length - along
    let reach = past / min(metres * 2, past < 0 ? along : length - along)
    let hump = abs(reach) < 1 ? (1 - reach * reach) * (1 - reach * reach) : 0
    let aside = (metres + 0.05 - abs(offset)) * (offset > 0 ? -1 : 1)
    return held(place + side * (aside * hump))
  }
}
