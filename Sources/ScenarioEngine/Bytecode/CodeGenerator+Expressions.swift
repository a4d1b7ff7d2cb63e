extension CodeGenerator {
  /// Emits what leaves the expression's value on the stack.
  mutating func generate(_ expression: Expression) {
    switch expression.kind {
    case .number(let number): emit(Instruction(number: number))
    case .string(let text): emit(Instruction(.pushString, operand: string(text)))
    case .bool(let bool): emit(Instruction(.pushBool, operand: bool ? 1 : 0))
    case .variable(let name): generateVariable(name)
    case .unary(let operation, let operand):
      generate(operand)
      emit(Instruction(operation == .not ? .not : .negate))
    case .binary(let operation, let left, let right):
      generate(left)
      generate(right)
      emit(Instruction(Opcode(operation)))
    case .call(let name, let arguments): generate(name, arguments)
    case .member: generateMember(expression)
    case .missing: preconditionFailure("the parser's report of a missing value was lost")
    }
  }

  private mutating func generateVariable(_ name: String) {
    if let expression = parts.smartVariables[name] {
      emit(Instruction(.callExpression, operand: expression))
    } else {
      emit(Instruction(.loadVariable, operand: slot(of: name)))
    }
  }

  private mutating func generateMember(_ expression: Expression) {
    switch checker.symbols.memberValue(of: expression) {
    case .number(let number): emit(Instruction(number: number))
    case .string(let text): emit(Instruction(.pushString, operand: string(text)))
    case .bool(let bool): emit(Instruction(.pushBool, operand: bool ? 1 : 0))
    case nil: preconditionFailure("the checker let an unknown member through")
    }
  }

  private mutating func generate(_ name: NameSyntax, _ arguments: [Expression]) {
    for argument in arguments { generate(argument) }
    if let function = BuiltInFunction.named(name.text) {
      emit(Instruction(.callBuiltIn, operand: Int(function.rawValue), count: arguments.count))
    } else {
      emit(Instruction(.callHost, operand: function(name.text), count: arguments.count))
    }
  }
}

extension Opcode {
  /// What carries out an operator.
  init(_ operation: BinaryOperator) {
    switch operation {
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .remainder: self = .remainder
    case .add: self = .add
    case .subtract: self = .subtract
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .and: self = .and
    case .or: self = .or
    case .exclusiveOr: self = .exclusiveOr
    }
  }
}
