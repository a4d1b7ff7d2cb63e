/// A cut through black: out, the place changes while nothing is seen, in again.
///
/// Out and in take 0.4 s each, so a STOP is in the calm place within a second,
/// and no change of light is quick enough to flash.
struct FadeTimeline: Equatable {
  static let halfSeconds = 0.4

  private(set) var place: String
  private var nextPlace: String?
  private var startedAt = -10.0
  private var startLevel: Float = 0

  init(place: String) { self.place = place }

  /// Begins a cut to another place; a cut to the place already shown does nothing.
  mutating func cut(to next: String, time: Double) {
    guard next != (nextPlace ?? place) else { return }
    startLevel = level(at: time)
    if startedAt + 2 * Self.halfSeconds <= time || nextPlace == nil { startedAt = time }
    nextPlace = next
  }

  /// The level of black at a time, 0 (scene) to 1 (black); changes the place in the middle.
  mutating func update(time: Double) -> Float {
    if nextPlace != nil, time >= startedAt + Self.halfSeconds, let nextPlace {
      place = nextPlace
      self.nextPlace = nil
    }
    return level(at: time)
  }

  private func level(at time: Double) -> Float {
    let part = Float((time - startedAt) / Self.halfSeconds)
    if part < 0 || part >= 2 { return 0 }
    return part < 1 ? max(startLevel, smooth(part)) : smooth(2 - part)
  }

  private func smooth(_ x: Float) -> Float { x * x * (3 - 2 * x) }
}
