/// A ray that rests on one of several things on show, and may leave it for a moment.
///
/// Times are on the clock of whoever asks.
struct GazeDwell: Sendable, Hashable {
  /// How long it may leave without losing what it has.
  static let graceMs = 150

  var entry: Int
  var beganAt: Int
  /// When the ray left, while it may still come back.
  var leftAt: Int?

  /// When it becomes an answer, where so long a rest is one; nil while the ray is away.
  func isFullAt(_ lengthMs: Int) -> Int? { leftAt == nil ? beganAt + lengthMs : nil }

  /// When a ray that left has lost it.
  var isLostAt: Int? { leftAt.map { $0 + Self.graceMs } }

  /// What it rests on and how much of the length it has, 0 to 1; nil before it counts.
  func progress(at time: Int, of lengthMs: Int) -> (entry: Int, fraction: Double)? {
    guard time > beganAt else { return nil }
    return (entry, min(1, Double((leftAt ?? time) - beganAt) / Double(lengthMs)))
  }
}

extension GazeDwell? {
  /// The ray moved to `entry`, or away from all of them; a rest counts from a moment on.
  mutating func move(to entry: Int?, at time: Int, countsFrom start: Int) {
    if let dwell = self, dwell.entry == entry {
      self?.leftAt = nil
    } else if let entry {
      self = GazeDwell(entry: entry, beganAt: max(time, start), leftAt: nil)
    } else if self?.leftAt == nil {
      self?.leftAt = time
    }
  }
}
