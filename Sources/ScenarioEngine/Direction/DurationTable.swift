/// How long each line of a program lasts, in milliseconds.
///
/// A line lasts as long as its voice take, else 0.6 s + characters/14 s
/// (`Documentation/Language.md`, "beats"). The table is part of a session's
/// header, so a log replays to the same millisecond where no voice is at hand.
package struct DurationTable: Sendable, Hashable {
  /// One entry a line, in the program's order.
  package private(set) var milliseconds: [Int]

  package init(milliseconds: [Int]) { self.milliseconds = milliseconds }

  /// The time of a line without a take, by the characters that are shown.
  package static func estimated(characters: Int) -> Int { 600 + characters * 1000 / 14 }

  /// The duration of one line; lines that the table lacks last 0.6 s.
  ///
  /// A table can come from a log, so what it says is kept between nothing and a day.
  package subscript(line: Int) -> Int {
    get {
      milliseconds.indices.contains(line) ? max(0, min(milliseconds[line], 86_400_000)) : 600
    }
    set {
      guard milliseconds.indices.contains(line) else { return }
      milliseconds[line] = max(100, min(newValue, 120_000))
    }
  }
}
