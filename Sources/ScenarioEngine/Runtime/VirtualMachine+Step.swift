extension VirtualMachine {
  /// Carries out one instruction; gives what it has for the host, if anything.
  ///
  /// A stack that is too short here is a mistake of the compiler, never of a
  /// script, so it traps.
  mutating func step() throws(MachineError) -> MachineYield? {
    let instruction = program.instructions[state.counter]
    state.counter += 1
    switch instruction.opcode {
    case .enterNode:
      return try enter(instruction.index)
    case .endNode, .stop:
      countVisit()
      state.executionState = .stopped
      return .finished
    case .jump:
      state.counter = instruction.index
    case .jumpIfFalse:
      if !popBool() { state.counter = instruction.index }
    case .jumpToNode:
      leave(for: instruction.index)
    case .jumpToNamedNode:
      try leave(forNodeNamed: popString())
    case .runLine:
      let substitutions = popTexts(Int(instruction.count))
      return wait(
        .line(PresentedLine(lineIndex: instruction.index, substitutions: substitutions)))
    case .addOption, .addConditionalOption:
      addOption(instruction)
    case .showOptions:
      state.executionState = .waitingForSelection
      state.quietNodes = 0
      return .options(OfferedGroup(options: state.offered))
    case .runCommand:
      return wait(.command(presentedCommand(instruction)))
    case .pushNumber:
      state.stack.append(.number(Float(bitPattern: instruction.operand)))
    case .pushString:
      state.stack.append(.string(program.strings[instruction.index]))
    case .pushBool:
      state.stack.append(.bool(instruction.operand != 0))
    case .loadVariable:
      state.stack.append(state.variables[instruction.index])
    case .storeVariable:
      state.variables[instruction.index] = pop()
    case .storeLadder:
      storeLadder(pop(), program.ladders[instruction.index], at: instruction.index)
    case .callBuiltIn:
      callBuiltIn(instruction)
    case .negate:
      state.stack.append(.number(-popNumber()))
    case .not:
      state.stack.append(.bool(!popBool()))
    default:
      applyBinary(instruction.opcode)
    }
    return nil
  }

  // MARK: - Flow

  private mutating func wait(_ result: MachineYield) -> MachineYield {
    state.executionState = .waitingForContinue
    state.quietNodes = 0
    return result
  }

  private mutating func enter(_ node: Int) throws(MachineError) -> MachineYield {
    state.node = node
    let quietNodes = state.quietNodes + 1
    guard quietNodes <= Self.quietNodeLimit else {
      state.executionState = .stopped
      throw .stepLimitExceeded(node: program.nodes[node].name)
    }
    let result = wait(.nodeEntered(node))
    state.quietNodes = quietNodes
    return result
  }

  private mutating func countVisit() {
    if program.nodes[state.node].isTracked, state.visits[state.node] < Int32.max {
      state.visits[state.node] += 1
    }
  }

  private mutating func leave(for node: Int) {
    countVisit()
    state.counter = program.nodes[node].entry
  }

  private mutating func leave(forNodeNamed name: String) throws(MachineError) {
    guard let node = program.nodeIndices[name] else {
      state.executionState = .stopped
      throw .unknownNode(name)
    }
    leave(for: node)
  }

  private mutating func addOption(_ instruction: Instruction) {
    let isAvailable = instruction.opcode == .addOption ? true : popBool()
    let substitutions = popTexts(Int(instruction.count))
    state.offered.append(
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
    guard let value = state.stack.popLast() else {
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
    let texts = state.stack.suffix(count).map(\.text)
    state.stack.removeLast(count)
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
