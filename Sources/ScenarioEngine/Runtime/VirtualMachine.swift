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
  /// Detours within detours; more means one that never returns.
  package static let callDepthLimit = 256

  package let program: Program
  /// All that changes; equal states go on equally.
  package var state: MachineState
  package let functions: HostFunctions
  /// The writes of the last `next()` that a ladder's bounds cut off; not part of the state.
  package private(set) var saturations: [LadderSaturation] = []

  /// Makes a stopped machine with every variable at its first value.
  ///
  /// Host values are given by name without `$`; a name that is no host variable,
  /// or a value of another type, is left out: `Program.unusableHostValues` tells which.
  package init(
    program: Program, hostValues: [String: Value] = [:], functions: HostFunctions = HostFunctions(),
    seed: UInt64 = 0
  ) {
    self.program = program
    self.functions = functions
    var variables = program.variables.map(\.initialValue)
    for (slot, variable) in program.variables.enumerated() where variable.isHostSet {
      if let value = hostValues[variable.name], value.type == variable.initialValue.type {
        variables[slot] = value
      }
    }
    state = MachineState(
      shared: SharedState(
        variables: variables, visits: Array(repeating: 0, count: program.nodes.count),
        contentViews: [], generator: SeededGenerator(seed: seed),
        saliency: .randomBestLeastRecentlyViewed),
      thread: ThreadState())
  }

  package var executionState: ExecutionState { state.thread.executionState }

  // MARK: - Running

  /// Begins at a node; variables and visit counts stay as they are.
  package mutating func start(node name: String) throws(MachineError) {
    guard let node = program.nodeIndices[name] else { throw .unknownNode(name) }
    state.thread.stack.removeAll(keepingCapacity: true)
    state.thread.callStack.removeAll(keepingCapacity: true)
    state.thread.offered.removeAll(keepingCapacity: true)
    state.thread.counter = program.nodes[node].entry
    state.thread.node = node
    state.thread.quietNodes = 0
    state.thread.executionState = .running
  }

  /// Runs a node and comes back, from wherever the machine waits.
  ///
  /// After a line or a command it goes on where it was. A group that waits for
  /// a choice is withdrawn and built anew after the return, so that its
  /// conditions are asked again. A machine that is stopped or about to go on
  /// cannot be interrupted.
  ///
  /// - Throws: `wrongState`; `unknownNode`; `callDepthExceeded`. Nothing is
  ///   changed by a call that throws.
  package mutating func detour(toNode name: String) throws(MachineError) {
    let counter: Int
    switch executionState {
    case .waitingForContinue: counter = state.thread.counter
    case .waitingForSelection: counter = state.thread.groupStart
    case .stopped, .running: throw .wrongState(executionState)
    }
    guard let node = program.nodeIndices[name] else { throw .unknownNode(name) }
    try enterDetour(to: node, returningTo: counter)
    state.thread.offered.removeAll(keepingCapacity: true)
    state.thread.executionState = .running
  }

  // MARK: - Tracks

  /// Makes a track that is about to begin at a node, for `exchangeThread`.
  package func makeThread(atNode name: String) throws(MachineError) -> ThreadState {
    guard let node = program.nodeIndices[name] else { throw .unknownNode(name) }
    var thread = ThreadState()
    thread.counter = program.nodes[node].entry
    thread.node = node
    thread.executionState = .running
    return thread
  }

  /// Puts another track in this one's place; the shared state stays, nothing is copied.
  ///
  /// Run it with `next()`, then call this again with the same variable to get
  /// the first one back.
  package mutating func exchangeThread(with other: inout ThreadState) {
    swap(&state.thread, &other)
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
    state.thread.executionState = .running
    saturations.removeAll(keepingCapacity: true)
    while true {
      if let result = try step() { return result }
    }
  }

  /// Chooses one of the offered options by its index in the group.
  package mutating func select(_ optionIndex: Int) throws(MachineError) {
    guard executionState == .waitingForSelection else { throw .wrongState(executionState) }
    guard state.thread.offered.indices.contains(optionIndex),
      state.thread.offered[optionIndex].isAvailable
    else { throw .unavailableOption(optionIndex) }
    leaveOptions(at: optionIndex)
  }

  /// Goes on after the group without choosing, as when no option is available.
  package mutating func selectNone() throws(MachineError) {
    guard executionState == .waitingForSelection else { throw .wrongState(executionState) }
    leaveOptions(at: state.thread.offered.count)
  }

  private mutating func leaveOptions(at place: Int) {
    state.thread.counter += place
    state.thread.offered.removeAll(keepingCapacity: true)
    state.thread.executionState = .running
  }

  // MARK: - Values

  /// A variable's value by its name without `$`.
  package func value(ofVariable name: String) -> Value? {
    program.variableSlots[name].map { state.shared.variables[$0] }
  }

  /// Sets a variable from outside; false when there is none of that name and type.
  package mutating func setValue(_ value: Value, ofVariable name: String) -> Bool {
    guard let slot = program.variableSlots[name], state.shared.variables[slot].type == value.type
    else { return false }
    store(value, in: slot)
    return true
  }

  /// How often a node was left.
  package func visitCount(ofNode name: String) -> Int {
    program.nodeIndices[name].map { Int(state.shared.visits[$0]) } ?? 0
  }

  /// The options that are waiting for a choice.
  package var offeredOptions: [OfferedOption] {
    executionState == .waitingForSelection ? state.thread.offered : []
  }

  mutating func store(_ value: Value, in slot: Int) {
    if let ladder = program.variables[slot].ladder {
      storeLadder(value, program.ladders[ladder], at: ladder)
    } else {
      state.shared.variables[slot] = value
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
    state.shared.variables[ladder.slot] = .number(kept)
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
