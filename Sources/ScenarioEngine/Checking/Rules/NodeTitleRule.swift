/// A node has a title that no other node has; the parser has seen to it that it is a name.
enum NodeTitleRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var first: [String: NameSyntax] = [:]
    for node in checker.survey.nodes {
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
}
