/// An `#interruptible` line belongs to the beat before a group, so one can follow.
enum InterruptionRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let isUsed = checker.survey.lines.contains { $0.syntax.hasTag(BeatSearch.interruptible) }
    guard isUsed, checker.input.vocabulary.hashtag(BeatSearch.interruptible) != nil else { return }
    let returning = checker.returningTitles
    var search = BeatSearch(checker.input.vocabulary, titles: checker.titles.keys)
    // Each round follows one jump more; a longer chain counts as leading to a group.
    for _ in 0..<maximumJumps {
      let leading = Dictionary(
        checker.survey.nodes.map { node in
          let title = node.title.text
          return (title, search.visit(node.body, then: returning.contains(title)))
        }, uniquingKeysWith: { $0 || $1 })
      if leading == search.leading { break }
      search.leading = leading
    }
    search.diagnostics = []
    for node in checker.survey.nodes {
      _ = search.visit(node.body, then: returning.contains(node.title.text))
    }
    report.append(contentsOf: search.diagnostics)
  }

  /// How many jumps are followed to find the group.
  private static let maximumJumps = 8
}

/// Goes backwards through blocks and keeps whether a group can come before the next beat.
private struct BeatSearch {
  static let interruptible = "interruptible"
  private static let with = "with"
  /// Whether a run that begins at a title leads to a group.
  var leading: [String: Bool]
  var diagnostics: [Diagnostic] = []
  private let blocking: Set<String>

  init(_ vocabulary: Vocabulary, titles: some Sequence<String>) {
    leading = Dictionary(titles.map { ($0, true) }, uniquingKeysWith: { first, _ in first })
    blocking = Set(vocabulary.commands.filter(\.isBlocking).map(\.name))
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
    return blocking.contains(name) || !ControlFlow.canFinish(.command(command))
  }

  private func leadsToGroup(_ jump: JumpSyntax) -> Bool {
    guard case .node(let name) = jump.target else { return true }
    return leading[name.text] ?? false
  }

  private mutating func check(_ line: LineSyntax, isBeforeGroup: Bool) {
    guard !isBeforeGroup, let tag = line.tags.first(where: { $0.text == Self.interruptible })
    else { return }
    diagnostics.append(Diagnostic(.uselessInterruption, .uselessInterruption, at: tag.range))
  }
}
