/// Where some lines of a language are recorded, all are.
///
/// One voice that is there and one that is not sound like a fault in the middle
/// of the scene. A line with values in it cannot be recorded.
enum MissingTakeLint: LintRule {
  private static let mostNotes = 5

  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    let spoken = subject.spokenLines.filter { !$0.syntax.hasExpressions }
    for language in subject.languages {
      guard let takes = subject.context.takes[language], !takes.isEmpty else { continue }
      var known = Set(takes.map(\.name))
      // A shadow line has the take of the line that it repeats.
      let missing = spoken.filter { known.insert($0.info.takeName).inserted }
      guard let first = missing.first else { continue }
      report.append(
        Diagnostic(
          .missingTake, .missingTake, ["\(missing.count)", language, first.info.takeName],
          at: first.syntax.range,
          notes: missing.dropFirst().prefix(mostNotes).map {
            Note(.missingTakeToo, [$0.info.takeName], at: $0.syntax.range)
          }))
    }
  }
}
