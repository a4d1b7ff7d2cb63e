extension CodeGenerator {
  /// Emits what leaves the expression's value on the stack.
  mutating func generate(_ expression: Expression) {
    switch expression.kind {
    case .number(let number): emit(Instruction(number: number))
    case .string(let text): emit(Instruction(.pushString, operand: string(text)))
    case .bool(let bool): emit(Instruction(.pushBool, operand: bool ? 1 : 0))
    case .variable(let name):
      if let value = checker.symbols.smartVariables[name] {
        generate(value)
      } else {
        emit(Instruction(.loadVariable, operand: slot(of: name)))
      }
    case .unary(let operation, let operand):
      generate(operand)
      emit(Instruction(operation == .not ? .not : .negate))
    case .binary(let operation, let left, let right):
      generate(left)
      generate(right)
      emit(Instruction(opcode(of: operation, checker.symbols.type(of: left))))
    case .call(let name, let arguments): generate(name, arguments)
    case .member:
      switch checker.symbols.memberValue(of: expression) {
      case .string(let text): emit(Instruction(.pushString, operand: string(text)))
      case .number(let number): emit(Instruction(number: number))
      default: preconditionFailure("the checker let an unknown member through")
      }
    case .missing: preconditionFailure("the parser's report of a missing value was lost")
    }
  }

  private mutating func generate(_ name: NameSyntax, _ arguments: [Expression]) {
    guard let function = BuiltInFunction.named(name.text) else {
      preconditionFailure("the checker let a function of the host through")
    }
    for argument in arguments { generate(argument) }
    emit(
      Instruction(.callBuiltIn, operand: Int(function.rawValue), count: arguments.count))
  }

  /// The operation for operands of a type; only `+` means two things.
  func opcode(of operation: BinaryOperator, _ type: ValueType?) -> Opcode {
    switch operation {
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    case .add: type == .string ? .concatenate : .add
    case .subtract: .subtract
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .and: .and
    case .or: .or
    case .exclusiveOr: .exclusiveOr
    }
  }
}
