// Verification: what can be known of a scenario without playing it to a person.
//
// State is a value, so the search copies machines and lets each copy take
// another option. Time does not change what a machine says, so the search
// leaves it out: silence is simply one more answer.

/// Finds the ways through a scenario from a point where options are on show.
package struct PathFinder {
  /// How many states a search visits before it gives up.
  package static let budget = 200_000
  /// What a machine may say between two groups; more means a loop without an answer.
  private static let longestStretch = 20_000

  /// One answer on a way.
  package struct Step: Sendable, Hashable {
    /// The line id of the option taken.
    package var option: String
    package var isSilence: Bool
  }

  private struct State {
    var machine: VirtualMachine
    var parent: Int
    var step: Step?
    /// The id of the end that was reached, if the scene is over here.
    var end: String?
    var offered: OfferedGroup?
  }

  private let program: Program
  private var states: [State] = []
  private var seen: Set<VirtualMachine> = []

  package init(program: Program) { self.program = program }

  /// The shortest way to one of the ends, or nil where none is reachable within the budget.
  package mutating func shortestWay(
    from machine: VirtualMachine, offered: OfferedGroup, toEnds ends: Set<String>
  ) -> [Step]? {
    search(from: machine, offered) { state in state.end.map(ends.contains) ?? false }
      .map { way(to: $0) }
  }

  /// The shortest way to the highest value that a ladder can reach.
  package mutating func wayToHighest(
    ladder name: String, from machine: VirtualMachine, offered: OfferedGroup
  ) -> [Step] {
    _ = search(from: machine, offered) { _ in false }
    var best = 0
    var highest = Float(-1)
    for (index, state) in states.enumerated() {
      guard case .number(let value)? = state.machine.value(ofVariable: name), value > highest
      else { continue }
      highest = value
      best = index
    }
    return way(to: best)
  }

  /// Breadth first, so the first hit is at the end of a shortest way.
  private mutating func search(
    from machine: VirtualMachine, _ offered: OfferedGroup, until isGoal: (State) -> Bool
  ) -> Int? {
    states = [State(machine: machine, parent: -1, step: nil, end: nil, offered: offered)]
    seen = [machine]
    var next = 0
    while next < states.count, states.count < Self.budget {
      if isGoal(states[next]) { return next }
      expand(next)
      next += 1
    }
    return states.indices[next...].first { isGoal(states[$0]) }
  }

  private mutating func expand(_ index: Int) {
    guard let offered = states[index].offered else { return }
    for (option, entry) in offered.options.enumerated() where entry.isAvailable {
      var machine = states[index].machine
      guard (try? machine.select(option)) != nil else { continue }
      let (end, group) = run(&machine)
      guard end != nil || group != nil, seen.insert(machine).inserted || end != nil else {
        continue
      }
      let info = program.lines[entry.lineIndex]
      states.append(
        State(
          machine: machine, parent: index,
          step: Step(option: info.id, isSilence: info.hasTag("silence")), end: end,
          offered: group))
    }
  }

  /// Runs to the next options or the end.
  private func run(_ machine: inout VirtualMachine) -> (end: String?, group: OfferedGroup?) {
    for _ in 0..<Self.longestStretch {
      guard let yield = try? machine.next() else { break }
      switch yield {
      case .options(let group): return (nil, group)
      case .command(let command) where command.name == "end":
        return (command.arguments.first ?? "", nil)
      case .finished: return (nil, nil)
      case .line, .command, .nodeEntered, .returned: break
      }
    }
    return (nil, nil)
  }

  private func way(to index: Int) -> [Step] {
    var steps: [Step] = []
    var index = index
    while index >= 0, let step = states[index].step {
      steps.append(step)
      index = states[index].parent
    }
    return steps.reversed()
  }
}
