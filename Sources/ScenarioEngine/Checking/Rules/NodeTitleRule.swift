/// Every node has one title, of letters, digits and `_`, that no other node has.
enum NodeTitleRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var first: [String: NameSyntax] = [:]
    for node in checker.survey.nodes {
      checkHeaders(of: node, into: &report)
      let title = node.title
      guard !title.text.isEmpty else { continue }
      if node.body.isEmpty {
        report.append(Diagnostic(.emptyNode, .emptyNode, [title.text], at: title.range))
      }
      // Nodes with `when:` share a title; `NodeGroupRule` looks at those.
      guard checker.symbols.nodeGroups[title.text] == nil else { continue }
      if let other = first[title.text] {
        report.append(
          Diagnostic(
            .duplicateNodeTitle, .duplicateTitle, [title.text], at: title.range,
            notes: [Note(.firstDeclaredHere, at: other.range)]))
      } else {
        first[title.text] = title
      }
    }
  }

  private static func checkHeaders(of node: NodeSyntax, into report: inout [Diagnostic]) {
    let titles = node.headers.filter { $0.key.text == "title" }
    guard let title = titles.first, !title.value.text.isEmpty else {
      let range = titles.first?.key.range ?? node.range.start
      return report.append(Diagnostic(.nodeMissingTitle, .missingTitle, at: range))
    }
    for extra in titles.dropFirst() {
      report.append(
        Diagnostic(
          .severalTitles, .severalTitles, at: extra.key.range,
          notes: [Note(.firstDeclaredHere, at: title.key.range)]))
    }
    if let wrong = firstUnexpectedCharacter(in: title.value.text) {
      report.append(
        Diagnostic(
          .malformedNodeName, .malformedTitle, [String(wrong)], at: title.value.range))
    }
  }

  private static func firstUnexpectedCharacter(in title: String) -> Character? {
    title.first { !($0 == "_" || $0.isLetter || $0.isNumber) }
      ?? title.first.flatMap { $0.isNumber ? $0 : nil }
  }
}
