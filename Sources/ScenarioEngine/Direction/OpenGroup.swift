/// A group of options while it waits for an answer, with its clock and the gaze that rests on it.
///
/// Times are on the scene clock, which stands still during a pause.
struct OpenGroup: Sendable, Hashable {
  /// How long the ray must rest on an option.
  static let dwellMs = 1200
  /// How long it may leave without losing what it has.
  static let graceMs = 150
  /// How long after the showing a gaze begins to count.
  static let armMs = 500

  /// An option as the machine offers it.
  struct Entry: Sendable, Hashable {
    var machineIndex: Int
    var lineIndex: Int
    var id: String
    var substitutions: [String]
    var style: String?
  }

  /// A ray that rests on an option.
  struct Dwell: Sendable, Hashable {
    var entry: Int
    var beganAt: Int
    /// When the ray left, while it may still come back.
    var leftAt: Int?
  }

  let number: Int
  let entries: [Entry]
  let silence: Entry?
  let shownAt: Int
  let expiresAt: Int?
  private(set) var dwell: Dwell?

  init(number: Int, entries: [Entry], silence: Entry?, shownAt: Int, timerMs: Int?) {
    self.number = number
    self.entries = entries
    self.silence = silence
    self.shownAt = shownAt
    expiresAt = timerMs.map { shownAt + $0 }
  }

  /// The next moment at which the group changes by itself.
  var deadline: Int? {
    [expiresAt, dwellCommitsAt, graceEndsAt].compactMap(\.self).min()
  }

  /// When an unbroken dwell becomes an answer.
  var dwellCommitsAt: Int? {
    guard let dwell, dwell.leftAt == nil else { return nil }
    return dwell.beganAt + Self.dwellMs
  }

  /// When a ray that left loses its dwell.
  var graceEndsAt: Int? { dwell?.leftAt.map { $0 + Self.graceMs } }

  /// The ray moved to `entry`, or away from all of them.
  mutating func gaze(at entry: Int?, time: Int) {
    if let dwell, dwell.entry == entry {
      self.dwell?.leftAt = nil
      return
    }
    guard let entry else {
      if dwell?.leftAt == nil { dwell?.leftAt = time }
      return
    }
    dwell = Dwell(entry: entry, beganAt: max(time, shownAt + Self.armMs), leftAt: nil)
  }

  mutating func dropDwell() { dwell = nil }

  /// How far the dwell ring has filled, 0 to 1, and on which option.
  func dwellProgress(at time: Int) -> (entry: Int, fraction: Double)? {
    guard let dwell, time > dwell.beganAt else { return nil }
    let until = dwell.leftAt ?? time
    return (dwell.entry, min(1, Double(until - dwell.beganAt) / Double(Self.dwellMs)))
  }

  func index(ofOption id: String) -> Int? { entries.firstIndex { $0.id == id } }
}
