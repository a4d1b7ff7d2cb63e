/// A group has an answer that is shown whatever has happened.
enum ConditionalGroupLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    for group in subject.groups {
      guard let first = group.shown.first,
        group.shown.allSatisfy({ $0.syntax.condition != nil })
      else { continue }
      report.append(
        Diagnostic(.noUnconditionalOption, .noUnconditionalOption, at: first.syntax.range))
    }
  }
}
