/// The light of the scene's place, which cues change slowly or at once.
///
/// Places are made for one light, dusk; day and night are more and less of it. How quickly the
/// light may really change is decided where it is shown (`FlashLimiter`).
struct LightTimeline: Equatable {
  /// A multiple of the place's own light, for each name that the vocabulary has.
  static let levels: [String: Float] = ["day": 1.6, "dusk": 1, "night": 0.55]

  private var from: Float = 1
  private var to: Float = 1
  private var startedAt = 0.0
  private var seconds = 0.0

  /// Begins a change; a name that is unknown changes nothing.
  mutating func change(to name: String, seconds: Double, time: Double) {
    guard let level = Self.levels[name] else { return }
    (from, to) = (self.level(at: time), level)
    startedAt = time
    self.seconds = seconds.isFinite ? max(0, seconds) : 0
  }

  func level(at time: Double) -> Float {
    guard seconds > 0, time < startedAt + seconds else { return to }
    return from + (to - from) * Float(max(0, time - startedAt) / seconds)
  }
}
