/// Nothing stands after a statement that always leaves.
enum UnreachableCodeRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for block in checker.survey.blocks {
      guard let leaving = block.statements.firstIndex(where: { !ControlFlow.canFinish($0) }),
        leaving + 1 < block.statements.count
      else { continue }
      report.append(
        Diagnostic(
          .unreachableCode, .unreachable, at: block.statements[leaving + 1].range,
          notes: [Note(.leavesHere, at: block.statements[leaving].range)]))
    }
  }
}
