extension Parser {
  /// Reads `'{' expression '}'`.
  mutating func parseBracedExpression() -> Expression {
    let start = eat()
    var expression = parseExpression()
    let isClosed = at(.expressionEnd)
    if !isClosed, !isAtExpressionEnd { skipStrayExpression() }
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
    case .expressionEnd, .commandEnd, .newline, .endOfFile, .bodyEnd, .dedent, .text, .hashtag:
      true
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

  /// Operators of one level from left to right; a chain deepens the tree as brackets would.
  private mutating func parseBinary(minimumPrecedence: Int) -> Expression {
    var left = parseUnary()
    while let operation = BinaryOperator(current.kind), operation.precedence >= minimumPrecedence {
      operatorCount += 1
      if operatorCount > Self.maximumOperators { return skipTooLongExpression() }
      eat()
      let right = parseBinary(minimumPrecedence: operation.precedence + 1)
      left = Expression(
        kind: .binary(operation, left, right), range: left.range.through(right.range))
    }
    return left
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
    let token = current
    switch token.kind {
    case .number: return parseNumber()
    case .string, .unclosedString: return parseString()
    case .keywordTrue, .keywordFalse:
      eat()
      return Expression(kind: .bool(token.kind == .keywordTrue), range: range(of: token))
    case .variable:
      eat()
      return Expression(kind: .variable(variableName(of: token).text), range: range(of: token))
    case .leftParenthesis: return parseParentheses()
    case .identifier: return parseCall()
    case .dot: return parseMember(of: nil)
    default:
      report(.syntaxError, .expectedValue, [describeCurrent()], at: expectedValuePlace)
      return Expression(kind: .missing, range: expectedValuePlace)
    }
  }

  /// At the token that stands there, or just after the last one when the line is over.
  private var expectedValuePlace: SourceRange {
    at(.newline) || at(.endOfFile) ? range(of: previous).end : currentRange
  }

  private mutating func parseNumber() -> Expression {
    let token = eat()
    let digits = text(of: token)
    let range = range(of: token)
    guard let number = Float(digits), number.isFinite else {
      report(.literalOutOfRange, .numberTooLarge, [digits], at: range)
      return Expression(kind: .missing, range: range)
    }
    return Expression(kind: .number(number), range: range)
  }

  private mutating func parseString() -> Expression {
    let token = eat()
    let range = range(of: token)
    guard token.kind == .string else {
      // It swallowed the rest of the line, so what is missing after it is not known.
      report(.syntaxError, .stringNotClosed, at: range)
      reportedPosition = position
      return Expression(kind: .missing, range: range)
    }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in source.bytes[range.lower + 1..<range.upper - 1] {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        bytes.append(byte)
        isEscaped = false
      }
    }
    return Expression(kind: .string(String(decoding: bytes, as: UTF8.self)), range: range)
  }

  private mutating func parseParentheses() -> Expression {
    let start = eat()
    var expression = parseExpression()
    expect(
      .rightParenthesis, .syntaxError, .expectedParenthesis,
      notes: [Note(.openedHere, at: range(of: start))])
    expression.range = range(from: start)
    return expression
  }

  /// Reads `call → name '(' (expression (',' expression)*)? ')'`.
  mutating func parseCall() -> Expression {
    let token = eat()
    if at(.dot) { return parseMember(of: token) }
    guard consume(if: .leftParenthesis) != nil else {
      report(
        .syntaxError, .expectedValue, ["'\(text(of: token))'"], at: range(of: token))
      return Expression(kind: .missing, range: range(of: token))
    }
    var arguments: [Expression] = []
    if !at(.rightParenthesis) {
      repeat { arguments.append(parseExpression()) } while consume(if: .comma) != nil
    }
    expect(.rightParenthesis, .syntaxError, .expectedParenthesis)
    return Expression(kind: .call(name(of: token), arguments), range: range(from: token))
  }

  /// Reads `member → type? '.' name`.
  private mutating func parseMember(of type: Token?) -> Expression {
    let dot = eat()
    let start = type ?? dot
    guard let member = expect(.identifier, .syntaxError, .expectedMember) else {
      return Expression(kind: .missing, range: range(from: start))
    }
    return Expression(
      kind: .member(type: type.map { name(of: $0) }, name(of: member)), range: range(from: start))
  }
}
