// Nodes, detours, options and selections.

extension VirtualMachine {
  var nodeName: String { program.nodes[state.thread.node].name }

  /// Ends the run and empties what it worked with.
  mutating func stop() {
    state.thread.executionState = .stopped
    state.thread.callStack.removeAll(keepingCapacity: true)
    state.thread.counter = 0
    state.thread.quietNodes = 0
    withdrawOffers()
    stack.removeAll(keepingCapacity: true)
    returns.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    candidateCount = 0
  }

  mutating func withdrawOffers() {
    state.thread.groupStart = 0
    if !state.thread.offered.isEmpty { state.thread.offered.removeAll(keepingCapacity: true) }
    if !state.thread.offeredTexts.isEmpty {
      state.thread.offeredTexts.removeAll(keepingCapacity: true)
    }
  }

  /// Waits for the host after something was shown.
  mutating func wait(at counter: Int) {
    state.thread.counter = counter
    state.thread.executionState = .waitingForContinue
    state.thread.quietNodes = 0
  }

  // MARK: - Nodes

  mutating func enter(_ node: Int, _ instructions: Int) throws(MachineError) -> MachineEvent {
    state.thread.node = node
    countQuiet(1, instructions)
    guard state.thread.quietNodes <= Self.quietNodeLimit else {
      throw .stepLimitExceeded(node: nodeName)
    }
    state.thread.executionState = .waitingForContinue
    return .nodeEntered(node)
  }

  private mutating func countQuiet(_ nodes: Int, _ instructions: Int) {
    state.thread.quietNodes += nodes + instructions / 1000
  }

  private mutating func countVisit(of node: Int) {
    guard let slot = program.nodes[node].visitSlot, state.shared.visits[slot] < Int32.max else {
      return
    }
    state.shared.visits[slot] += 1
    writeCount &+= 1
  }

  /// Leaves the node and every node that it is a detour of.
  mutating func unwind() {
    countVisit(of: state.thread.node)
    while let site = state.thread.callStack.popLast() { countVisit(of: site.node) }
  }

  /// Goes back to where a detour came from; the run ends where it is none.
  mutating func endNode(_ instructions: Int) -> MachineEvent {
    countVisit(of: state.thread.node)
    guard let site = state.thread.callStack.popLast() else {
      stop()
      return .finished
    }
    countQuiet(0, instructions)
    state.thread.node = site.node
    state.thread.counter = site.counter
    state.thread.executionState = .waitingForContinue
    return .returned(toNode: site.node)
  }

  mutating func beginDetour(to node: Int, returningTo counter: Int) throws(MachineError) {
    guard state.thread.callStack.count < Self.callDepthLimit else {
      throw .callDepthExceeded(node: program.nodes[node].name)
    }
    state.thread.callStack.append(CallSite(node: state.thread.node, counter: counter))
    state.thread.counter = program.nodes[node].entry
    state.thread.node = node
  }

  mutating func popNode() throws(MachineError) -> Int {
    let name = try popString()
    guard let node = program.nodeIndices[name] else { throw .unknownNode(name) }
    return node
  }

  // MARK: - Expressions

  /// Gives the place to go on at.
  mutating func beginExpression(
    _ index: Int, returningTo counter: Int
  ) throws(MachineError) -> Int {
    guard returns.count < Self.expressionDepthLimit else {
      throw .expressionDepthExceeded(name: program.expressions[index].name)
    }
    returns.append(counter)
    return program.expressions[index].entry
  }

  // MARK: - Options and selections

  mutating func addOffer(
    _ instruction: Instruction, isConditional: Bool
  ) throws(MachineError) {
    let count = Int(instruction.count)
    let first = state.thread.offeredTexts.count
    let bottom = stack.count - count
    guard bottom >= 0 else { throw mismatch }
    for place in bottom..<stack.count { state.thread.offeredTexts.append(stack[place].text) }
    stack.removeLast(count)
    let isAvailable = isConditional ? try popBool() : true
    state.thread.offered.append(
      Offer(
        line: Int32(clamping: instruction.index), firstText: Int32(clamping: first),
        textCount: instruction.count, isAvailable: isAvailable))
  }

  /// Gives the place of the selected content in the table; one past them all for none.
  mutating func selectContent() -> Int {
    let selected = state.shared.select(among: candidates, program.contents)
    writeCount &+= 1
    let place = selected?.place ?? candidateCount
    candidates.removeAll(keepingCapacity: true)
    candidateCount = 0
    return place
  }
}
