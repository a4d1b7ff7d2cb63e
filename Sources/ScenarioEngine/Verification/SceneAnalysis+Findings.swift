// The findings, one rule after another.

extension SceneAnalysis {
  // MARK: - What no way comes through

  /// Of a node that is not reached its lines are not spoken of as well.
  func coverageFindings() -> [Finding] {
    let reached = questions.coverage
    var findings: [Finding] = []
    for (index, node) in program.nodes.enumerated() where !node.isHub && !reached.nodes[index] {
      findings.append(
        Finding(Diagnostic(.unreachedNode, .unreachedNode, [node.name], at: node.range)))
    }
    for line in program.lines where !reached.lines[line.index] && reached.nodes[line.node] {
      findings.append(
        Finding(
          line.isOption
            ? Diagnostic(.unreachedOption, .unreachedOption, at: line.range)
            : Diagnostic(.unreachedLine, .unreachedLine, at: line.range)))
    }
    return findings
  }

  func endFindings(_ outcomes: [VerificationReport.Outcome]) -> [Finding] {
    zip(setup.ends, outcomes).filter { $0.1.isReachable == false }.map { end, _ in
      Finding(Diagnostic(.unreachedEnd, .unreachedEnd, [end.id], at: end.range))
    }
  }

  func undecidedFindings() -> [Finding] {
    let nowhere = SourceRange(file: -1, lower: 0, upper: 0)
    let range = program.node(named: setup.startNode)?.range ?? nowhere
    if !open.isEmpty {
      return [
        Finding(Diagnostic(.undecided, .undecidedBudget, [String(open.count)], at: range))
      ]
    }
    return doubts.map { Finding($0.diagnostic(at: range)) }
  }

  // MARK: - Faults on the way

  func faultFindings() -> [Finding] {
    let all = explorer.faults.merging(questions.faults) { first, _ in first }
    return all.map { fault, occurrence in
      finding(
        diagnostic(fault), at: fault.place, state: occurrence.state.map { Int($0) },
        step: occurrence.step)
    }
  }

  private func diagnostic(_ fault: SceneFault) -> Diagnostic {
    let range = fault.place.range(in: program)
    switch fault.kind {
    case .ranOff: return Diagnostic(.endlessScene, .endlessScene, at: range)
    case .nothingToChoose: return Diagnostic(.nothingToChoose, .nothingToChoose, at: range)
    case .onlySilence: return Diagnostic(.onlySilence, .onlySilence, at: range)
    case .noTime: return Diagnostic(.timelessLoop, .timelessLoop, at: range)
    case .error(let error): return diagnostic(error, at: range)
    case .pushedPast(let index):
      let ladder = program.ladders[index]
      return Diagnostic(
        .ladderPushedPast, .ladderPushedPast,
        [ladder.name, String(ladder.lower), String(ladder.upper)], at: range)
    case .outOfRange(let slot):
      let name = program.variables[slot].name
      let bounds = explorer.machine.watchedBounds[slot] ?? 0...0
      return Diagnostic(
        .numberLeavesRange, .numberLeavesRange,
        [name, NumberText.text(of: bounds.lowerBound), NumberText.text(of: bounds.upperBound)],
        at: range)
    case .brokenIntervention(let home):
      return Diagnostic(.noReturn, .noReturn, [program.nodes[home].name], at: range)
    }
  }

  private func diagnostic(_ error: MachineError, at range: SourceRange) -> Diagnostic {
    switch error {
    case .callDepthExceeded: Diagnostic(.machineStops, .machineDetours, at: range)
    case .expressionDepthExceeded(let name):
      Diagnostic(.machineStops, .machineExpression, [name], at: range)
    case .impossibleRemainder: Diagnostic(.machineStops, .machineRemainder, at: range)
    case .functionFailed(let name, _):
      Diagnostic(.machineStops, .machineFunction, [name], at: range)
    case .unknownNode(let name): Diagnostic(.machineStops, .machineNode, [name], at: range)
    case .stepLimitExceeded: Diagnostic(.timelessLoop, .timelessLoop, at: range)
    case .wrongState, .unavailableOption, .typeMismatch:
      Diagnostic(.machineStops, .machineValue, at: range)
    }
  }

  /// Loops of waits that wait for nothing.
  func loopFindings(_ order: ReverseOrder) -> [Finding] {
    var byPlace: [ScriptPlace: Int] = [:]
    for loop in order.timelessLoops {
      guard let state = nearest(loop) else { continue }
      let place = explorer.place(of: views[state])
      if let known = byPlace[place], graph.distances[known] <= graph.distances[state] { continue }
      byPlace[place] = state
    }
    return byPlace.map { place, state in
      finding(
        Diagnostic(.timelessLoop, .timelessLoop, at: place.range(in: program)), at: place,
        state: state)
    }
  }

  // MARK: - Traps

  /// One finding for each part of the scene from which no end is in reach.
  ///
  /// A fault that is reported by itself counts as a way out, so that it is not
  /// reported twice.
  func trapFindings(_ order: ReverseOrder) -> [Finding] {
    let ways =
      views.indices.filter { views[$0].phase.isOver || isStuck($0) }
      + order.timelessLoops.flatMap(\.self)
    let isLeaving = backward.states(reaching: ways + open)
    var trapped = Set(views.indices.filter { !isLeaving[$0] })
    var findings: [Finding] = []
    while let state = nearest(trapped) {
      removeTrap(around: state, from: &trapped)
      let place = explorer.place(of: views[state])
      let diagnostic = Diagnostic(.noWayOut, .noWayOut, at: place.range(in: program))
      if findings.contains(where: { $0.diagnostic == diagnostic }) { continue }
      findings.append(finding(diagnostic, at: place, state: state))
    }
    return findings
  }

  /// A group in which there is nothing to do; another finding speaks of it.
  private func isStuck(_ state: Int) -> Bool {
    views[state].frontPhase == .group && !backward.hasAnswer[state] && backward.forced[state] == 0
  }

  /// Takes away all that a state leads to or that leads to the same.
  private func removeTrap(around state: Int, from trapped: inout Set<Int>) {
    var waiting = [state]
    trapped.remove(state)
    while let next = waiting.popLast() {
      for edge in graph.edges[graph.edgeRanges[next]] where !edge.kind.isPedagogue {
        if trapped.remove(Int(edge.target)) != nil { waiting.append(Int(edge.target)) }
      }
      for edge in backward.edges(into: next) where trapped.remove(Int(edge.source)) != nil {
        waiting.append(Int(edge.source))
      }
    }
  }

  // MARK: - Calm

  /// Wherever the young person is asked, and at the beginning, a calm end must be near.
  func calmFindings() -> [Finding] {
    guard setup.ends.contains(where: \.isCalm) else { return [] }
    let calm = views.indices.filter { state in
      guard let end = views[state].end else { return false }
      return setup.ends.indices.contains(end) && setup.ends[end].isCalm
    }
    let goals = calm + open
    let waits = views.map { $0.frontPhase == .group }
    let certain = backward.certainAnswers(
      to: goals, waitsForAnswer: waits, limit: calmWithin)
    let roots = Set(explorer.roots.map { Int($0) })
    let asked = views.indices.filter {
      certain[$0] == .max && (views[$0].frontPhase.isGroup || roots.contains($0))
        && !views[$0].phase.isOver
    }
    if asked.isEmpty { return [] }
    let lucky = backward.fewestAnswers(to: goals, limit: calmWithin)
    return findings(.noCalmEnd, .noCalmEnd, asked.filter { lucky[$0] == .max })
      + findings(.calmByLuck, .calmByLuck, asked.filter { lucky[$0] != .max })
  }

  /// One finding for each place, with the shortest way to it.
  private func findings(
    _ code: DiagnosticCode, _ wording: Wording, _ states: [Int]
  ) -> [Finding] {
    var byPlace: [ScriptPlace: Int] = [:]
    for state in states {
      let place = explorer.place(of: views[state])
      if let known = byPlace[place], graph.distances[known] <= graph.distances[state] { continue }
      byPlace[place] = state
    }
    return byPlace.map { place, state in
      finding(
        Diagnostic(code, wording, [String(calmWithin)], at: place.range(in: program)), at: place,
        state: state)
    }
  }

  // MARK: - Interventions

  /// From every state of an intervention its end must be in reach.
  func returnFindings() -> [Finding] {
    let outside = views.indices.filter { views[$0].intervention == nil }
    let isReturning = backward.states(reaching: outside + open)
    var byNode: [Int: Int] = [:]
    for (state, view) in views.enumerated() where !isReturning[state] {
      guard let home = view.intervention else { continue }
      if explorer.faults[SceneFault(kind: .brokenIntervention(home), place: .node(home))] != nil {
        continue
      }
      if let known = byNode[home], graph.distances[known] <= graph.distances[state] { continue }
      byNode[home] = state
    }
    return byNode.map { home, state in
      let node = program.nodes[home]
      return finding(
        Diagnostic(.noReturn, .noReturn, [node.name], at: node.range), at: .node(home),
        state: state)
    }
  }
}
