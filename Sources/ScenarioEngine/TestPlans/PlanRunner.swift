/// Plays a program against a plan; the first thing that differs is the answer.
package struct PlanRunner {
  package let program: Program
  /// Goes on from run to run, so that variables and visit counts do.
  package var machine: VirtualMachine
  /// Takes over after every step, so that a test can replace the machine by a copy.
  package var afterStep: (inout VirtualMachine) -> Void = { _ in }
  /// The titles of the nodes that were entered.
  package private(set) var visitedNodes: Set<String> = []
  /// How many steps held.
  package private(set) var stepsHeld = 0
  /// The plan's lines that set a variable which the program does not have.
  package private(set) var idleLines: [Int] = []
  private let texts = StringTable(baseLanguage: "en")
  private var steps: ArraySlice<TestPlan.Step> = []
  private var run = 1
  /// The last line of the plan that held.
  private var line = 1

  /// Makes a runner with the suite's own functions and strategy.
  package init(program: Program) {
    self.program = program
    machine = VirtualMachine(program: program, functions: SuiteFunctions.functions)
    machine.state.shared.saliency = .bestLeastRecentlyViewed
  }

  /// `nil` when every step of every run held.
  package mutating func failure(playing plan: TestPlan) -> PlanFailure? {
    for (index, run) in plan.runs.enumerated() {
      self.run = index + 1
      line = run.line
      steps = run.steps[...]
      if let failure = play(from: run.startNode) { return failure }
    }
    return nil
  }

  // MARK: - A run

  private mutating func play(from node: String) -> PlanFailure? {
    if let failure = takePreparations() { return failure }
    guard program.node(named: node) != nil else {
      return PlanFailure(run: run, line: line, expected: nil, actual: .unknownNode(node))
    }
    do {
      try machine.start(node: node)
      repeat {
        afterStep(&machine)
        let result = try nextToShow()
        if let failure = try problem(with: result) ?? takePreparations() { return failure }
      } while machine.executionState != .stopped
    } catch {
      return failure(.machine(error))
    }
    guard let step = steps.first else { return nil }
    if case .select = step.kind { return failure(.noOptions) }
    return failure(.content(PlanContent.stop.description))
  }

  /// Carries out the steps before the next content: what is set, and by which strategy.
  private mutating func takePreparations() -> PlanFailure? {
    while let step = steps.first {
      switch step.kind {
      case .content, .select: return nil
      case .node: break
      case .saliency(let strategy): machine.state.shared.saliency = strategy
      case .set(let name, let value):
        if program.variableSlots[name] == nil {
          idleLines.append(step.line)
        } else if !machine.setValue(value, ofVariable: name) {
          return failure(.variableRefused(name))
        }
      }
      hold()
    }
    return nil
  }

  private mutating func nextToShow() throws(MachineError) -> MachineYield {
    while true {
      let result = try machine.next()
      switch result {
      case .nodeEntered(let node): visitedNodes.insert(program.nodes[node].name)
      case .returned: break
      default: return result
      }
    }
  }

  private mutating func problem(
    with result: MachineYield
  ) throws(MachineError) -> PlanFailure? {
    switch result {
    case .line(let line):
      let info = program.lines[line.lineIndex]
      return expect(.line(whole(info, line.substitutions), tags: info.tags))
    case .command(let command): return expect(.command(command.text))
    case .options(let group): return try problem(with: group)
    case .finished:
      if case .content(.stop)? = steps.first?.kind { hold() }
      return nil
    case .nodeEntered, .returned: return nil
    }
  }

  // MARK: - Steps

  private mutating func expect(_ actual: PlanContent) -> PlanFailure? {
    guard case .content(let wanted)? = steps.first?.kind, wanted.accepts(actual) else {
      return failure(.content(actual.description))
    }
    hold()
    return nil
  }

  /// Compares a group with the steps `option`, where there are any, and chooses.
  private mutating func problem(
    with group: OfferedGroup
  ) throws(MachineError) -> PlanFailure? {
    if case .content(.option)? = steps.first?.kind {
      for option in group.options {
        let info = program.lines[option.lineIndex]
        let actual = PlanContent.option(
          whole(info, option.substitutions), isAvailable: option.isAvailable, tags: info.tags)
        if case .select? = steps.first?.kind { return failure(.optionCount(group.options.count)) }
        if let failure = expect(actual) { return failure }
      }
    }
    if let failure = takePreparations() { return failure }
    guard group.options.contains(where: \.isAvailable) else {
      try machine.selectNone()
      return nil
    }
    return try choose(among: group)
  }

  private mutating func choose(
    among group: OfferedGroup
  ) throws(MachineError) -> PlanFailure? {
    guard case .select(let number)? = steps.first?.kind else {
      if case .content? = steps.first?.kind {
        return failure(.optionCount(group.options.count))
      }
      return failure(.nothingSelected)
    }
    guard number <= group.options.count, group.options[number - 1].isAvailable else {
      return failure(.unavailableOption(number))
    }
    try machine.select(number - 1)
    hold()
    return nil
  }

  private mutating func hold() {
    guard let step = steps.popFirst() else { return }
    line = step.line
    stepsHeld += 1
  }

  private func failure(_ actual: PlanFailure.Actual) -> PlanFailure {
    PlanFailure(
      run: run, line: steps.first?.line ?? line, expected: steps.first?.kind.description,
      actual: actual)
  }

  private func whole(_ line: LineInfo, _ substitutions: [String]) -> String {
    texts.text(for: line, substitutions: substitutions, language: "en").whole
  }
}

extension TestPlan.Kind: CustomStringConvertible {
  package var description: String {
    switch self {
    case .content(let content): content.description
    case .select(let number): "select: \(number)"
    case .set(let name, let value): "set: $\(name) = \(value.text)"
    case .node(let name): "node: \(name)"
    case .saliency(let strategy):
      "saliency: \(TestPlan.strategies.first { $0.strategy == strategy }?.name ?? "")"
    }
  }
}
