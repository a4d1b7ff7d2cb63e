/// A recorded take is of a line that somebody says.
enum StrayTakeLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    let spoken = Set(subject.spokenLines.map(\.info.takeName))
    let all = Dictionary(
      subject.lines.map { ($0.info.takeName, $0.syntax.range) },
      uniquingKeysWith: { first, _ in first })
    for (language, takes) in subject.context.takes.sorted(by: { $0.key < $1.key }) {
      guard subject.languages.contains(language) else {
        report.append(
          Diagnostic(.strayTake, .strayLanguage, [language], at: subject.projectStart))
        continue
      }
      for take in takes.sorted(by: { $0.name < $1.name }) where !spoken.contains(take.name) {
        report.append(
          diagnostic(take, language, line: all[take.name], subject))
      }
    }
  }

  /// At the line that it names, where nobody says that one.
  private static func diagnostic(
    _ take: VoiceTake, _ language: String, line: SourceRange?, _ subject: LintSubject
  ) -> Diagnostic {
    Diagnostic(
      .strayTake, line == nil ? .strayTake : .takeOfUnspoken, [take.name, language],
      at: line ?? subject.projectStart)
  }
}
