/// A recorded take is of a line that somebody says.
enum StrayTakeLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    let spoken = Set(subject.spokenLines.map(\.info.takeName))
    for (language, takes) in subject.context.takes.sorted(by: { $0.key < $1.key }) {
      guard subject.languages.contains(language) else {
        report.append(
          Diagnostic(.strayTake, .strayLanguage, [language], at: subject.projectStart))
        continue
      }
      for take in takes.sorted(by: { $0.name < $1.name }) where !spoken.contains(take.name) {
        report.append(diagnostic(take, language, subject))
      }
    }
  }

  /// At the line that it names, where nobody says that one.
  private static func diagnostic(
    _ take: VoiceTake, _ language: String, _ subject: LintSubject
  ) -> Diagnostic {
    let line = subject.lines.first { $0.info.takeName == take.name }
    return Diagnostic(
      .strayTake, line == nil ? .strayTake : .takeOfUnspoken, [take.name, language],
      at: line?.syntax.range ?? subject.projectStart)
  }
}
