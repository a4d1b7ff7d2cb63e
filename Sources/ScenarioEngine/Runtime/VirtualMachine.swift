/// Runs a program as a value: copying it forks the run, comparing it compares the runs.
///
/// `Runtime/` knows no clock, no randomness and no host. The host calls
/// `start(node:)`, then `next()` until `.finished`, answering `.options` with
/// `select(_:)`. What the commands mean, and time, is left to `Direction/`.
package struct VirtualMachine: Sendable, Hashable {
  /// Nodes entered one after another with nothing shown; more means a loop that never ends.
  ///
  /// Within a node instructions only lead forward, so nothing else can go round.
  package static let quietNodeLimit = 10_000

  package let program: Program
  /// All that changes; equal states go on equally.
  package var state: MachineState
  /// The writes of the last `next()` that a ladder's bounds cut off; not part of the state.
  package private(set) var saturations: [LadderSaturation] = []

  /// Makes a stopped machine with every variable at its first value.
  ///
  /// Host values are given by name without `$`; a name that is no host variable,
  /// or a value of another type, is left out: `Program.unusableHostValues` tells which.
  package init(program: Program, hostValues: [String: Value] = [:]) {
    self.program = program
    var variables = program.variables.map(\.initialValue)
    for (slot, variable) in program.variables.enumerated() where variable.isHostSet {
      if let value = hostValues[variable.name], value.type == variable.initialValue.type {
        variables[slot] = value
      }
    }
    state = MachineState(
      executionState: .stopped, counter: 0, node: 0, stack: [], variables: variables,
      visits: Array(repeating: 0, count: program.nodes.count), offered: [], quietNodes: 0)
  }

  package var executionState: ExecutionState { state.executionState }

  // MARK: - Running

  /// Begins at a node; variables and visit counts stay as they are.
  package mutating func start(node name: String) throws(MachineError) {
    guard let node = program.nodeIndices[name] else { throw .unknownNode(name) }
    state.stack.removeAll(keepingCapacity: true)
    state.offered.removeAll(keepingCapacity: true)
    state.counter = program.nodes[node].entry
    state.node = node
    state.quietNodes = 0
    state.executionState = .running
  }

  /// Runs to the next thing for the host.
  ///
  /// - Throws: `wrongState` unless running or waiting to continue; `unknownNode`
  ///   after a computed jump; `stepLimitExceeded`. The machine is stopped after
  ///   the last two.
  package mutating func next() throws(MachineError) -> MachineYield {
    guard executionState == .running || executionState == .waitingForContinue else {
      throw .wrongState(executionState)
    }
    state.executionState = .running
    saturations.removeAll(keepingCapacity: true)
    while true {
      if let result = try step() { return result }
    }
  }

  /// Chooses one of the offered options by its index in the group.
  package mutating func select(_ optionIndex: Int) throws(MachineError) {
    guard executionState == .waitingForSelection else { throw .wrongState(executionState) }
    guard state.offered.indices.contains(optionIndex), state.offered[optionIndex].isAvailable
    else { throw .unavailableOption(optionIndex) }
    leaveOptions(at: optionIndex)
  }

  /// Goes on after the group without choosing, as when no option is available.
  package mutating func selectNone() throws(MachineError) {
    guard executionState == .waitingForSelection else { throw .wrongState(executionState) }
    leaveOptions(at: state.offered.count)
  }

  private mutating func leaveOptions(at place: Int) {
    state.counter += place
    state.offered.removeAll(keepingCapacity: true)
    state.executionState = .running
  }

  // MARK: - Values

  /// A variable's value by its name without `$`.
  package func value(ofVariable name: String) -> Value? {
    program.variableSlots[name].map { state.variables[$0] }
  }

  /// Sets a variable from outside; false when there is none of that name and type.
  package mutating func setValue(_ value: Value, ofVariable name: String) -> Bool {
    guard let slot = program.variableSlots[name], state.variables[slot].type == value.type
    else { return false }
    store(value, in: slot)
    return true
  }

  /// How often a node was left.
  package func visitCount(ofNode name: String) -> Int {
    program.nodeIndices[name].map { Int(state.visits[$0]) } ?? 0
  }

  /// The options that are waiting for a choice.
  package var offeredOptions: [OfferedOption] {
    executionState == .waitingForSelection ? state.offered : []
  }

  mutating func store(_ value: Value, in slot: Int) {
    if let ladder = program.variables[slot].ladder {
      storeLadder(value, program.ladders[ladder], at: ladder)
    } else {
      state.variables[slot] = value
    }
  }

  /// Keeps a ladder whole and within its bounds, and remembers when it had to.
  mutating func storeLadder(_ value: Value, _ ladder: LadderInfo, at index: Int) {
    guard case .number(let wanted) = value else { return }
    let whole = wanted.isNaN ? Float(ladder.lower) : wanted.rounded()
    let kept = min(max(whole, Float(ladder.lower)), Float(ladder.upper))
    if kept != whole || wanted.isNaN {
      saturations.append(LadderSaturation(ladder: index, attempted: wanted, stored: kept))
    }
    state.variables[ladder.slot] = .number(kept)
  }

  // MARK: - Equality

  package static func == (left: VirtualMachine, right: VirtualMachine) -> Bool {
    left.program === right.program && left.state == right.state
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(state)
  }
}

extension Program {
  /// The given names that are no host variable here, or whose value has another type; sorted.
  package func unusableHostValues(_ values: [String: Value]) -> [String] {
    values.filter { name, value in
      guard let slot = variableSlots[name] else { return true }
      return !variables[slot].isHostSet || variables[slot].initialValue.type != value.type
    }.map(\.key).sorted()
  }
}
