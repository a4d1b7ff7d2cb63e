/// Nodes of one title form a group where each says when it may run, under a subtitle of its own.
enum NodeGroupRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for title in checker.symbols.nodeGroups.keys {
      let nodes = checker.nodes(titled: title)
      if nodes.count < 2 { continue }
      checkConditions(nodes, into: &report)
      checkSubtitles(nodes, into: &report)
    }
  }

  private static func checkConditions(_ nodes: [NodeSyntax], into report: inout [Diagnostic]) {
    let first = nodes.lazy.compactMap(\.whens.first).first
    for node in nodes where node.whens.isEmpty {
      let edit = FixIt.Edit(range: node.title.range.end, replacement: "\nwhen: always")
      report.append(
        Diagnostic(
          .missingWhen, .missingWhen, [node.title.text], at: node.title.range,
          notes: first.map { [Note(.groupFormedHere, at: $0.range)] } ?? [],
          fixIts: [FixIt(.insertText, ["when: always"], edits: [edit])]))
    }
  }

  private static func checkSubtitles(_ nodes: [NodeSyntax], into report: inout [Diagnostic]) {
    var first: [String: SourceRange] = [:]
    for node in nodes {
      guard let subtitle = node.header("subtitle")?.value, !subtitle.text.isEmpty else { continue }
      guard let other = first[subtitle.text] else {
        first[subtitle.text] = subtitle.range
        continue
      }
      report.append(
        Diagnostic(
          .duplicateSubtitle, .duplicateSubtitle, [node.title.text, subtitle.text],
          at: subtitle.range, notes: [Note(.firstUsedHere, at: other)]))
    }
  }
}
