/// A node that runs beside the main track contains nothing that its role forbids.
///
/// What a detour from such a node leads to is part of it, and is held to the same.
enum RoleContentRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for node in checker.survey.nodes {
      guard let role = checker.role(of: node), !role.forbidden.isEmpty else { continue }
      var search = RoleSearch(checker: checker, role: role, start: node)
      search.visit(node)
      report.append(contentsOf: search.diagnostics)
    }
  }
}

/// Goes through a node of a role and through every node that it detours to.
private struct RoleSearch {
  let checker: Checker
  let role: HeaderDeclaration
  let start: NodeSyntax
  var diagnostics: [Diagnostic] = []
  private var visited: Set<SourceRange> = []
  private var waiting: [NodeSyntax] = []

  init(checker: Checker, role: HeaderDeclaration, start: NodeSyntax) {
    self.checker = checker
    self.role = role
    self.start = start
  }

  mutating func visit(_ node: NodeSyntax) {
    waiting = [node]
    while let next = waiting.popLast() {
      guard visited.insert(next.range).inserted else { continue }
      visit(next.body)
    }
  }

  private mutating func visit(_ statements: [Statement]) {
    for statement in statements {
      switch statement {
      case .options(let group):
        check(.options, .optionsInRole, at: group.options.first?.line.range ?? group.range)
      case .jump(let jump): visit(jump)
      case .set(let set): visit(set)
      case .command(let command): visit(command)
      default: break
      }
      for block in statement.blocks { visit(block) }
    }
  }

  private mutating func visit(_ jump: JumpSyntax) {
    guard jump.isDetour else { return check(.jump, .jumpInRole, at: jump.range) }
    if role.forbidden.contains(.detour) { return check(.detour, .detourInRole, at: jump.range) }
    // A node with a role of its own is no part of this one, and is reported elsewhere.
    guard case .node(let name) = jump.target else { return }
    waiting += checker.nodes(titled: name.text).filter { checker.role(of: $0) == nil }
  }

  private mutating func visit(_ set: SetSyntax) {
    let name = set.variable.text
    guard checker.symbols.ladders.contains(where: { $0.name == name }) else { return }
    check(.ladderWrite, .ladderWriteInRole, at: set.range, ["$" + name])
  }

  private mutating func visit(_ command: CommandSyntax) {
    guard let name = command.name else { return }
    let construct: HeaderDeclaration.Forbidden =
      role.forbidden.contains(.allCommands) ? .allCommands : .command(name)
    check(construct, .commandInRole, at: command.range, [name])
  }

  private mutating func check(
    _ construct: HeaderDeclaration.Forbidden, _ wording: Wording, at range: SourceRange,
    _ arguments: [String] = []
  ) {
    guard role.forbidden.contains(construct) else { return }
    let value = start.header(role.name)?.value.text ?? ""
    diagnostics.append(
      Diagnostic(
        .forbiddenInRole, wording, ["\(role.name): \(value)"] + arguments, at: range,
        notes: [Note(.nodeBeginsHere, at: start.title.range)]))
  }
}
