/// Jumps and detours stay within the scene or within the questions, and the nodes of a group
/// all play the same part.
///
/// A node with a role runs out where it likes, so whoever jumps there never comes back; and
/// no intervention is called by another.
enum RoleTargetRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for node in checker.survey.nodes {
      check(node.body, of: checker.role(of: node), checker, into: &report)
      checkGroup(of: node, checker, into: &report)
    }
  }

  /// Against the first node of the same title.
  private static func checkGroup(
    of node: NodeSyntax, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    guard let first = checker.nodes(titled: node.title.text).first, first.range != node.range,
      checker.role(of: first)?.name != checker.role(of: node)?.name
    else { return }
    report.append(
      Diagnostic(
        .wrongRoleOfTarget, .mixedRoles, [node.title.text], at: node.title.range,
        notes: [Note(.nodeBeginsHere, at: first.title.range)]))
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
      if isReachable(other, from: role, isDetour: jump.isDetour) { continue }
      let wording: Wording = other == nil ? .targetOfMainTrack : .targetHasRole
      let value = other.flatMap { target.header($0.name)?.value.text } ?? ""
      report.append(
        Diagnostic(
          .wrongRoleOfTarget, wording, [name.text, "\(other?.name ?? ""): \(value)"],
          at: name.range, notes: [Note(.nodeBeginsHere, at: target.title.range)]))
      return
    }
  }

  private static func isReachable(
    _ target: HeaderDeclaration?, from role: HeaderDeclaration?, isDetour: Bool
  ) -> Bool {
    if role?.asksQuestions == true { return target?.asksQuestions == true }
    return target == nil && (role == nil || isDetour)
  }
}
