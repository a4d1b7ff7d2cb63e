/// Where a run can go on to after statements, whatever the variables hold.
enum ControlFlow {
  /// Whether a run that begins a block can come to its end.
  static func canFinish(_ statements: [Statement]) -> Bool {
    statements.allSatisfy { canFinish($0) }
  }

  /// Whether a run that begins a statement can come to the next.
  static func canFinish(_ statement: Statement) -> Bool {
    switch statement {
    case .jump(let jump): jump.isDetour
    case .returning: false
    case .command(let command): command.name != "end" && command.name != "stop"
    case .conditional(let conditional): canFinish(conditional)
    case .options(let group): group.options.contains { canFinish($0.body) }
    case .lineGroup(let group): group.items.contains { canFinish($0.body) }
    case .once(let once):
      canFinish(once.body) || once.otherwise.map { canFinish($0) } ?? true
    case .line, .set, .declare, .enumeration, .call: true
    }
  }

  private static func canFinish(_ conditional: ConditionalSyntax) -> Bool {
    let hasElse = conditional.clauses.contains { $0.condition == nil }
    return !hasElse || conditional.clauses.contains { canFinish($0.body) }
  }
}
