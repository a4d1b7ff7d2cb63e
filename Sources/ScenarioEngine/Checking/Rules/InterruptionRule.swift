/// An `#interruptible` line belongs to the beat before a group, so one can follow.
enum InterruptionRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let isUsed = checker.survey.lines.contains { $0.syntax.hasTag(BeatSearch.interruptible) }
    guard isUsed, checker.input.vocabulary.hashtag(BeatSearch.interruptible) != nil else { return }
    let returning = checker.returningTitles
    for node in checker.survey.nodes {
      var search = BeatSearch(checker: checker, returning: returning)
      _ = search.visit(node.body, then: returning.contains(node.title.text))
      report.append(contentsOf: search.diagnostics)
    }
  }
}

/// Goes backwards through blocks and keeps whether a group can come before the next beat.
private struct BeatSearch {
  static let interruptible = "interruptible"
  private static let with = "with"
  /// How many jumps are followed to find the group; a longer chain counts as leading to one.
  private static let maximumJumps = 8

  let checker: Checker
  let returning: Set<String>
  var diagnostics: [Diagnostic] = []
  private var jumps = 0

  init(checker: Checker, returning: Set<String>) {
    self.checker = checker
    self.returning = returning
  }

  /// Whether a run that begins the block can come to a group before another beat.
  mutating func visit(_ statements: [Statement], then after: Bool) -> Bool {
    var leadsToGroup = after
    for statement in statements.reversed() { leadsToGroup = visit(statement, then: leadsToGroup) }
    return leadsToGroup
  }

  private mutating func visit(_ statement: Statement, then after: Bool) -> Bool {
    switch statement {
    case .line(let line):
      check(line, isBeforeGroup: after)
      return after && line.hasTag(Self.with)
    case .options(let group):
      for option in group.options { _ = visit(option.body, then: after) }
      return true
    case .conditional(let conditional): return visit(conditional, then: after)
    case .jump(let jump): return jump.isDetour ? after : leadsToGroup(jump)
    case .command(let command): return after && !lasts(command)
    case .lineGroup(let group):
      for item in group.items { check(item.line, isBeforeGroup: visit(item.body, then: after)) }
      return false
    case .once(let once):
      let leads = visit(once.body, then: after)
      return (once.otherwise.map { visit($0, then: after) } ?? after) || leads
    case .returning: return true
    case .set, .declare, .enumeration, .call: return after
    }
  }

  private mutating func visit(_ conditional: ConditionalSyntax, then after: Bool) -> Bool {
    var leadsToGroup = after && !conditional.clauses.contains { $0.condition == nil }
    for clause in conditional.clauses {
      if visit(clause.body, then: after) { leadsToGroup = true }
    }
    return leadsToGroup
  }

  /// Whether a command takes time of its own or leaves.
  private func lasts(_ command: CommandSyntax) -> Bool {
    guard let name = command.name else { return true }
    return checker.input.vocabulary.command(name)?.isBlocking == true
      || !ControlFlow.canFinish(.command(command))
  }

  private mutating func leadsToGroup(_ jump: JumpSyntax) -> Bool {
    guard case .node(let name) = jump.target, jumps < Self.maximumJumps else { return true }
    var search = BeatSearch(checker: checker, returning: returning)
    search.jumps = jumps + 1
    return checker.nodes(titled: name.text).contains { node in
      search.visit(node.body, then: returning.contains(node.title.text))
    }
  }

  private mutating func check(_ line: LineSyntax, isBeforeGroup: Bool) {
    guard !isBeforeGroup, let tag = line.tags.first(where: { $0.text == Self.interruptible })
    else { return }
    diagnostics.append(Diagnostic(.uselessInterruption, .uselessInterruption, at: tag.range))
  }
}
