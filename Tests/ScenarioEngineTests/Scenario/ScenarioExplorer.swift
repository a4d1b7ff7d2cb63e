@testable import ScenarioEngine

/// Goes through the answers of a scenario for one setting, and keeps each choice with its machine.
///
/// What the verifier proves is its own affair; this is for claims about one scene that no
/// verifier knows of, such as what an answer may do to a ladder.
struct ScenarioExplorer {
  /// A group of options as it was met, with what lies behind each answer.
  struct Choice {
    var machine: VirtualMachine
    var options: [OfferedOption]
    /// The states behind the options, by their place in `choices`, or an end.
    var outcomes: [Outcome] = []
  }

  enum Outcome: Equatable {
    case choice(Int)
    case end(String)
    case ranOff(String)
  }

  let package: ScenarioPackage
  var choices: [Choice] = []
  private var places: [VirtualMachine: Int] = [:]

  init(_ package: ScenarioPackage, level: Float, under15: Bool) throws {
    self.package = package
    var machine = VirtualMachine(
      program: package.program,
      hostValues: ["level": .number(level), "under15": .bool(under15)])
    try machine.start(node: package.startNode)
    _ = try run(machine)
    var next = 0
    while next < choices.count {
      for index in choices[next].options.indices {
        var machine = choices[next].machine
        try machine.select(index)
        let outcome = try run(machine)
        choices[next].outcomes.append(outcome)
      }
      next += 1
    }
  }

  private mutating func run(_ start: VirtualMachine) throws -> Outcome {
    var machine = start
    while true {
      switch try machine.next() {
      case .command(let command) where command.name == "end":
        return .end(command.arguments.first ?? "")
      case .line, .nodeEntered, .command, .returned: break
      case .options(let group): return .choice(add(machine, group))
      case .finished: return .ranOff("")
      }
    }
  }

  private mutating func add(_ machine: VirtualMachine, _ group: OfferedGroup) -> Int {
    if let place = places[machine] { return place }
    choices.append(Choice(machine: machine, options: group.options))
    places[machine] = choices.count - 1
    return choices.count - 1
  }

  var ends: Set<String> {
    var ends: Set<String> = []
    for outcome in choices.flatMap(\.outcomes) {
      if case .end(let id) = outcome { ends.insert(id) }
    }
    return ends
  }
}
