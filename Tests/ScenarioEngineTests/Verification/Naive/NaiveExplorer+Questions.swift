@testable import ScenarioEngine

// The questions after the scene.

extension NaiveExplorer {
  /// The questions after the scene can begin with whatever the scene's variables are.
  mutating func reflect(_ node: String) {
    for shared in Set(states.map(\.shared)) {
      var waiting: [VirtualMachine] = []
      var copy = machine
      copy.state = MachineState(shared: shared, thread: ThreadState())
      guard (try? copy.start(node: node)) != nil else { continue }
      for seed in NaiveDraws.shared.seeds(draws: 2) ?? [] {
        copy.state.shared.generator = SeededGenerator(seed: seed)
        waiting.append(copy)
      }
      while var next = waiting.popLast() { ask(&next, &waiting) }
    }
  }

  private mutating func ask(_ machine: inout VirtualMachine, _ waiting: inout [VirtualMachine]) {
    while let yield = try? machine.next() {
      switch yield {
      case .line(let line): facts.lines.insert(line.lineIndex)
      case .nodeEntered(let node): facts.nodes.insert(node)
      case .options(let group):
        for (index, option) in group.options.enumerated() where option.isAvailable {
          facts.options.insert(option.lineIndex)
          var copy = machine
          if (try? copy.select(index)) != nil { waiting.append(copy) }
        }
        guard (try? machine.selectNone()) != nil else { return }
      case .command, .returned: break
      case .finished: return
      }
    }
  }
}
