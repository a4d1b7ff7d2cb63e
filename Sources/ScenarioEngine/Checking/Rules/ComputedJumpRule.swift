/// A scenario's jumps name their node, so that every way through it can be explored.
enum ComputedJumpRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for jump in checker.survey.jumps {
      guard case .computed(let expression) = jump.target else { continue }
      report.append(Diagnostic(.computedJump, .computedJump, at: expression.range))
    }
  }
}
