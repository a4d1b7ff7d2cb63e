extension VirtualMachine {
  /// Carries out one instruction; gives what it has for the host, if anything.
  ///
  /// A stack that is too short here is a mistake of the compiler, never of a
  /// script, so it traps.
  mutating func step() throws(MachineError) -> MachineYield? {
    let instruction = program.instructions[state.thread.counter]
    state.thread.counter += 1
    switch instruction.opcode {
    case .enterNode:
      return try enter(instruction.index)
    case .endNode:
      return endNode()
    case .stop:
      unwind()
      state.thread.executionState = .stopped
      return .finished
    case .jump:
      state.thread.counter = instruction.index
    case .jumpIfFalse:
      if !popBool() { state.thread.counter = instruction.index }
    case .jumpToNode:
      leave(for: instruction.index)
    case .jumpToNamedNode:
      try leave(forNodeNamed: popString())
    case .runLine:
      let substitutions = popTexts(Int(instruction.count))
      return wait(
        .line(PresentedLine(lineIndex: instruction.index, substitutions: substitutions)))
    case .beginOptions:
      state.thread.groupStart = state.thread.counter - 1
    case .addOption, .addConditionalOption:
      addOption(instruction)
    case .showOptions:
      state.thread.executionState = .waitingForSelection
      state.thread.quietNodes = 0
      return .options(OfferedGroup(options: state.thread.offered))
    case .runCommand:
      return wait(.command(presentedCommand(instruction)))
    case .pushNumber:
      state.thread.stack.append(.number(Float(bitPattern: instruction.operand)))
    case .pushString:
      state.thread.stack.append(.string(program.strings[instruction.index]))
    case .pushBool:
      state.thread.stack.append(.bool(instruction.operand != 0))
    case .loadVariable:
      state.thread.stack.append(state.shared.variables[instruction.index])
    case .storeVariable:
      state.shared.variables[instruction.index] = pop()
    case .storeLadder:
      storeLadder(pop(), program.ladders[instruction.index], at: instruction.index)
    case .callBuiltIn:
      callBuiltIn(instruction)
    case .negate:
      state.thread.stack.append(.number(-popNumber()))
    case .not:
      state.thread.stack.append(.bool(!popBool()))
    default:
      applyBinary(instruction.opcode)
    }
    return nil
  }

  // MARK: - Flow

  private mutating func wait(_ result: MachineYield) -> MachineYield {
    state.thread.executionState = .waitingForContinue
    state.thread.quietNodes = 0
    return result
  }

  private mutating func enter(_ node: Int) throws(MachineError) -> MachineYield {
    state.thread.node = node
    let quietNodes = state.thread.quietNodes + 1
    guard quietNodes <= Self.quietNodeLimit else {
      state.thread.executionState = .stopped
      throw .stepLimitExceeded(node: program.nodes[node].name)
    }
    let result = wait(.nodeEntered(node))
    state.thread.quietNodes = quietNodes
    return result
  }

  private mutating func countVisit(of node: Int) {
    if program.nodes[node].isTracked, state.shared.visits[node] < Int32.max {
      state.shared.visits[node] += 1
    }
  }

  /// Leaves the node and every node that it is a detour of.
  private mutating func unwind() {
    countVisit(of: state.thread.node)
    while let site = state.thread.callStack.popLast() { countVisit(of: site.node) }
  }

  /// Goes back to where a detour came from; the run ends where it is none.
  private mutating func endNode() -> MachineYield {
    countVisit(of: state.thread.node)
    guard let site = state.thread.callStack.popLast() else {
      state.thread.executionState = .stopped
      return .finished
    }
    state.thread.node = site.node
    state.thread.counter = site.counter
    state.thread.executionState = .waitingForContinue
    return .returned(toNode: site.node)
  }

  private mutating func leave(for node: Int) {
    unwind()
    state.thread.counter = program.nodes[node].entry
  }

  private mutating func leave(forNodeNamed name: String) throws(MachineError) {
    guard let node = program.nodeIndices[name] else {
      state.thread.executionState = .stopped
      throw .unknownNode(name)
    }
    leave(for: node)
  }

  mutating func enterDetour(to node: Int, returningTo counter: Int) throws(MachineError) {
    guard state.thread.callStack.count < Self.callDepthLimit else {
      throw .callDepthExceeded(node: program.nodes[node].name)
    }
    state.thread.callStack.append(CallSite(node: state.thread.node, counter: counter))
    state.thread.counter = program.nodes[node].entry
    state.thread.node = node
  }

  private mutating func addOption(_ instruction: Instruction) {
    let isAvailable = instruction.opcode == .addOption ? true : popBool()
    let substitutions = popTexts(Int(instruction.count))
    state.thread.offered.append(
      OfferedOption(
        lineIndex: instruction.index, substitutions: substitutions, isAvailable: isAvailable))
  }

  private mutating func presentedCommand(_ instruction: Instruction) -> PresentedCommand {
    let command = program.commands[instruction.index]
    if let constant = command.constant { return constant }
    return command.presented(popTexts(Int(instruction.count)))
  }

  // MARK: - Stack

  mutating func pop() -> Value {
    guard let value = state.thread.stack.popLast() else {
      preconditionFailure("the compiler left too little on the stack")
    }
    return value
  }

  mutating func popNumber() -> Float {
    if case .number(let number) = pop() { return number }
    preconditionFailure("the compiler let another type than a number through")
  }

  mutating func popBool() -> Bool {
    if case .bool(let bool) = pop() { return bool }
    preconditionFailure("the compiler let another type than a bool through")
  }

  mutating func popString() -> String {
    if case .string(let string) = pop() { return string }
    preconditionFailure("the compiler let another type than a string through")
  }

  /// Takes values, first pushed first, as text; allocates nothing for none.
  private mutating func popTexts(_ count: Int) -> [String] {
    guard count > 0 else { return [] }
    let texts = state.thread.stack.suffix(count).map(\.text)
    state.thread.stack.removeLast(count)
    return texts
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
