/// A main-track node goes on somewhere: every way through it ends in a jump or an end.
enum RunningOffRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for node in checker.survey.nodes where !isExempt(node) && !node.body.isEmpty {
      guard ControlFlow.canFinish(node.body) else { continue }
      report.append(
        Diagnostic(
          .runsOffEnd, .runsOffEnd, [node.title.text], at: node.end,
          notes: [Note(.nodeBeginsHere, at: node.title.range)]))
    }
  }

  /// Reflections, background tracks and interventions return to where they came from.
  private static func isExempt(_ node: NodeSyntax) -> Bool {
    node.header("type")?.value.text == "reflection"
      || node.header("track")?.value.text == "background" || node.header("intervention") != nil
  }
}
