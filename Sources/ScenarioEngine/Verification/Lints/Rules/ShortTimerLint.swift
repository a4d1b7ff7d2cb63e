/// A clock gives time to read what can be answered, in every language.
///
/// Three seconds to look up and decide, and a word and a half a second: a weak
/// reader's pace. The young person's own factor comes on top of it.
enum ShortTimerLint: LintRule {
  /// What a group needs in one language beside what its clock gives.
  private struct Reading {
    var language: String
    var words: Int
    var milliseconds: Int

    /// In thirds of a millisecond, so that nothing is rounded.
    var lacking: Int { 9_000 + words * 2_000 - milliseconds * 3 }
    /// Rounded up.
    var neededSeconds: Int { (9 + words * 2 + 2) / 3 }
  }

  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    for group in subject.groups {
      guard let timer = group.timer else { continue }
      let short = subject.languages.compactMap { worst(group, timer, $0, subject) }
        .filter { $0.lacking > 0 }
      guard let worst = short.max(by: { $0.lacking < $1.lacking }) else { continue }
      let notes = short.filter { $0.language != worst.language }.map { reading in
        Note(
          .timerShortToo,
          [reading.language, "\(reading.words)", "\(reading.neededSeconds)"], at: timer.range)
      }
      report.append(diagnostic(worst, timer, notes, longest: short.map(\.neededSeconds).max()))
    }
  }

  private static func diagnostic(
    _ worst: Reading, _ timer: CommandSyntax, _ notes: [Note], longest: Int?
  ) -> Diagnostic {
    let given = NumberText.text(of: Float(worst.milliseconds) / 1000)
    return Diagnostic(
      .timerTooShort, .timerTooShort,
      ["\(worst.words)", worst.language, given, "\(worst.neededSeconds)"], at: timer.range,
      notes: notes, fixIts: longest.map { timer.writing(seconds: $0) } ?? [])
  }

  /// Where the time is shortest for what is shown; `nil` where the clock's time is never known.
  private static func worst(
    _ group: LintSubject.Group, _ timer: CommandSyntax, _ language: String, _ subject: LintSubject
  ) -> Reading? {
    let words = group.shown.map { subject.wordCount($0.info, language) ?? 0 }
    let conditions = group.shown.map { $0.syntax.condition?.expression }
    var worst: Reading?
    for known in subject.values.assignments(for: conditions.compactMap(\.self) + timer.expressions)
    {
      // A clock of no time at all is another fault.
      guard let milliseconds = timer.milliseconds(where: known), milliseconds > 0 else { continue }
      let shown = zip(words, conditions).filter { $1?.value(where: known) != .bool(false) }
      let reading = Reading(
        language: language, words: shown.map(\.0).reduce(0, +), milliseconds: milliseconds)
      if worst.map({ $0.lacking < reading.lacking }) ?? true { worst = reading }
    }
    return worst
  }
}
