/// What a reading of a scenario depends on and the engine cannot see by itself.
package struct LintContext: Sendable {
  /// The day of the reading; without one no date is judged.
  package var today: CalendarDay?
  /// The recorded takes by language.
  package var takes: [String: [VoiceTake]]
  /// What the stage can show and play; without it no such name is judged.
  package var assets: AssetNames?

  package init(
    today: CalendarDay? = nil, takes: [String: [VoiceTake]] = [:], assets: AssetNames? = nil
  ) {
    self.today = today
    self.takes = takes
    self.assets = assets
  }
}

/// A day of the calendar.
package struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var year: Int
  package var month: Int
  package var day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-11-22`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The same day of the year before.
  package var yearBefore: CalendarDay { CalendarDay(year: year - 1, month: month, day: day) }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// As `2026-11-22`.
  package var description: String {
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}

/// A recorded voice: the sound of one line in one language.
package struct VoiceTake: Sendable, Hashable {
  /// The file's name without its ending: a line id without `line:`.
  package var name: String
  /// Nil where nobody measured it.
  package var durationMs: Int?

  package init(name: String, durationMs: Int? = nil) {
    self.name = name
    self.durationMs = durationMs
  }
}

/// The names, without ending, of what the stage can show and play.
package struct AssetNames: Sendable, Hashable {
  package var places: Set<String>
  package var people: Set<String>
  package var sounds: Set<String>

  package init(places: Set<String>, people: Set<String>, sounds: Set<String>) {
    self.places = places
    self.people = people
    self.sounds = sounds
  }
}
