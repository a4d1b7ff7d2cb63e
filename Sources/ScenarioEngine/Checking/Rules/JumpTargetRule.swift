/// A jump names a node that exists.
enum JumpTargetRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var spelling = Spelling()
    for jump in checker.survey.jumps {
      guard case .node(let name) = jump.target, checker.symbols.nodes[name.text] == nil else {
        continue
      }
      report.append(
        Diagnostic(
          .undefinedNode, .unknownNode, [name.text], at: name.range,
          severity: checker.severity(.undefinedNode),
          fixIts: spelling.fix(name, among: checker.symbols.nodes.keys)))
    }
  }
}
