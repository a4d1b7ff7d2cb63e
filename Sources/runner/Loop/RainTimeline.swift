/// How hard it is seen to rain in the scene's place: it begins and ends slowly, with its sound.
struct RainTimeline: Equatable {
  /// The ambience that is rain.
  static let ambience = "rain"
  /// From nothing to all of it, and back.
  static let seconds = 5.0

  private var from: Float = 0
  private var isRaining = false
  private var startedAt = 0.0

  /// Begins or ends the rain with the sound of the place.
  mutating func change(toAmbience name: String, time: Double) {
    let next = name == Self.ambience
    guard next != isRaining else { return }
    from = level(at: time)
    isRaining = next
    startedAt = time
  }

  /// 0 dry to 1; without a jump, whatever changed when.
  func level(at time: Double) -> Float {
    let to: Float = isRaining ? 1 : 0
    guard from != to else { return to }
    let part = Float(min(max((time - startedAt) / Self.seconds, 0), 1))
    return from + (to - from) * part * part * (3 - 2 * part)
  }
}
