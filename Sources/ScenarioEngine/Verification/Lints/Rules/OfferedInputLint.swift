/// An option is answered in ways that the scenario offers.
enum OfferedInputLint: LintRule {
  private static let prefix = "input:"

  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    let offered = subject.package.inputs
    // A scenario that says nothing offers everything.
    if offered.isEmpty { return }
    for line in subject.lines {
      guard let tag = line.syntax.firstTag(beginning: prefix) else { continue }
      let ways = tag.text.dropFirst(prefix.count).split(separator: ",").map(String.init)
      let missing = ways.filter { !offered.contains($0) }
      if missing.isEmpty { continue }
      let wording: Wording = missing.count == ways.count ? .noInputOffered : .inputNotOffered
      report.append(
        Diagnostic(
          .inputNotOffered, wording,
          [missing.joined(separator: ", "), offered.joined(separator: ", ")], at: tag.range))
    }
  }
}
