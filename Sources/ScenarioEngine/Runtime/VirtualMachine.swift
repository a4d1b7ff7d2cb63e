/// Runs a program as a value: copying it forks the run, comparing it compares the runs.
///
/// `Runtime/` knows no clock, no chance but the generator in its state, and no
/// host but the functions lent to it. The host calls `start(node:)`, then
/// `next()` until `.finished`, answering `.options` with `select(_:)`;
/// `advance()` does the same without storage. What the commands mean, and time,
/// is left to `Direction/`.
package struct VirtualMachine: Sendable, Hashable {
  /// Nodes entered one after another with nothing shown; more means a loop that never ends.
  ///
  /// Within a node instructions only lead forward, so nothing else can go round.
  package static let quietNodeLimit = 10_000
  /// Instructions in one step; more means expressions that multiply without end.
  ///
  /// They also count as quiet nodes, one for each thousand, so that many long
  /// steps end as soon as many short ones.
  package static let instructionLimit = 1_000_000
  /// Detours within detours; more means one that never returns.
  package static let callDepthLimit = 256
  /// Expressions within expressions; more means conditions that ask about themselves.
  package static let expressionDepthLimit = 1_000

  package let program: Program
  /// All that changes; equal states go on equally.
  package var state: MachineState
  package let functions: HostFunctions
  /// The writes of the last step that a ladder's bounds cut off; not part of the state.
  package internal(set) var saturations: [LadderSaturation] = []
  /// What the host wants to be told of, by slot; empty where nothing is watched.
  package var watchedBounds: [ClosedRange<Float>?] = []
  /// The first write of the last step that left the watched bounds; not part of the state.
  package internal(set) var stray: StrayWrite?
  /// How often the shared state was written, so that a search sees that a step left it alone.
  package internal(set) var writeCount = 0
  /// The substitutions of the line or command that the last step gave; not part of the state.
  package internal(set) var texts: [String] = []

  // Room to work in, empty between two steps; kept so that a step allocates nothing.
  var stack: [Value] = []
  var returns: [Int] = []
  var candidates: [Candidate] = []
  var candidateCount = 0

  /// Makes a stopped machine with every variable at its first value.
  ///
  /// Host values are given by name without `$`; a name that is no host variable,
  /// or a value of another type, is left out: `Program.unusableHostValues` tells which.
  package init(
    program: Program, hostValues: [String: Value] = [:],
    functions: HostFunctions = HostFunctions(), seed: UInt64 = 0
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
        variables: variables, visits: Array(repeating: 0, count: program.visitCount),
        contentViews: Array(repeating: 0, count: program.contents.count),
        seen: Array(repeating: false, count: program.onceCount),
        generator: SeededGenerator(seed: seed), saliency: .randomBestLeastRecentlyViewed),
      thread: ThreadState())
  }

  package var executionState: ExecutionState { state.thread.executionState }

  // MARK: - Running

  /// Begins at a node; variables, visit counts and what has happened once stay as they are.
  package mutating func start(node name: String) throws(MachineError) {
    guard let node = program.nodeIndices[name] else { throw .unknownNode(name) }
    state.thread.callStack.removeAll(keepingCapacity: true)
    withdrawOffers()
    state.thread.counter = program.nodes[node].entry
    state.thread.node = node
    state.thread.quietNodes = 0
    state.thread.executionState = .running
  }

  /// Runs to the next thing for the host, and hands it over complete.
  ///
  /// - Throws: as `advance()`.
  package mutating func next() throws(MachineError) -> MachineYield {
    switch try advance() {
    case .line(let index):
      return .line(PresentedLine(lineIndex: index, substitutions: texts))
    case .command(let index): return .command(presentedCommand(index))
    case .options: return .options(OfferedGroup(options: offeredOptions))
    case .nodeEntered(let node): return .nodeEntered(node)
    case .returned(let node): return .returned(toNode: node)
    case .finished: return .finished
    }
  }

  /// Runs to the next thing for the host; allocates nothing but the values of the script.
  ///
  /// - Throws: `wrongState` unless running or waiting to continue. Every other
  ///   error comes from the script and stops the machine.
  package mutating func advance() throws(MachineError) -> MachineEvent {
    guard executionState == .running || executionState == .waitingForContinue else {
      throw .wrongState(executionState)
    }
    if !saturations.isEmpty { saturations.removeAll(keepingCapacity: true) }
    stray = nil
    if !texts.isEmpty { texts.removeAll(keepingCapacity: true) }
    do {
      return try run()
    } catch {
      stop()
      throw error
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
    withdrawOffers()
    state.thread.executionState = .running
  }

  // MARK: - Interruptions and tracks

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
    try beginDetour(to: node, returningTo: counter)
    withdrawOffers()
    state.thread.executionState = .running
  }

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

  // MARK: - Options

  /// The options that are waiting for a choice, without storage of their own.
  package var offers: [Offer] {
    executionState == .waitingForSelection ? state.thread.offered : []
  }

  /// The values of an offered option's expressions, as text.
  package func substitutions(of offer: Offer) -> ArraySlice<String> {
    state.thread.offeredTexts[offer.textRange]
  }

  /// The options that are waiting for a choice.
  package var offeredOptions: [OfferedOption] {
    offers.map {
      OfferedOption(
        lineIndex: $0.lineIndex, substitutions: Array(substitutions(of: $0)),
        isAvailable: $0.isAvailable)
    }
  }

  func presentedCommand(_ index: Int) -> PresentedCommand {
    program.commands[index].constant ?? program.commands[index].presented(texts)
  }

  // MARK: - Equality

  package static func == (left: VirtualMachine, right: VirtualMachine) -> Bool {
    left.program === right.program && left.state == right.state
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(state)
  }
}

extension CommandInfo {
  /// The command with the values of its expressions.
  package func presented(_ substitutions: [String]) -> PresentedCommand {
    let words = words.map { TextPiece.text(of: $0, substitutions) }
    return PresentedCommand(
      name: words.first ?? "", arguments: Array(words.dropFirst()),
      text: TextPiece.text(of: pieces, substitutions), tags: tags, range: range)
  }
}
