/// Operators, functions, conditions and variables get values of the types they take.
enum TypeRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var typing = Typing(symbols: checker.symbols, vocabulary: checker.input.vocabulary)
    for set in checker.survey.sets { typing.check(set) }
    for declaration in checker.survey.declarations { _ = typing.check(declaration.value) }
    for use in checker.survey.expressions { typing.check(use.expression, as: use.expected) }
    report.append(contentsOf: typing.diagnostics)
  }
}

/// Goes through expressions and reports where a type does not fit.
private struct Typing {
  let symbols: SymbolTable
  let vocabulary: Vocabulary
  var diagnostics: [Diagnostic] = []

  mutating func check(_ set: SetSyntax) {
    guard let type = symbols.variables[set.variable.text]?.type else {
      _ = check(set.value)
      return
    }
    if let operation = set.operation, !Self.takes(operation, type) {
      report(operation, type, at: set.variable.range)
    }
    check(set.value, as: type)
  }

  mutating func check(_ expression: Expression, as expected: ValueType?) {
    guard let actual = check(expression), let expected, actual != expected else { return }
    diagnostics.append(
      Diagnostic(
        .typeMismatch, .typeMismatch, [expected.name, actual.name],
        at: expression.range))
  }

  /// Checks an expression's parts; gives its type where that is sure.
  mutating func check(_ expression: Expression) -> ValueType? {
    switch expression.kind {
    case .unary(let operation, let operand):
      let type: ValueType = operation == .not ? .bool : .number
      check(operand, as: type)
      return type
    case .binary(let operation, let left, let right):
      return check(operation, left, right, at: expression.range)
    case .call(let name, let arguments): return check(name, arguments, at: expression.range)
    default: return symbols.type(of: expression)
    }
  }

  // MARK: - Operators

  private mutating func check(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
  ) -> ValueType? {
    let leftType = check(left)
    let rightType = check(right)
    let result = symbols.type(of: Expression(kind: .binary(operation, left, right), range: range))
    guard let type = leftType ?? rightType else { return result }
    if !Self.takes(operation, type) {
      report(operation, type, at: leftType == nil ? right.range : left.range)
      return operation == .add ? nil : result
    }
    if let rightType, rightType != type {
      diagnostics.append(
        Diagnostic(
          .typeMismatch, .operandsDiffer, [operation.rawValue, type.name, rightType.name],
          at: range))
      return operation == .add ? nil : result
    }
    return result
  }

  private mutating func report(
    _ operation: BinaryOperator, _ type: ValueType, at range: SourceRange
  ) {
    diagnostics.append(
      Diagnostic(
        .typeMismatch, .operatorDoesNotTake, [operation.rawValue, type.name], at: range))
  }

  private static func takes(_ operation: BinaryOperator, _ type: ValueType) -> Bool {
    switch operation {
    case .equal, .notEqual: true
    case .add: type != .bool
    case .and, .or, .exclusiveOr: type == .bool
    default: type == .number
    }
  }

  // MARK: - Functions

  private mutating func check(
    _ name: NameSyntax, _ arguments: [Expression], at range: SourceRange
  ) -> ValueType? {
    guard let function = symbols.functions[name.text] else {
      for argument in arguments { _ = check(argument) }
      diagnostics.append(
        Diagnostic(.unknownFunction, .unknownFunction, [name.text], at: name.range))
      return nil
    }
    if BuiltInFunction.named(name.text) == nil {
      diagnostics.append(
        Diagnostic(.unsupportedFeature, .hostFunction, [name.text], at: name.range))
    }
    if arguments.count != function.parameters.count {
      diagnostics.append(
        Diagnostic(
          .wrongFunctionParameters, .functionArgumentCount,
          [name.text, "\(function.parameters.count)", "\(arguments.count)"], at: range))
    }
    for (index, argument) in arguments.enumerated() {
      check(argument, as: index < function.parameters.count ? function.parameters[index] : nil)
    }
    return function.result
  }
}
