import Testing

@testable import ScenarioEngine

/// Plays a program at random, as a host would that takes any option.
struct StateWalk {
  var machine: VirtualMachine
  private var generator: SeededGenerator
  private let starts: [String]

  init(_ program: Program, seed: UInt64) {
    machine = VirtualMachine(program: program, functions: SuiteFunctions.functions, seed: seed)
    machine.state.shared.saliency = SaliencyStrategy.allCases[Int(seed % 4)]
    generator = SeededGenerator(seed: seed)
    starts = program.nodes.map(\.name)
  }

  /// One thing that a host may do; what came of it.
  mutating func step() -> String {
    do {
      switch machine.executionState {
      case .stopped:
        try machine.start(node: starts[Int(generator.draw(below: UInt64(starts.count)))])
        return "start"
      case .running: return "\(try machine.next())"
      case .waitingForContinue:
        if generator.draw(below: 16) == 0 {
          try machine.detour(toNode: starts[Int(generator.draw(below: UInt64(starts.count)))])
          return "detour"
        }
        return "\(try machine.next())"
      case .waitingForSelection:
        let available = machine.offers.indices.filter { machine.offers[$0].isAvailable }
        if available.isEmpty || generator.draw(below: 8) == 0 {
          try machine.selectNone()
        } else {
          try machine.select(available[Int(generator.draw(below: UInt64(available.count)))])
        }
        return "selected"
      }
    } catch {
      return "\(error)"
    }
  }
}
