// What the built-in functions compute, and calls to the host's.

extension VirtualMachine {
  /// Takes the arguments and puts the function's value; gives the place to go on at.
  mutating func callBuiltIn(
    _ instruction: Instruction, at counter: Int
  ) throws(MachineError) -> Int {
    guard let function = BuiltInFunction(rawValue: UInt8(truncatingIfNeeded: instruction.operand))
    else { throw mismatch }
    switch function {
    case .visited:
      let name = try popString()
      stack.append(.bool(visitCount(ofNode: name) > 0))
    case .visitedCount:
      let name = try popString()
      stack.append(.number(Float(visitCount(ofNode: name))))
    case .hasAnyContent: return try askForContent(returningTo: counter)
    case .string:
      let value = try popValue()
      stack.append(.string(value.text))
    case .formatInvariant:
      let number = try popNumber()
      stack.append(.string(NumberText.text(of: number)))
    case .format:
      let value = try popValue()
      let format = try popString()
      let text = try result(of: function) { () throws(FunctionFailure) in
        try CompositeFormat.text(format, value)
      }
      stack.append(.string(text))
    case .number:
      let value = try popValue()
      let number = try result(of: function) { () throws(FunctionFailure) in
        try Conversion.number(from: value)
      }
      stack.append(.number(number))
    case .bool:
      let value = try popValue()
      let bool = try result(of: function) { () throws(FunctionFailure) in
        try Conversion.bool(from: value)
      }
      stack.append(.bool(bool))
    case .random: stack.append(.number(state.shared.generator.drawFraction()))
    case .randomRange, .randomRangeFloat:
      let (lower, upper) = try popNumbers()
      stack.append(.number(try draw(from: lower, to: upper, for: function)))
    case .dice:
      let sides = try popNumber()
      stack.append(.number(try roll(sides)))
    case .min:
      let (first, second) = try popNumbers()
      stack.append(.number(first.isNaN || second.isNaN ? .nan : Swift.min(first, second)))
    case .max:
      let (first, second) = try popNumbers()
      stack.append(.number(first.isNaN || second.isNaN ? .nan : Swift.max(first, second)))
    case .roundPlaces:
      let (number, places) = try popNumbers()
      stack.append(.number(try round(number, places: places)))
    case .round, .floor, .ceil, .inc, .dec, .decimal, .int:
      let number = try popNumber()
      // Adding 0 makes -0 plain: the reference's whole numbers have no sign at 0.
      stack.append(.number(Self.apply(function, number) + 0))
    }
    return counter
  }

  private func result<Result>(
    of function: BuiltInFunction, _ body: () throws(FunctionFailure) -> Result
  ) throws(MachineError) -> Result {
    do {
      return try body()
    } catch {
      throw .functionFailed(name: function.name, error)
    }
  }

  /// Whether a node could run; for a group its conditions are computed first.
  private mutating func askForContent(returningTo counter: Int) throws(MachineError) -> Int {
    let name = try popString()
    guard let node = program.nodeIndices[name] else {
      stack.append(.bool(false))
      return counter
    }
    guard let availability = program.nodes[node].availability else {
      stack.append(.bool(true))
      return counter
    }
    return try beginExpression(availability, returningTo: counter)
  }

  // MARK: - Chance

  /// A whole number of steps above the lower bound, the upper included.
  private mutating func draw(
    from lower: Float, to upper: Float, for function: BuiltInFunction
  ) throws(MachineError) -> Float {
    guard let first = Int32(exactly: lower.rounded(.towardZero)),
      let last = Int32(exactly: upper.rounded(.towardZero)), Int64(last) - Int64(first) >= -1
    else { throw .functionFailed(name: function.name, .outOfRange) }
    let count = UInt64(Int64(last) - Int64(first) + 1)
    return Float(state.shared.generator.draw(below: count)) + lower
  }

  private mutating func roll(_ sides: Float) throws(MachineError) -> Float {
    guard let count = Int32(exactly: sides.rounded(.toNearestOrEven)), count >= 0 else {
      throw .functionFailed(name: BuiltInFunction.dice.name, .outOfRange)
    }
    return Float(state.shared.generator.draw(below: UInt64(count)) + 1)
  }

  // MARK: - Rounding

  private static func apply(_ function: BuiltInFunction, _ number: Float) -> Float {
    let whole = number.rounded(.towardZero)
    switch function {
    case .round: return number.rounded(.toNearestOrEven)
    case .floor: return number.rounded(.down)
    case .ceil: return number.rounded(.up)
    case .inc: return number == whole ? number + 1 : number.rounded(.up)
    case .dec: return number == whole ? number - 1 : number.rounded(.down)
    case .decimal: return number - whole
    default: return whole
    }
  }

  private func round(_ number: Float, places: Float) throws(MachineError) -> Float {
    let count = places.rounded(.toNearestOrEven)
    guard count >= 0, count <= 15 else {
      throw .functionFailed(name: BuiltInFunction.roundPlaces.name, .outOfRange)
    }
    var scale: Double = 1
    for _ in 0..<Int(count) { scale *= 10 }
    let scaled = Double(number) * scale
    guard scaled.magnitude < 1e16 else { return number }
    return Float(scaled.rounded(.toNearestOrEven) / scale)
  }

  // MARK: - The host's functions

  /// Takes the arguments, asks the host and puts what it gives, if that is of the declared type.
  mutating func callHost(
    _ info: HostFunctionInfo, _ count: Int
  ) throws(MachineError) {
    let bottom = stack.count - count
    guard bottom >= 0 else { throw mismatch }
    let arguments = Array(stack[bottom...])
    stack.removeLast(count)
    let name = info.name
    guard let function = functions.functions[name] else {
      throw .functionFailed(name: name, .notLent)
    }
    let value: Value
    do {
      value = try function(arguments)
    } catch {
      throw .functionFailed(name: name, .thrown(String(describing: error)))
    }
    if let result = info.result, !program.accepts(value, as: result) {
      throw .functionFailed(name: name, .wrongResult)
    }
    stack.append(value)
  }
}

extension Program {
  /// Whether a value can stand where a type is wanted; an enumeration's values are not told apart.
  func accepts(_ value: Value, as type: ValueType) -> Bool {
    if case .enumeration = type { return value.type != .bool }
    return value.type == type
  }
}
