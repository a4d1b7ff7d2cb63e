/// An answer is short enough to read at a glance and to say, in every language.
enum LongAnswerLint: LintRule {
  private static let mostWords = 12

  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    for line in subject.lines where line.isAnswer {
      let counts = subject.languages.map { ($0, subject.wordCount(line.info, $0) ?? 0) }
      let long = counts.filter { $0.1 > mostWords }
      guard let (language, words) = long.max(by: { $0.1 < $1.1 }) else { continue }
      report.append(
        Diagnostic(
          .longAnswer, .longAnswer, ["\(words)", language, "\(mostWords)"], at: line.syntax.range,
          notes: long.filter { $0.0 != language }.map {
            Note(.longAnswerToo, ["\($0.1)", $0.0], at: line.syntax.range)
          }))
    }
  }
}
