/// A `#law:` tag names a legal claim that the scenario sources.
enum LegalClaimRule: CheckingRule {
  private static let prefix = "law:"

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard let law = checker.input.knownNames?.law else { return }
    for line in checker.survey.lines {
      for tag in line.syntax.tags(beginning: prefix) {
        let name = String(tag.text.dropFirst(prefix.count))
        if law.contains(name) { continue }
        report.append(
          Diagnostic(.unknownLegalClaim, .unknownLegalClaim, [name], at: tag.range))
      }
    }
  }
}
