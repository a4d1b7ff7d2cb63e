/// A main-track node goes on somewhere: every way through it ends in a jump or an end.
///
/// Only what is called may run out or return: a node with a role, and one that nothing but
/// detours lead to.
enum RunningOffRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let returning = checker.returningTitles
    for node in checker.survey.nodes where !node.body.isEmpty {
      guard checker.role(of: node) == nil, !returning.contains(node.title.text) else { continue }
      let notes = [Note(.nodeBeginsHere, at: node.title.range)]
      if ControlFlow.canFinish(node.body) {
        report.append(
          Diagnostic(.runsOffEnd, .runsOffEnd, [node.title.text], at: node.end, notes: notes))
      }
      for range in returns(in: node.body) {
        report.append(
          Diagnostic(
            .runsOffEnd, .returnsNowhere, [node.title.text], at: range, notes: notes))
      }
    }
  }

  private static func returns(in statements: [Statement]) -> [SourceRange] {
    statements.flatMap { statement in
      if case .returning(let range) = statement { return [range] }
      return statement.blocks.flatMap { returns(in: $0) }
    }
  }
}
