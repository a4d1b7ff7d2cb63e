/// Every node is where the scene begins, or something leads to it.
enum UnreferencedNodeRule: CheckingRule {
  /// Where a run begins when the host says nothing else.
  private static let usualStart = "Start"

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard let named = namedTitles(checker) else { return }
    for title in checker.titles.keys where !title.isEmpty && !named.contains(title) {
      let nodes = checker.nodes(titled: title)
      if nodes.contains(where: { checker.role(of: $0) != nil }) { continue }
      report.append(
        Diagnostic(.unreferencedNode, .unreferencedNode, [title], at: nodes[0].title.range))
    }
  }

  /// The titles that something names; `nil` where a jump computes its target.
  private static func namedTitles(_ checker: Checker) -> Set<String>? {
    var named: Set<String> = [checker.input.knownNames?.startNode ?? usualStart]
    for jump in checker.survey.jumps {
      guard case .node(let name) = jump.target else { return nil }
      named.insert(name.text)
    }
    let declarations = Dictionary(
      checker.input.vocabulary.commands.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    if declarations.isEmpty { return named }
    for command in checker.survey.commands {
      guard let name = command.syntax.name, let declaration = declarations[name] else { continue }
      for (index, word) in command.syntax.words.dropFirst().enumerated()
      where declaration.parameter(at: index)?.type == .node {
        if let title = word.constant { named.insert(title) }
      }
    }
    return named
  }
}
