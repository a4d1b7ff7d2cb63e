/// In the language alone: every node is where a run begins, or something leads to it.
///
/// In a scenario the verifier says which nodes no run can come to.
enum UnreferencedNodeRule: CheckingRule {
  /// Where a run begins when the host says nothing else.
  private static let usualStart = "Start"

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard checker.input.profile == .yarn, let named = namedTitles(checker) else { return }
    for (title, nodes) in checker.titles where !title.isEmpty && !named.contains(title) {
      let range = checker.survey.nodes[nodes[0]].title.range
      report.append(Diagnostic(.unreferencedNode, .unreferencedNode, [title], at: range))
    }
  }

  /// The titles that something names; `nil` where a jump computes its target.
  private static func namedTitles(_ checker: Checker) -> Set<String>? {
    var named: Set<String> = [usualStart]
    for jump in checker.survey.jumps {
      guard case .node(let name) = jump.target else { return nil }
      named.insert(name.text)
    }
    return named
  }
}
