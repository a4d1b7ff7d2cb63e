/// Reads a state from bytes that may be anything.
struct StateReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  // MARK: - Numbers and texts

  mutating func readByte() throws(StateDecodingError) -> UInt8 {
    guard place < bytes.count else { throw .truncated }
    place += 1
    return bytes[place - 1]
  }

  private mutating func read<Number: FixedWidthInteger>(
    _: Number.Type
  ) throws(StateDecodingError) -> Number {
    var number: Number = 0
    for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
      number |= Number(truncatingIfNeeded: try readByte()) << Number(shift)
    }
    return number
  }

  private mutating func readIndex() throws(StateDecodingError) -> Int {
    Int(try read(UInt32.self))
  }

  private mutating func readFlag() throws(StateDecodingError) -> Bool {
    switch try readByte() {
    case 0: return false
    case 1: return true
    default: throw .malformed
    }
  }

  private mutating func readText() throws(StateDecodingError) -> String {
    let count = try readIndex()
    guard count <= bytes.count - place else { throw .truncated }
    guard let text = String(validating: bytes[place..<place + count], as: UTF8.self) else {
      throw .malformed
    }
    place += count
    return text
  }

  private mutating func readValue() throws(StateDecodingError) -> Value {
    switch try readByte() {
    case 0: return .number(Float(bitPattern: try read(UInt32.self)))
    case 1: return .string(try readText())
    case 2: return .bool(false)
    case 3: return .bool(true)
    default: throw .malformed
    }
  }

  private mutating func expect(count: Int) throws(StateDecodingError) {
    guard try readIndex() == count else { throw .otherProgram }
  }

  // MARK: - Shared state

  mutating func readShared(_ program: Program) throws(StateDecodingError) -> SharedState {
    let seed = try read(UInt64.self)
    guard let saliency = SaliencyStrategy(rawValue: try readByte()) else { throw .malformed }
    return SharedState(
      variables: try readVariables(program),
      visits: try readCounts(program.visitCount),
      contentViews: try readCounts(program.contents.count),
      seen: try readFlags(program.onceCount),
      generator: SeededGenerator(seed: seed), saliency: saliency)
  }

  private mutating func readVariables(
    _ program: Program
  ) throws(StateDecodingError) -> [Value] {
    try expect(count: program.variables.count)
    var values: [Value] = []
    values.reserveCapacity(program.variables.count)
    for variable in program.variables {
      let value = try readValue()
      guard value.type == variable.initialValue.type else { throw .otherProgram }
      if let ladder = variable.ladder, !program.ladders[ladder].accepts(value) {
        throw .malformed
      }
      values.append(value)
    }
    return values
  }

  private mutating func readCounts(_ count: Int) throws(StateDecodingError) -> [Int32] {
    try expect(count: count)
    var counts: [Int32] = []
    counts.reserveCapacity(count)
    for _ in 0..<count {
      let number = try read(Int32.self)
      guard number >= 0 else { throw .malformed }
      counts.append(number)
    }
    return counts
  }

  private mutating func readFlags(_ count: Int) throws(StateDecodingError) -> [Bool] {
    try expect(count: count)
    var flags: [Bool] = []
    flags.reserveCapacity(count)
    for _ in 0..<count { flags.append(try readFlag()) }
    return flags
  }

  // MARK: - Threads

  mutating func readThread(_ program: Program) throws(StateDecodingError) -> ThreadState {
    var thread = ThreadState()
    guard let state = ExecutionState(rawValue: try readByte()) else { throw .malformed }
    thread.executionState = state
    thread.counter = try readIndex()
    thread.node = try readIndex()
    thread.groupStart = try readIndex()
    thread.quietNodes = try readIndex()
    guard thread.quietNodes <= VirtualMachine.quietNodeLimit + VirtualMachine.instructionLimit
    else { throw .malformed }
    try readCallStack(into: &thread, program)
    try readOffers(into: &thread)
    guard program.canGoOn(from: thread) else { throw .otherProgram }
    return thread
  }

  private mutating func readCallStack(
    into thread: inout ThreadState, _ program: Program
  ) throws(StateDecodingError) {
    let count = try readIndex()
    guard count <= VirtualMachine.callDepthLimit else { throw .malformed }
    for _ in 0..<count {
      let site = CallSite(node: try readIndex(), counter: try readIndex())
      guard program.isPlaceToGoOn(site.counter, inNode: site.node) else { throw .otherProgram }
      thread.callStack.append(site)
    }
  }

  private mutating func readOffers(into thread: inout ThreadState) throws(StateDecodingError) {
    let count = try readIndex()
    guard count <= Int(UInt8.max) else { throw .malformed }
    for _ in 0..<count {
      let line = try read(Int32.self)
      let isAvailable = try readFlag()
      let textCount = try readByte()
      thread.offered.append(
        Offer(
          line: line, firstText: Int32(clamping: thread.offeredTexts.count),
          textCount: textCount, isAvailable: isAvailable))
      for _ in 0..<textCount { thread.offeredTexts.append(try readText()) }
    }
  }
}

extension LadderInfo {
  /// Whether a value is one that the machine could have stored.
  fileprivate func accepts(_ value: Value) -> Bool {
    guard case .number(let number) = value, let whole = Int(exactly: number),
      number.sign == .plus || whole != 0
    else { return false }
    return (lower...max(lower, upper)).contains(whole)
  }
}

// MARK: - Places in the program

extension Program {
  /// Whether a machine could have come to be in this state.
  fileprivate func canGoOn(from thread: ThreadState) -> Bool {
    switch thread.executionState {
    case .stopped:
      return (thread.node == 0 || nodes.indices.contains(thread.node)) && thread.counter == 0
        && thread.quietNodes == 0 && thread.groupStart == 0 && thread.callStack.isEmpty
        && thread.offered.isEmpty
    case .running, .waitingForContinue:
      return isPlaceToGoOn(thread.counter, inNode: thread.node) && thread.offered.isEmpty
        && thread.groupStart == 0
    case .waitingForSelection:
      return offers(in: thread)
    }
  }

  /// Whether it is between two statements of a node, at one of the places where a machine waits.
  fileprivate func isPlaceToGoOn(_ place: Int, inNode node: Int) -> Bool {
    guard nodes.indices.contains(node), nodes[node].code.contains(place) else { return false }
    if place == nodes[node].entry { return true }
    switch instructions[place].opcode {
    case .beginOptions, .jump: return true
    default: break
    }
    switch instructions[place - 1].opcode {
    case .enterNode, .runLine, .runCommand, .detourToNode, .detourToNamedNode: return true
    default: return false
    }
  }

  /// Whether the offered options are those of the group at whose end the track waits.
  private func offers(in thread: ThreadState) -> Bool {
    let end = thread.counter - 1
    guard nodes.indices.contains(thread.node), nodes[thread.node].code.contains(end),
      instructions[end].opcode == .showOptions, thread.groupStart < end,
      nodes[thread.node].code.contains(thread.groupStart),
      instructions[thread.groupStart].opcode == .beginOptions
    else { return false }
    var offered = thread.offered[...]
    for instruction in instructions[(thread.groupStart + 1)..<end] {
      switch instruction.opcode {
      case .addOption, .addConditionalOption:
        guard let offer = offered.popFirst(), offer.lineIndex == instruction.index,
          offer.textCount == instruction.count,
          offer.isAvailable || instruction.opcode == .addConditionalOption
        else { return false }
      case .beginOptions, .showOptions: return false
      default: break
      }
    }
    return offered.isEmpty
  }
}
