import Testing

@testable import ScenarioEngine

/// Plays a program against a plan; the first thing that differs is the answer.
struct PlanRunner {
  let program: Program
  var machine: VirtualMachine
  /// Takes over after every step, so that a test can replace the machine by a copy.
  var afterStep: (inout VirtualMachine) -> Void = { _ in }
  private let texts = StringTable(baseLanguage: "en")
  private(set) var visitedNodes: Set<String> = []

  init(program: Program) {
    self.program = program
    machine = VirtualMachine(program: program)
  }

  /// `nil` when every run went as planned.
  mutating func problem(playing plan: TestPlan) throws -> String? {
    for (index, run) in plan.runs.enumerated() {
      if let problem = try problem(playing: run) { return "run \(index + 1): \(problem)" }
    }
    return nil
  }

  private mutating func problem(playing steps: [TestPlan.Step]) throws -> String? {
    var steps = steps[...]
    var start = "Start"
    while let step = steps.first {
      if case .node(let name) = step {
        start = name
      } else if case .set(let name, let value) = step {
        guard machine.setValue(value, ofVariable: name) else { return "no variable \(name)" }
      } else {
        break
      }
      steps.removeFirst()
    }
    try machine.start(node: start)
    while true {
      afterStep(&machine)
      if let problem = try problem(with: try nextToShow(), &steps) { return problem }
      if machine.executionState == .stopped { break }
    }
    return steps.isEmpty ? nil : "the run ended before \(steps)"
  }

  private mutating func nextToShow() throws -> MachineYield {
    while true {
      let result = try machine.next()
      guard case .nodeEntered(let node) = result else { return result }
      visitedNodes.insert(program.nodes[node].name)
    }
  }

  private mutating func problem(
    with result: MachineYield, _ steps: inout ArraySlice<TestPlan.Step>
  ) throws -> String? {
    switch result {
    case .line(let line):
      let text = whole(line.lineIndex, line.substitutions)
      guard case .line(let expected)? = steps.popFirst() else { return "came line: \(text)" }
      return expected == nil || expected == text ? nil : "\(text) instead of \(expected ?? "")"
    case .command(let command):
      let step = steps.popFirst()
      return step == .command(command.text) ? nil : "came command: \(command.text)"
    case .options(let group): return try problem(with: group, &steps)
    case .finished:
      if steps.first == .stop { steps.removeFirst() }
      return nil
    case .nodeEntered: return nil
    }
  }

  private mutating func problem(
    with group: OfferedGroup, _ steps: inout ArraySlice<TestPlan.Step>
  ) throws -> String? {
    for option in group.options {
      let text = whole(option.lineIndex, option.substitutions)
      let actual = TestPlan.Step.option(text, isAvailable: option.isAvailable)
      guard steps.popFirst() == actual else { return "came option: \(text)" }
    }
    if !group.options.contains(where: \.isAvailable) {
      try machine.selectNone()
      return nil
    }
    guard case .select(let number)? = steps.popFirst() else { return "nothing is selected" }
    try machine.select(number - 1)
    return nil
  }

  private func whole(_ line: Int, _ substitutions: [String]) -> String {
    texts.text(for: program.lines[line], substitutions: substitutions, language: "en").whole
  }
}
