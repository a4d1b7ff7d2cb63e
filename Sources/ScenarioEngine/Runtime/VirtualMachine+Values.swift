extension VirtualMachine {
  /// Takes two values and puts the result of an operator.
  mutating func applyBinary(_ opcode: Opcode) {
    let right = pop()
    let left = pop()
    state.thread.stack.append(Self.result(of: opcode, left, right))
  }

  private static func result(of opcode: Opcode, _ left: Value, _ right: Value) -> Value {
    switch (opcode, left, right) {
    case (.equal, _, _): .bool(left == right)
    case (.notEqual, _, _): .bool(left != right)
    case (.concatenate, .string(let first), .string(let second)): .string(first + second)
    case (.and, .bool(let first), .bool(let second)): .bool(first && second)
    case (.or, .bool(let first), .bool(let second)): .bool(first || second)
    case (.exclusiveOr, .bool(let first), .bool(let second)): .bool(first != second)
    case (_, .number(let first), .number(let second)): numeric(opcode, first, second)
    default: preconditionFailure("the compiler let operands of other types through")
    }
  }

  private static func numeric(_ opcode: Opcode, _ left: Float, _ right: Float) -> Value {
    switch opcode {
    case .add: .number(left + right)
    case .subtract: .number(left - right)
    case .multiply: .number(left * right)
    case .divide: .number(left / right)
    case .remainder: .number(wholeRemainder(left, right))
    case .less: .bool(left < right)
    case .lessOrEqual: .bool(left <= right)
    case .greater: .bool(left > right)
    case .greaterOrEqual: .bool(left >= right)
    default: preconditionFailure("the compiler let operands of other types through")
    }
  }

  /// The remainder of the whole parts; 0 where there is none, as for a divisor of 0.
  private static func wholeRemainder(_ left: Float, _ right: Float) -> Float {
    let dividend = left.rounded(.towardZero)
    let divisor = right.rounded(.towardZero)
    let remainder = dividend.truncatingRemainder(dividingBy: divisor)
    return remainder.isNaN ? 0 : remainder
  }

  // MARK: - Functions

  /// Takes the arguments and puts the function's value.
  mutating func callBuiltIn(_ instruction: Instruction) {
    guard let function = BuiltInFunction(rawValue: UInt8(truncatingIfNeeded: instruction.operand))
    else { preconditionFailure("the compiler named a function that does not exist") }
    switch function {
    case .visited: state.thread.stack.append(.bool(visitCount(ofNode: popString()) > 0))
    case .visitedCount: state.thread.stack.append(.number(Float(visitCount(ofNode: popString()))))
    case .string: state.thread.stack.append(.string(pop().text))
    case .number: state.thread.stack.append(.number(Self.number(from: pop())))
    case .bool: state.thread.stack.append(.bool(Self.bool(from: pop())))
    case .roundPlaces, .min, .max:
      let second = popNumber()
      state.thread.stack.append(.number(Self.apply(function, popNumber(), second)))
    default: state.thread.stack.append(.number(Self.apply(function, popNumber())))
    }
  }

  private static func apply(_ function: BuiltInFunction, _ first: Float, _ second: Float) -> Float {
    switch function {
    case .min: return Swift.min(first, second)
    case .max: return Swift.max(first, second)
    default:
      var scale: Double = 1
      // A float has no more than nine digits to round.
      for _ in 0..<Int(Swift.min(Swift.max(second.isNaN ? 0 : second, 0), 9)) { scale *= 10 }
      return Float((Double(first) * scale).rounded(.toNearestOrEven) / scale)
    }
  }

  private static func apply(_ function: BuiltInFunction, _ number: Float) -> Float {
    let isWhole = number == number.rounded(.down)
    switch function {
    case .round: return number.rounded(.toNearestOrEven)
    case .floor: return number.rounded(.down)
    case .ceil: return number.rounded(.up)
    case .inc: return isWhole ? number + 1 : number.rounded(.up)
    case .dec: return isWhole ? number - 1 : number.rounded(.down)
    case .decimal: return number - number.rounded(.towardZero)
    default: return number.rounded(.towardZero)
    }
  }

  /// A string that is no number counts as 0.
  private static func number(from value: Value) -> Float {
    switch value {
    case .number(let number): number
    case .bool(let bool): bool ? 1 : 0
    case .string(let string): NumberText.number(string) ?? 0
    }
  }

  private static func bool(from value: Value) -> Bool {
    switch value {
    case .number(let number): number != 0
    case .bool(let bool): bool
    case .string(let string): string.lowercased() == "true"
    }
  }
}
