/// Jumps stay within the main track or within the questions, and detours lead into no role.
///
/// A node with a role runs out where it likes, so whoever jumps there never comes back.
enum RoleTargetRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for node in checker.survey.nodes {
      check(node.body, of: checker.role(of: node), checker, into: &report)
    }
  }

  private static func check(
    _ statements: [Statement], of role: HeaderDeclaration?, _ checker: Checker,
    into report: inout [Diagnostic]
  ) {
    for statement in statements {
      if case .jump(let jump) = statement, case .node(let name) = jump.target {
        check(jump, to: name, of: role, checker, into: &report)
      }
      for block in statement.blocks { check(block, of: role, checker, into: &report) }
    }
  }

  private static func check(
    _ jump: JumpSyntax, to name: NameSyntax, of role: HeaderDeclaration?, _ checker: Checker,
    into report: inout [Diagnostic]
  ) {
    // Where the role forbids jumps altogether, that is what there is to say.
    if role?.forbidden.contains(jump.isDetour ? .detour : .jump) == true { return }
    for target in checker.nodes(titled: name.text) {
      let other = checker.role(of: target)
      if other?.name == role?.name || (jump.isDetour && other == nil) { continue }
      let wording: Wording = other == nil ? .targetOfMainTrack : .targetHasRole
      let value = other.flatMap { target.header($0.name)?.value.text } ?? ""
      report.append(
        Diagnostic(
          .wrongRoleOfTarget, wording, [name.text, "\(other?.name ?? ""): \(value)"],
          at: name.range, notes: [Note(.nodeBeginsHere, at: target.title.range)]))
      return
    }
  }
}
