extension TypeInference {
  /// Reads an expression and what its parts ask of one another; gives its type.
  mutating func read(_ expression: Expression) -> TypeTerm {
    switch expression.kind {
    case .number: return .number
    case .string: return .string
    case .bool: return .bool
    case .missing: return .faulty
    case .variable(let name): return read(variable: name, at: expression.range)
    case .member(let type, let name): return read(name, of: type, at: expression.range)
    case .call(let name, let arguments): return read(name, arguments, at: expression.range)
    case .unary(let operation, let operand):
      let type: TypeTerm = operation == .not ? .bool : .number
      expect(type, read(operand), at: operand.range)
      return type
    case .binary(let operation, let left, let right):
      let leftTerm = read(left)
      let rightTerm = read(right)
      return read(operation, (left, leftTerm), (right, rightTerm), at: expression.range)
    }
  }

  private mutating func read(variable name: String, at range: SourceRange) -> TypeTerm {
    let index = index(of: name, at: range)
    variables[index].isUsed = true
    let term = solver.resolve(variables[index].term)
    if term.isUnknown { remember(term, at: range) }
    return term
  }

  // MARK: - Operators

  private mutating func read(
    _ operation: BinaryOperator, _ left: (Expression, term: TypeTerm),
    _ right: (Expression, term: TypeTerm), at range: SourceRange
  ) -> TypeTerm {
    switch operation {
    case .and, .or, .exclusiveOr:
      takes(operation, .bool, left.0, left.term)
      takes(operation, .bool, right.0, right.term)
      return .bool
    case .subtract, .multiply, .divide, .remainder:
      takes(operation, .number, left.0, left.term)
      takes(operation, .number, right.0, right.term)
      return .number
    case .equal, .notEqual:
      _ = unify(operation, left.term, right.term, at: range)
      return .bool
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if unify(operation, left.term, right.term, at: range) {
        check(operation, left.term, at: left.0.range)
      }
      return .bool
    case .add:
      guard unify(operation, left.term, right.term, at: range) else { return .faulty }
      return add(left.term, at: left.0.range)
    }
  }

  /// Both sides of an operator are of one type.
  private mutating func unify(
    _ operation: BinaryOperator, _ left: TypeTerm, _ right: TypeTerm, at range: SourceRange
  ) -> Bool {
    if left == right || solver.unify(left, right) { return true }
    let names = [left, right].map { solver.name(of: solver.resolve($0)) }
    report(.typeMismatch, .operandsDiffer, [operation.rawValue] + names, at: range)
    return false
  }

  private mutating func takes(
    _ operation: BinaryOperator, _ type: TypeTerm, _ operand: Expression, _ term: TypeTerm
  ) {
    if term == type || solver.unify(term, type) { return }
    reportOperator(operation, term, at: operand.range)
  }

  /// `+` joins numbers, or strings; which of them must follow from the statement.
  private mutating func add(_ term: TypeTerm, at range: SourceRange) -> TypeTerm {
    let term = solver.resolve(term)
    switch term {
    case .number, .string, .faulty: return term
    case _ where term.isUnknown:
      pending.append(TypeRelation(kind: .adds(term), range: range))
      return term
    default:
      reportOperator(.add, term, at: range)
      return .faulty
    }
  }

  /// An operator that works on values of a type which may not be known yet.
  mutating func check(_ operation: BinaryOperator, _ term: TypeTerm, at range: SourceRange) {
    let term = solver.resolve(term)
    if term.isUnknown {
      operations.append(Operation(term: term, operation: operation, range: range))
    } else if !Self.takes(operation, term) {
      reportOperator(operation, term, at: range)
    }
  }

  static func takes(_ operation: BinaryOperator, _ type: TypeTerm) -> Bool {
    type == .number || type == .faulty || operation == .add && type == .string
  }

  // MARK: - Functions

  private mutating func read(
    _ name: NameSyntax, _ arguments: [Expression], at range: SourceRange
  ) -> TypeTerm {
    guard let function = function(name, arguments.count, at: range) else {
      for argument in arguments { _ = read(argument) }
      return .faulty
    }
    for (index, argument) in arguments.enumerated() {
      let term = read(argument)
      guard function.parameters.count == arguments.count else { continue }
      require(.converts(term, to: function.parameters[index]), at: argument.range)
    }
    guard function.parameters.count == arguments.count else { return .faulty }
    let result = solver.resolve(function.result)
    if result.isUnknown { remember(result, at: range) }
    return result
  }

  /// The function of a name; one that nothing declares becomes known as it is first called.
  private mutating func function(
    _ name: NameSyntax, _ count: Int, at range: SourceRange
  ) -> Function? {
    if let function = functions[name.text] {
      if function.parameters.count != count { reportCount(function, name, count, at: range) }
      return function
    }
    guard allowsUndeclared else {
      reportUnknownFunction(name)
      return nil
    }
    var function = Function(parameters: [], result: solver.makeUnknown(), firstCall: name.range)
    for _ in 0..<count { function.parameters.append(solver.makeUnknown()) }
    functions[name.text] = function
    return function
  }

  // MARK: - Cases of enumerations

  /// Reads `Food.Apple`, or `.Apple` where one enumeration so far has that case.
  private mutating func read(
    _ name: NameSyntax, of type: NameSyntax?, at range: SourceRange
  ) -> TypeTerm {
    var known = solver.enumerations(withCase: name.text)
    if let type { known.removeAll { solver.enumerations[$0].name != type.text } }
    let term = known.count == 1 ? TypeTerm.enumeration(known[0]) : solver.makeUnknown()
    members[name.range] = (term, name.text)
    guard term.isUnknown else { return term }
    if let type { pending.append(TypeRelation(kind: .isNamed(term, type), range: type.range)) }
    pending.append(TypeRelation(kind: .hasCase(term, name, type: type), range: range))
    remember(term, at: range)
    return term
  }
}
