/// What follows a header's colon is what the vocabulary says.
enum HeaderValueRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for node in checker.survey.nodes {
      for header in node.headers {
        guard let declaration = checker.input.vocabulary.header(header.key.text),
          let diagnostic = diagnostic(for: header, declaration)
        else { continue }
        report.append(diagnostic)
      }
    }
  }

  private static func diagnostic(
    for header: HeaderSyntax, _ declaration: HeaderDeclaration
  ) -> Diagnostic? {
    let value = header.value.text
    if declaration.values.isEmpty {
      // A node without a title has a code of its own in the language.
      guard declaration.needsValue, value.isEmpty, declaration.name != "title" else { return nil }
      return Diagnostic(
        .wrongHeaderValue, .headerNeedsText, [declaration.name], at: header.key.range)
    }
    guard !declaration.values.contains(value) else { return nil }
    let list = declaration.values.map { "'\($0)'" }.joined(separator: ", ")
    var fixIts: [FixIt] = []
    if let nearest = Spelling.nearest(to: value, among: declaration.values) {
      let edit = FixIt.Edit(range: header.value.range, replacement: nearest)
      fixIts = [FixIt(.writeInstead, [nearest], edits: [edit])]
    }
    return Diagnostic(
      .wrongHeaderValue, .headerNeedsWord, [declaration.name, list],
      at: value.isEmpty ? header.key.range : header.value.range, fixIts: fixIts)
  }
}
