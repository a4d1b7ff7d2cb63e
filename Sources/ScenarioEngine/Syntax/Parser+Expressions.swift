extension Parser {
  /// Reads `'{' expression '}'`.
  mutating func parseBracedExpression() -> Expression {
    let start = eat()
    var expression = parseExpression()
    if !at(.expressionEnd), !isAtExpressionEnd { skipStrayExpression() }
    expect(
      .expressionEnd, .syntaxError, .expectedBrace,
      notes: [Note(.openedHere, at: range(of: start))], insert: "}")
    expression.range = range(from: start)
    return expression
  }

  private mutating func skipStrayExpression() {
    report(.syntaxError, .unexpectedText, [describeCurrent()], at: currentRange)
    while !isAtExpressionEnd { eat() }
    reportedPosition = position
  }

  private var isAtExpressionEnd: Bool {
    switch current.kind {
    case .expressionEnd, .commandEnd, .newline, .endOfFile, .bodyEnd, .text, .hashtag: true
    default: false
    }
  }

  mutating func parseExpression() -> Expression {
    guard expressionDepth < Self.maximumNesting else { return skipTooDeepExpression() }
    if expressionDepth == 0 { operatorCount = 0 }
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    return parseBinary(minimumPrecedence: 1)
  }

  private mutating func skipTooDeepExpression() -> Expression {
    skipExpression(.nestingTooDeep, Self.maximumNesting)
  }

  private mutating func skipTooLongExpression() -> Expression {
    skipExpression(.expressionTooLong, Self.maximumOperators)
  }

  private mutating func skipExpression(_ wording: Wording, _ limit: Int) -> Expression {
    let range = currentRange
    report(.nestingTooDeep, wording, ["\(limit)"], at: range)
    while !isAtExpressionEnd { eat() }
    reportedPosition = position
    return Expression(kind: .missing, range: range)
  }

  // MARK: - Operators

  /// Operators of one level from left to right; a chain deepens the tree as brackets would.
  private mutating func parseBinary(minimumPrecedence: Int) -> Expression {
    var left = parseUnary()
    while let operation = binaryOperator, operation.precedence >= minimumPrecedence {
      operatorCount += 1
      if operatorCount > Self.maximumOperators { return skipTooLongExpression() }
      if at(.assign) { reportAssignment() }
      eat()
      let right = parseBinary(minimumPrecedence: operation.precedence + 1)
      left = Expression(
        kind: .binary(operation, left, right), range: left.range.through(right.range))
    }
    return left
  }

  /// The operator here; `=` is taken for `==`, and a `>` that ends the line for half a `>>`.
  private var binaryOperator: BinaryOperator? {
    if at(.assign) { return .equal }
    if isAtHalfCommandEnd { return nil }
    return BinaryOperator(current.kind)
  }

  private mutating func reportAssignment() {
    remark(
      .syntaxError, .assignmentInExpression, [text(of: current)], at: currentRange,
      fixIts: [edit(currentRange, "==", .replaceText, [text(of: current), "=="])])
  }

  /// A sign or `not` binds tighter than any operator between two values.
  private mutating func parseUnary() -> Expression {
    let start = current
    let operation: UnaryOperator
    switch current.kind {
    case .minus: operation = .negate
    case .not: operation = .not
    default: return parsePrimary()
    }
    eat()
    guard expressionDepth < Self.maximumNesting else { return skipTooDeepExpression() }
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    let operand = parseUnary()
    return Expression(
      kind: .unary(operation, operand), range: range(of: start).through(operand.range))
  }

  private mutating func parsePrimary() -> Expression {
    at(.leftParenthesis) ? parseParentheses() : parseValue()
  }

  private mutating func parseParentheses() -> Expression {
    let start = eat()
    var expression = parseExpression()
    closeParenthesis(from: start)
    expression.range = range(from: start)
    return expression
  }

  /// Where the expression ends too, nothing but the parenthesis is missing.
  mutating func closeParenthesis(from start: Token) {
    expect(
      .rightParenthesis, .syntaxError, .expectedParenthesis,
      notes: [Note(.openedHere, at: range(of: start))],
      insert: isAtExpressionEnd ? ")" : nil)
  }
}
