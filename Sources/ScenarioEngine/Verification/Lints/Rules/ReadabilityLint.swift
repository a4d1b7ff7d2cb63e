/// What the young person reads is easy to read as a whole, in every language that can be measured.
///
/// Answers, lines that nobody says, and questions count; what others say is
/// heard and belongs to them.
enum ReadabilityLint: LintRule {
  private static let highestLix = 30
  /// Of fewer words the index says nothing.
  private static let fewestWords = 100
  private static let mostNotes = 4

  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    let texts = subject.lines.filter { $0.isAsked || $0.isAnswer || isNarration($0) }
      .filter { !$0.isSilence }
    for language in subject.languages where Readability.isMeasured(in: language) {
      check(texts, language, subject, into: &report)
    }
  }

  private static func isNarration(_ line: LintSubject.Line) -> Bool {
    !line.info.isOption && line.info.speaker == nil
  }

  private static func check(
    _ texts: [LintSubject.Line], _ language: String, _ subject: LintSubject,
    into report: inout [Diagnostic]
  ) {
    let parts = texts.map { Readability(subject.text($0.info, language) ?? "") }
    let pool = parts.reduce(into: Readability()) { $0.add($1) }
    guard let lix = pool.lix, pool.words >= fewestWords, pool.isAbove(highestLix) else { return }
    // What is left without a text shows how much that text weighs.
    let order = parts.indices.filter { parts[$0].words > 0 }.sorted { left, right in
      let lixes = [left, right].map { pool.without(parts[$0]).lix ?? 0 }
      return (lixes[0], left) < (lixes[1], right)
    }
    guard let heaviest = order.first else { return }
    report.append(
      Diagnostic(
        .hardToRead, .hardToRead,
        [language, "\(Int(lix.rounded(.up)))", "\(pool.words)", "\(highestLix)"],
        at: texts[heaviest].syntax.range,
        notes: order.dropFirst().prefix(mostNotes).map {
          Note(.hardToReadToo, at: texts[$0].syntax.range)
        }))
  }
}
