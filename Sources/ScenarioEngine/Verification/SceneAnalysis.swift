/// What the states and steps of a scene mean together.
struct SceneAnalysis {
  let explorer: Explorer
  let questions: QuestionSearch
  let setup: VerificationSetup
  let program: Program
  let graph: SceneGraph
  let calmWithin: Int
  let backward: BackwardGraph
  let views: [StateView]
  /// States that were not explored; whatever hangs on them is not decided.
  let open: [Int]

  init(_ explorer: Explorer, _ questions: QuestionSearch, calmWithin: Int) {
    self.explorer = explorer
    self.questions = questions
    setup = explorer.setup
    program = explorer.program
    graph = explorer.graph
    self.calmWithin = max(1, min(calmWithin, 50))
    backward = BackwardGraph(explorer.graph)
    let views = (0..<explorer.graph.count).map { explorer.view($0) }
    self.views = views
    open = views.indices.filter { !explorer.graph.isExplored[$0] }
  }

  /// Everything that was found, sorted by place.
  func report() -> VerificationReport {
    var report = VerificationReport()
    report.states = graph.count - open.count
    report.undecided = open.count
    report.outcomes = outcomes()
    let order = ReverseOrder(graph, from: explorer.roots.map { Int($0) })
    report.duration = DurationSearch(self, order).duration()
    report.coverage = coverage()
    report.findings = findings(report.outcomes, order)
    return report
  }

  private func findings(
    _ outcomes: [VerificationReport.Outcome], _ order: ReverseOrder
  ) -> [Finding] {
    var findings = faultFindings() + loopFindings(order)
    // Where something was lost, a way out may be what was lost.
    if isFollowed { findings += trapFindings(order) + calmFindings() + returnFindings() }
    if isDecided { findings += coverageFindings() + endFindings(outcomes) }
    findings += undecidedFindings()
    return findings.sorted { left, right in
      let (first, second) = (left.diagnostic.range, right.diagnostic.range)
      if first.file != second.file { return first.file < second.file }
      if first.lower != second.lower { return first.lower < second.lower }
      let (code, other) = (left.diagnostic.code.rawValue, right.diagnostic.code.rawValue)
      if code != other { return code < other }
      let (words, others) = (left.diagnostic.arguments, right.diagnostic.arguments)
      if words != others { return words.lexicographicallyPrecedes(others) }
      return left.diagnostic.wording.english < right.diagnostic.wording.english
    }
  }

  // MARK: - Ways

  /// The steps of a shortest way to a state, and what the host set on it.
  func way(to state: Int) -> (path: [PathStep], settings: [HostSetting]) {
    var steps: [SceneStep] = []
    var state = state
    while Int(graph.parents[state]) != state {
      steps.append(graph.steps[state])
      state = Int(graph.parents[state])
    }
    var path = chances(of: graph.steps[state])
    for step in steps.reversed() { path += self.path(of: step) }
    return (path, settings(of: graph.steps[state]))
  }

  func settings(of root: SceneStep) -> [HostSetting] {
    let values =
      explorer.settings.indices.contains(Int(root.subject))
      ? explorer.settings[Int(root.subject)] : []
    return values.sorted { $0.name < $1.name }
  }

  /// What of a step could have gone otherwise.
  func path(of step: SceneStep) -> [PathStep] {
    let subject = Int(step.subject)
    let own: [PathStep] =
      switch step.kind {
      case .answer: [PathStep(.answer, program.lines[subject].id)]
      case .silence: [PathStep(.silence, program.lines[subject].id)]
      case .intervention: [PathStep(.intervention, program.nodes[subject].name)]
      case .level: [PathStep(.level, String(subject))]
      case .track: [PathStep(.track, program.nodes[subject].name)]
      case .goOn, .beatOver: []
      }
    return own + chances(of: step)
  }

  func chances(of step: SceneStep) -> [PathStep] {
    (0..<Int(step.drawCount)).map {
      PathStep(.chance, String(graph.draws[Int(step.firstDraw) + $0]))
    }
  }

  /// The way to a place, ended by the line that stands there.
  func finding(
    _ diagnostic: Diagnostic, at place: ScriptPlace, state: Int?, step: SceneStep? = nil
  ) -> Finding {
    var (path, settings): ([PathStep], [HostSetting]?) = ([], nil)
    if let state {
      (path, settings) = way(to: state)
      if let step { path += self.path(of: step) }
    } else if let step {
      path = chances(of: step)
      settings = self.settings(of: step)
    }
    if case .line(let line) = place, !program.lines[line].isOption {
      path.append(PathStep(.line, program.lines[line].id))
    }
    return Finding(diagnostic, path: path, settings: settings)
  }

  /// Of several states the one that is nearest to the beginning.
  func nearest(_ states: some Sequence<Int>) -> Int? {
    states.min { left, right in
      let (first, second) = (graph.distances[left], graph.distances[right])
      return first != second ? first < second : left < right
    }
  }
}

// MARK: - Outcomes and coverage

extension SceneAnalysis {
  private func outcomes() -> [VerificationReport.Outcome] {
    var nearest: [Int: Int] = [:]
    for (state, view) in views.enumerated() {
      guard let end = view.end else { continue }
      if let known = nearest[end], graph.distances[known] <= graph.distances[state] { continue }
      nearest[end] = state
    }
    return setup.ends.enumerated().map { index, end in
      guard let state = nearest[index] else {
        return VerificationReport.Outcome(
          id: end.id, isCalm: end.isCalm, isReachable: isDecided ? false : nil)
      }
      let (path, settings) = way(to: state)
      return VerificationReport.Outcome(
        id: end.id, isCalm: end.isCalm, isReachable: true, path: path, settings: settings)
    }
  }

  /// Whether every state was explored and nothing was lost on the way.
  var isDecided: Bool { open.isEmpty && doubts.isEmpty }

  /// Whether what can be reached from a state is known without loss.
  private var isFollowed: Bool { explorer.doubts.isEmpty }

  /// Why not everything is decided, the budget apart; in a fixed order.
  var doubts: [Doubt] {
    explorer.doubts.union(explorer.settingDoubts).union(questions.doubts).sorted()
  }

  private func coverage() -> VerificationReport.Coverage {
    let reached = questions.coverage
    var result = VerificationReport.Coverage()
    for (index, node) in program.nodes.enumerated() where !node.isHub {
      result.nodes.total += 1
      if reached.nodes[index] { result.nodes.reached += 1 }
    }
    for line in program.lines {
      let isReached = reached.lines[line.index]
      if line.isOption {
        result.options.total += 1
        if isReached { result.options.reached += 1 }
      } else {
        result.lines.total += 1
        if isReached { result.lines.reached += 1 }
      }
    }
    return result
  }
}
