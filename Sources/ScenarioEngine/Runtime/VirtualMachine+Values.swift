// What a host may read from a machine and write to it.

extension VirtualMachine {
  /// A variable's value by its name without `$`.
  ///
  /// A smart variable is computed on a copy, so that asking changes nothing;
  /// `nil` also where it cannot be computed.
  package func value(ofVariable name: String) -> Value? {
    if let slot = program.variableSlots[name] { return state.shared.variables[slot] }
    guard let expression = program.smartVariables[name] else { return nil }
    return value(ofExpression: expression)
  }

  /// Sets a variable from outside; false when there is none of that name and type.
  ///
  /// A smart variable cannot be set.
  package mutating func setValue(_ value: Value, ofVariable name: String) -> Bool {
    guard let slot = program.variableSlots[name],
      state.shared.variables[slot].type == value.type
    else { return false }
    if let ladder = program.variables[slot].ladder {
      guard case .number(let number) = value else { return false }
      storeLadder(number, program.ladders[ladder], at: ladder)
    } else {
      state.shared.variables[slot] = value
      writeCount &+= 1
    }
    return true
  }

  /// How often a node was left; 0 where its visits are not counted.
  package func visitCount(ofNode name: String) -> Int {
    guard let node = program.nodeIndices[name], let slot = program.nodes[node].visitSlot else {
      return 0
    }
    return Int(state.shared.visits[slot])
  }

  /// Whether a node exists and, where it stands for a group, any member of it can run now.
  package func hasContent(inNode name: String) -> Bool {
    guard let node = program.nodeIndices[name] else { return false }
    guard let availability = program.nodes[node].availability else { return true }
    return value(ofExpression: availability) == .bool(true)
  }

  /// Computes an expression on a copy, as if nobody had asked.
  private func value(ofExpression index: Int) -> Value? {
    var copy = self
    return try? copy.evaluate(index)
  }

  /// Takes a value into a variable, and remembers the first that leaves the watched bounds.
  @inline(__always)
  mutating func storeVariable(_ slot: Int, from instruction: Int) throws(MachineError) {
    let value = try popValue()
    state.shared.variables[slot] = value
    writeCount &+= 1
    if !watchedBounds.isEmpty { watch(value, slot, instruction) }
  }

  private mutating func watch(_ value: Value, _ slot: Int, _ instruction: Int) {
    guard stray == nil, case .number(let number) = value, let bounds = watchedBounds[slot],
      !bounds.contains(number)
    else { return }
    stray = StrayWrite(slot: slot, instruction: instruction)
  }

  /// Keeps a ladder whole and within its bounds, and remembers when it had to.
  mutating func storeLadder(
    _ wanted: Float, _ ladder: LadderInfo, at index: Int, from instruction: Int? = nil
  ) {
    let whole = wanted.isNaN ? Float(ladder.lower) : wanted.rounded()
    let kept = min(max(whole, Float(ladder.lower)), Float(ladder.upper))
    if kept != whole || wanted.isNaN {
      saturations.append(
        LadderSaturation(
          ladder: index, attempted: wanted, stored: kept, instruction: instruction))
    }
    // Adding 0 makes -0 plain, so that equal ladders are one state.
    state.shared.variables[ladder.slot] = .number(kept + 0)
    writeCount &+= 1
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
