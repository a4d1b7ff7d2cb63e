@testable import ScenarioEngine

/// Goes through every state of a scenario for one setting, and keeps what was met.
struct ScenarioExplorer {
  /// A group of options as it was met, with what lies behind each answer.
  struct Choice {
    var machine: VirtualMachine
    var timerMs: Int?
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
  var lines: Set<Int> = []
  var nodes: Set<Int> = []
  var saturations = 0
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
        lines.insert(choices[next].options[index].lineIndex)
        try machine.select(index)
        let outcome = try run(machine)
        choices[next].outcomes.append(outcome)
      }
      next += 1
    }
  }

  private mutating func run(_ start: VirtualMachine) throws -> Outcome {
    var machine = start
    var timerMs: Int?
    while true {
      let yield = try machine.next()
      saturations += machine.saturations.count
      switch yield {
      case .line(let line): lines.insert(line.lineIndex)
      case .nodeEntered(let node): nodes.insert(node)
      case .command(let command) where command.name == "timer":
        timerMs = command.milliseconds(at: 0)
      case .command(let command) where command.name == "end":
        return .end(command.arguments.first ?? "")
      case .command, .returned: break
      case .options(let group): return .choice(add(machine, timerMs, group))
      case .finished: return .ranOff("")
      }
    }
  }

  private mutating func add(
    _ machine: VirtualMachine, _ timerMs: Int?, _ group: OfferedGroup
  ) -> Int {
    if let place = places[machine] { return place }
    choices.append(Choice(machine: machine, timerMs: timerMs, options: group.options))
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

  /// The places of choices from which one of the ends is reached within so many answers.
  func choices(within count: Int, of ends: Set<String>) -> Set<Int> {
    var reached: Set<Int> = []
    for _ in 0..<count {
      let before = reached
      for (place, choice) in choices.enumerated() {
        let isNear = choice.outcomes.contains { outcome in
          switch outcome {
          case .choice(let next): before.contains(next)
          case .end(let id): ends.contains(id)
          case .ranOff: false
          }
        }
        if isNear { reached.insert(place) }
      }
    }
    return reached
  }
}
