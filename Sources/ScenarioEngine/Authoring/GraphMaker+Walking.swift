extension GraphMaker {
  mutating func walkNode(_ index: Int) {
    node = index
    let vertex = vertexOfNode[index]
    tails = [Tail(vertex: vertex)]
    timerMs = nil
    lastLine = nil
    walk(nodes[index].body)
    let said = linesOfNode[index, default: []]
    graph.vertices[vertex].lineCount = said.count
    if graph.vertices[vertex].excerpt.isEmpty, let first = said.first {
      graph.vertices[vertex].excerpt = text(of: first)
    }
  }

  private mutating func walk(_ statements: [Statement]) {
    for statement in statements { walk(statement) }
  }

  private mutating func walk(_ statement: Statement) {
    switch statement {
    case .line(let line): lastLine = line
    case .options(let group): walk(group)
    case .conditional(let conditional):
      let hasElse = conditional.clauses.contains { $0.condition == nil }
      walk(
        conditional.clauses.map { clause in
          (clause.condition.map { .holds(source($0)) } ?? .otherwise, clause.body)
        }, isComplete: hasElse)
    case .once(let once):
      let condition = ScenarioGraph.Condition.once(once.condition.map(source))
      let otherwise = once.otherwise.map { [(ScenarioGraph.Condition.otherwise, $0)] } ?? []
      walk([(condition, once.body)] + otherwise, isComplete: once.otherwise != nil)
    case .lineGroup(let group):
      walk(group.items.map { (.selected, $0.body) }, isComplete: true)
    case .jump(let jump): walk(jump)
    case .command(let command): walk(command)
    case .returning: tails = []
    case .set, .declare, .enumeration, .call: break
    }
  }

  /// Clauses of which a run takes one, or none where they are not complete.
  private mutating func walk(
    _ clauses: [(condition: ScenarioGraph.Condition, body: [Statement])], isComplete: Bool
  ) {
    if tails.count > 1, clauses.contains(where: { !ControlFlow.canFinish($0.body) }) {
      let vertex = add(.crossing, nodes[node].title.text, at: nil)
      connect(to: vertex, .jump)
      tails = [Tail(vertex: vertex)]
    }
    let before = tails
    let lineBefore = lastLine
    var after: [Tail] = []
    var survivals = isComplete ? [] : before
    var lineAfter: LineSyntax?
    for clause in clauses {
      tails = before.map { tail in
        var tail = tail
        tail.conditions.append(clause.condition)
        return tail
      }
      lastLine = lineBefore
      walk(clause.body)
      if lineAfter == nil, lastLine != lineBefore, !tails.isEmpty { lineAfter = lastLine }
      for tail in tails {
        if before.contains(where: tail.isSameWay) {
          survivals.append(tail)
        } else {
          after.append(tail)
        }
      }
    }
    lastLine = lineAfter ?? lineBefore
    let count = clauses.count + (isComplete ? 0 : 1)
    tails = before.compactMap { joined($0, survivals.count(where: $0.isSameWay), of: count) }
    for tail in after where !tails.contains(where: tail.isSameWay) { tails.append(tail) }
  }

  /// A way behind clauses: as before where all of them let it on, else otherwise.
  private func joined(_ tail: Tail, _ survivals: Int, of count: Int) -> Tail? {
    guard survivals > 0 else { return nil }
    guard survivals < count, tail.conditions.last != .otherwise else { return tail }
    var tail = tail
    tail.conditions.append(.otherwise)
    return tail
  }

  private mutating func walk(_ group: OptionGroupSyntax) {
    guard !tails.isEmpty else { return }
    let vertex = vertexForGroup(at: group.range)
    graph.vertices[vertex].timerMs = timerMs
    timerMs = nil
    if let line = lastLine.flatMap({ lineAtPlace[$0.range] }) {
      graph.vertices[vertex].excerpt = text(of: line)
    }
    var after: [Tail] = []
    for option in group.options {
      let index = graph.vertices[vertex].options.count
      graph.vertices[vertex].options.append(self.option(option))
      tails = [Tail(vertex: vertex, option: index)]
      lastLine = nil
      walk(option.body)
      after += tails
    }
    tails = after
    lastLine = nil
  }

  /// The node's own vertex for its first group, where nothing decides before; else a new one.
  private mutating func vertexForGroup(at range: SourceRange) -> Int {
    let own = vertexOfNode[node]
    if tails == [Tail(vertex: own)], graph.vertices[own].options.isEmpty { return own }
    let vertex = add(.furtherChoice, nodes[node].title.text, at: range)
    connect(to: vertex, .jump)
    return vertex
  }

  private mutating func walk(_ jump: JumpSyntax) {
    if case .node(let name) = jump.target, let target = vertexOfTitle[name.text] {
      connect(to: target, jump.isDetour ? .detour : .jump)
    }
    if !jump.isDetour { tails = [] }
  }

  private mutating func walk(_ command: CommandSyntax) {
    let argument = command.words.dropFirst().first?.constant ?? ""
    switch command.name {
    case "timer": timerMs = NumberText.milliseconds(argument)
    case "start":
      if let target = vertexOfTitle[argument] { connect(to: target, .start) }
    case "halt":
      if let target = vertexOfTitle[argument] { connect(to: target, .halt) }
    case "end":
      if let target = vertexOfEnd[argument] { connect(to: target, .jump) }
      tails = []
    default: break
    }
  }
}
