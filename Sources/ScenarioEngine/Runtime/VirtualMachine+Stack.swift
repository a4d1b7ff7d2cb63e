// Taking values from the stack, and operators whose operands decide what they do.

extension VirtualMachine {
  var mismatch: MachineError { .typeMismatch(node: nodeName) }

  @inline(__always)
  mutating func popValue() throws(MachineError) -> Value {
    guard let value = stack.popLast() else { throw mismatch }
    return value
  }

  @inline(__always)
  mutating func popNumber() throws(MachineError) -> Float {
    guard case .number(let number)? = stack.popLast() else { throw mismatch }
    return number
  }

  @inline(__always)
  mutating func popBool() throws(MachineError) -> Bool {
    guard case .bool(let bool)? = stack.popLast() else { throw mismatch }
    return bool
  }

  mutating func popString() throws(MachineError) -> String {
    guard case .string(let string)? = stack.popLast() else { throw mismatch }
    return string
  }

  @inline(__always)
  mutating func popNumbers() throws(MachineError) -> (Float, Float) {
    let right = try popNumber()
    return (try popNumber(), right)
  }

  @inline(__always)
  mutating func popBools() throws(MachineError) -> (Bool, Bool) {
    let right = try popBool()
    return (try popBool(), right)
  }

  /// Takes values, first pushed first, as texts for the host.
  @inline(__always)
  mutating func takeTexts(_ count: Int) throws(MachineError) {
    if count == 0 { return }
    let bottom = stack.count - count
    guard bottom >= 0 else { throw mismatch }
    for place in bottom..<stack.count { texts.append(stack[place].text) }
    stack.removeLast(count)
  }

  // MARK: - Operators

  mutating func add() throws(MachineError) {
    let right = try popValue()
    let left = try popValue()
    switch (left, right) {
    case (.number(let left), .number(let right)): stack.append(.number(left + right))
    case (.string(let left), .string(let right)): stack.append(.string(left + right))
    default: throw mismatch
    }
  }

  /// Takes two values of one type; numbers compare as numbers, texts by their bytes.
  mutating func popEquality() throws(MachineError) -> Bool {
    let right = try popValue()
    let left = try popValue()
    switch (left, right) {
    case (.number(let left), .number(let right)): return left == right
    case (.string(let left), .string(let right)): return left.hasSameBytes(as: right)
    case (.bool(let left), .bool(let right)): return left == right
    default: throw mismatch
    }
  }

  /// The remainder of numbers rounded to whole ones, as the reference computes it.
  func remainder(_ left: Float, _ right: Float) throws(MachineError) -> Float {
    guard let dividend = Int32(exactly: left.rounded(.toNearestOrEven)),
      let divisor = Int32(exactly: right.rounded(.toNearestOrEven)), divisor != 0
    else { throw .impossibleRemainder(node: nodeName) }
    return Float(Int64(dividend) % Int64(divisor))
  }
}
