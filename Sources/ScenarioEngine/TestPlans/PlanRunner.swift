/// Plays a program against a plan; the first thing that differs is the answer.
package struct PlanRunner {
  package let program: Program
  /// Goes on from run to run, so that variables and visit counts do.
  package var machine: VirtualMachine
  /// Takes over after every step, so that a test can replace the machine by a copy.
  package var afterStep: (inout VirtualMachine) -> Void = { _ in }
  /// The titles of the nodes that were entered.
  package private(set) var visitedNodes: Set<String> = []
  /// The plan's lines that set a variable which the program does not have.
  package private(set) var idleLines: [Int] = []
  private let texts = StringTable(baseLanguage: "en")
  private var progress = PlanProgress()

  /// How many steps held.
  package var stepsHeld: Int { progress.stepsHeld }

  /// Makes a runner with the suite's own functions and strategy.
  package init(program: Program) {
    self.program = program
    machine = VirtualMachine(program: program, functions: SuiteFunctions.functions)
    machine.state.shared.saliency = .bestLeastRecentlyViewed
  }

  /// `nil` when every step of every run held.
  package mutating func failure(playing plan: TestPlan) -> PlanFailure? {
    for (index, run) in plan.runs.enumerated() {
      progress.begin(run, number: index + 1)
      if let failure = play(from: run.startNode) { return failure }
    }
    return nil
  }

  // MARK: - A run

  private mutating func play(from node: String) -> PlanFailure? {
    if let failure = takePreparations() { return failure }
    guard program.node(named: node) != nil else {
      return progress.failureOfLast(.unknownNode(node))
    }
    do {
      try machine.start(node: node)
      repeat {
        afterStep(&machine)
        let result = try nextToShow()
        if let failure = try problem(with: result) ?? takePreparations() { return failure }
      } while machine.executionState != .stopped
    } catch {
      return progress.failure(.machine(error))
    }
    return progress.remainder()
  }

  /// Carries out the steps before the next content: what is set, and by which strategy.
  private mutating func takePreparations() -> PlanFailure? {
    while let step = progress.next {
      switch step.kind {
      case .content, .select, .silence, .wait, .intervene: return nil
      case .node: break
      case .saliency(let strategy): machine.state.shared.saliency = strategy
      case .set(let name, let value):
        if program.variableSlots[name] == nil {
          idleLines.append(step.line)
        } else if !machine.setValue(value, ofVariable: name) {
          return progress.failure(.variableRefused(name))
        }
      }
      progress.hold()
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
      return progress.expect(.line(whole(info, line.substitutions), tags: info.tags))
    case .command(let command): return progress.expect(.command(command.text))
    case .options(let group): return try problem(with: group)
    case .finished:
      if case .content(.stop)? = progress.next?.kind { progress.hold() }
      return nil
    case .nodeEntered, .returned: return nil
    }
  }

  // MARK: - Steps

  /// Compares a group with the plan and chooses.
  private mutating func problem(
    with group: OfferedGroup
  ) throws(MachineError) -> PlanFailure? {
    let options = group.options.map { option in
      let info = program.lines[option.lineIndex]
      return PlanContent.option(
        whole(info, option.substitutions), isAvailable: option.isAvailable, tags: info.tags)
    }
    if let failure = progress.expect(group: options) { return failure }
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
    guard case .select(let number)? = progress.next?.kind else {
      if case .content? = progress.next?.kind {
        return progress.failure(.optionCount(group.options.count))
      }
      return progress.failure(.nothingSelected)
    }
    guard number <= group.options.count, group.options[number - 1].isAvailable else {
      return progress.failure(.unavailableOption(number))
    }
    try machine.select(number - 1)
    progress.hold()
    return nil
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
    case .silence: "silence"
    case .wait(let time): "wait: \(NumberText.text(of: Float(time) / 1000))"
    case .intervene(let node): "intervene: \(node)"
    }
  }
}
