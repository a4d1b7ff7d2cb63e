/// A header is one that the vocabulary declares; otherwise nothing reads it.
enum UnknownHeaderRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let known = checker.input.vocabulary.headers.map(\.name)
    guard !known.isEmpty else { return }
    for node in checker.survey.nodes {
      for header in node.headers where !known.contains(header.key.text) {
        report.append(diagnostic(for: header.key, known))
      }
    }
  }

  private static func diagnostic(for key: NameSyntax, _ known: [String]) -> Diagnostic {
    guard let nearest = Spelling.nearest(to: key.text, among: known) else {
      return Diagnostic(.unknownHeader, .unknownHeader, [key.text], at: key.range)
    }
    let edit = FixIt.Edit(range: key.range, replacement: nearest)
    return Diagnostic(
      .unknownHeader, .unknownHeaderNear, [key.text, nearest], at: key.range,
      fixIts: [FixIt(.writeInstead, [nearest], edits: [edit])])
  }
}
