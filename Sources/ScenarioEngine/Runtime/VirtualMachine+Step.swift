// The loop that carries out instructions.

extension VirtualMachine {
  /// Stands in place of a return address for an expression that the host asked for.
  static let outside = -1

  /// Runs the track from where it is to the next thing for the host.
  mutating func run() throws(MachineError) -> MachineEvent {
    try run(from: state.thread.counter)
  }

  /// Computes one of the program's expressions.
  mutating func evaluate(_ expression: Int) throws(MachineError) -> Value {
    returns.append(Self.outside)
    _ = try run(from: program.expressions[expression].entry)
    return try popValue()
  }

  /// Carries out instructions until one has something for the host.
  ///
  /// Every value that an instruction takes is checked, so that neither a
  /// function of the host nor a state from outside can make it trap. Allocates
  /// nothing beyond the script's own texts once its buffers have grown.
  private mutating func run(from start: Int) throws(MachineError) -> MachineEvent {
    let instructions = program.instructions
    var counter = start
    var budget = Self.instructionLimit
    while budget > 0 {
      budget -= 1
      let instruction = instructions[counter]
      counter += 1
      switch instruction.opcode {
      // Nodes
      case .enterNode:
        state.thread.counter = counter
        return try enter(instruction.index, Self.instructionLimit - budget)
      case .endNode:
        return endNode(Self.instructionLimit - budget)
      case .stop:
        unwind()
        stop()
        return .finished
      case .jumpToNode:
        unwind()
        counter = program.nodes[instruction.index].entry
      case .jumpToNamedNode:
        let node = try popNode()
        unwind()
        counter = program.nodes[node].entry
      case .detourToNode:
        try beginDetour(to: instruction.index, returningTo: counter)
        counter = state.thread.counter
      case .detourToNamedNode:
        try beginDetour(to: popNode(), returningTo: counter)
        counter = state.thread.counter

      // Flow
      case .jump:
        counter = instruction.index
      case .jumpIfFalse:
        if try !popBool() { counter = instruction.index }
      case .callExpression:
        counter = try beginExpression(instruction.index, returningTo: counter)
      case .endExpression:
        guard let site = returns.popLast() else { throw mismatch }
        if site == Self.outside { return .finished }
        counter = site

      // Content
      case .runLine:
        try takeTexts(Int(instruction.count))
        wait(at: counter)
        return .line(instruction.index)
      case .runCommand:
        try takeTexts(Int(instruction.count))
        wait(at: counter)
        return .command(instruction.index)
      case .beginOptions:
        withdrawOffers()
        state.thread.groupStart = counter - 1
      case .addOption:
        try addOffer(instruction, isConditional: false)
      case .addConditionalOption:
        try addOffer(instruction, isConditional: true)
      case .showOptions:
        state.thread.counter = counter
        state.thread.quietNodes = 0
        state.thread.executionState = .waitingForSelection
        return .options
      case .addCandidate:
        if try popBool() {
          candidates.append(Candidate(place: candidateCount, content: instruction.index))
        }
        candidateCount += 1
      case .selectContent:
        counter += selectContent()

      // Values
      case .pushNumber:
        stack.append(.number(Float(bitPattern: instruction.operand)))
      case .pushString:
        stack.append(.string(program.strings[instruction.index]))
      case .pushBool:
        stack.append(.bool(instruction.operand != 0))
      case .pop:
        _ = try popValue()
      case .loadVariable:
        stack.append(state.shared.variables[instruction.index])
      case .storeVariable:
        try storeVariable(instruction.index, from: counter - 1)
      case .storeLadder:
        let number = try popNumber()
        storeLadder(
          number, program.ladders[instruction.index], at: instruction.index, from: counter - 1)
      case .pushUnseen:
        stack.append(.bool(!state.shared.seen[instruction.index]))
      case .markSeen:
        state.shared.seen[instruction.index] = true
        writeCount &+= 1

      // Operators
      case .add:
        try add()
      case .subtract:
        let (left, right) = try popNumbers()
        stack.append(.number(left - right))
      case .multiply:
        let (left, right) = try popNumbers()
        stack.append(.number(left * right))
      case .divide:
        let (left, right) = try popNumbers()
        stack.append(.number(left / right))
      case .remainder:
        let (left, right) = try popNumbers()
        stack.append(.number(try remainder(left, right)))
      case .negate:
        let number = try popNumber()
        stack.append(.number(-number))
      case .equal:
        let isEqual = try popEquality()
        stack.append(.bool(isEqual))
      case .notEqual:
        let isEqual = try popEquality()
        stack.append(.bool(!isEqual))
      case .less:
        let (left, right) = try popNumbers()
        stack.append(.bool(left < right))
      case .lessOrEqual:
        let (left, right) = try popNumbers()
        stack.append(.bool(left <= right))
      case .greater:
        let (left, right) = try popNumbers()
        stack.append(.bool(left > right))
      case .greaterOrEqual:
        let (left, right) = try popNumbers()
        stack.append(.bool(left >= right))
      case .and:
        let (left, right) = try popBools()
        stack.append(.bool(left && right))
      case .or:
        let (left, right) = try popBools()
        stack.append(.bool(left || right))
      case .exclusiveOr:
        let (left, right) = try popBools()
        stack.append(.bool(left != right))
      case .not:
        let bool = try popBool()
        stack.append(.bool(!bool))
      case .callBuiltIn:
        counter = try callBuiltIn(instruction, at: counter)
      case .callHost:
        try callHost(program.functions[instruction.index], Int(instruction.count))
      }
    }
    throw .stepLimitExceeded(node: nodeName)
  }
}
