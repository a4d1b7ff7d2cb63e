/// Plays a scenario against a plan: each run is a session of its own, with its own settings.
///
/// The scene is played as a young person meets it, on a clock that jumps from
/// one thing to the next. Lines last as long as without takes, and what people
/// are asked before and after the scene is left out.
package struct ScenarioPlanRunner {
  /// So many things may happen in a scene between two steps of its plan.
  static let patience = 100_000

  private let package: ScenarioPackage
  private let durations: DurationTable
  /// The titles of the nodes that were entered.
  package private(set) var visitedNodes: Set<String> = []
  private var progress = PlanProgress()

  /// How many steps held.
  package var stepsHeld: Int { progress.stepsHeld }

  package init(_ package: ScenarioPackage) {
    self.package = package
    let (texts, language) = (package.stringTable, package.baseLanguage)
    durations = DurationTable(
      milliseconds: package.program.lines.map {
        DurationTable.estimated(
          characters: texts.outline(of: $0, language: language).text.count)
      })
  }

  /// `nil` when every step of every run held.
  package mutating func failure(playing plan: TestPlan) -> PlanFailure? {
    for (index, run) in plan.runs.enumerated() {
      progress.begin(run, number: index + 1)
      if let failure = play(run) { return failure }
    }
    return nil
  }

  // MARK: - A run

  private mutating func play(_ run: TestPlan.Run) -> PlanFailure? {
    var settings = SessionSettings()
    if let failure = takeSettings(&settings) { return failure }
    let start = run.namedStart ?? package.startNode
    guard package.program.node(named: start) != nil else {
      return progress.failureOfLast(.unknownNode(start))
    }
    let plan = SessionPlan(
      program: package.program, startNode: start, baselineNode: nil, reflectionNode: nil)
    var session = Session(plan: plan, settings: settings, durations: durations)
    var output = SessionOutput()
    session.start(output: &output)
    var idle = 0
    while true {
      let held = progress.stepsHeld
      if let failure = problem(with: output) { return failure }
      output.removeAll()
      if let end = session.endID { return problem(withEnd: end) }
      idle = held == progress.stepsHeld ? idle + 1 : 0
      if let failure = step(&session, &output, idle) { return failure }
    }
  }

  /// The steps before the first content: what the host sets.
  private mutating func takeSettings(_ settings: inout SessionSettings) -> PlanFailure? {
    while let step = progress.next {
      switch step.kind {
      case .node: break
      case .set(let name, let value):
        // As a host writes it, not as a text in the scene would show it.
        let text = if case .bool(let bool) = value { bool ? "true" : "false" } else { value.text }
        settings.variables[name] = text
        do throws(HostValueError) {
          try package.program.check(settings: [name: text])
        } catch {
          return progress.failure(.variableRefused(name))
        }
      default: return nil
      }
      progress.hold()
    }
    return nil
  }

  /// Answers where options wait, and otherwise lets time pass until something happens.
  private mutating func step(
    _ session: inout Session, _ output: inout SessionOutput, _ idle: Int
  ) -> PlanFailure? {
    if let shown = session.optionsOnShow { return answer(shown, &session, &output) }
    guard let due = session.nextDeadline, idle < Self.patience else {
      return progress.failure(.nothingHappens)
    }
    session.advance(to: due, output: &output)
    return nil
  }

  private mutating func answer(
    _ shown: OptionsOnShow, _ session: inout Session, _ output: inout SessionOutput
  ) -> PlanFailure? {
    switch progress.next?.kind {
    case .select(let number):
      guard shown.options.indices.contains(number - 1) else {
        return progress.failure(.unavailableOption(number))
      }
      let id = package.program.lines[shown.options[number - 1].lineIndex].id
      session.apply(.choose(option: id, modality: .script), at: session.clock, output: &output)
    case .silence:
      guard shown.timerMs != nil else { return progress.failure(.noTimer) }
      while session.optionsOnShow?.number == shown.number, let due = session.nextDeadline {
        session.advance(to: due, output: &output)
      }
    case .wait(let time): session.advance(to: session.clock + time, output: &output)
    case .intervene(let node):
      guard package.program.node(named: node)?.header("intervention") != nil else {
        return progress.failure(.unknownNode(node))
      }
      session.apply(.intervene(node: node), at: session.clock, output: &output)
    case .content, .set, .node, .saliency, nil: return progress.failure(.nothingSelected)
    }
    progress.hold()
    return nil
  }

  // MARK: - What came

  private mutating func problem(with output: SessionOutput) -> PlanFailure? {
    for case .event(let event) in output.records
    where event.kind == .node || event.kind == .trackStarted {
      if let node = event.id { visitedNodes.insert(node) }
    }
    for effect in output.effects {
      if let failure = problem(with: effect) { return failure }
    }
    return nil
  }

  private mutating func problem(with effect: Effect) -> PlanFailure? {
    switch effect {
    case .say(let beat):
      let line = package.program.lines[beat.lineIndex]
      return progress.expect(.line(text(line, beat.substitutions), tags: line.tags))
    case .showOptions(let group):
      let options = group.options.map { option in
        let line = package.program.lines[option.lineIndex]
        return PlanContent.option(
          text(line, option.substitutions), isAvailable: true, tags: line.tags)
      }
      return progress.expect(group: options)
    case .failed(let error): return progress.failure(.machine(error))
    default: return nil
    }
  }

  private mutating func problem(withEnd id: String) -> PlanFailure? {
    // As `stop`, the end may be left unsaid.
    if let step = progress.next, step.kind != .content(.stop),
      let failure = progress.expect(.end(id))
    {
      return failure
    }
    if progress.next?.kind == .content(.stop) { progress.hold() }
    return progress.remainder()
  }

  private func text(_ line: LineInfo, _ substitutions: [String]) -> String {
    package.stringTable.text(
      for: line, substitutions: substitutions, language: package.baseLanguage
    ).whole
  }
}
