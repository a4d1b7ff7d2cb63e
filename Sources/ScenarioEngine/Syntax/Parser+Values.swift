extension Parser {
  /// Reads a literal, a variable, a call or a member.
  mutating func parseValue() -> Expression {
    let token = current
    switch token.kind {
    case .number: return parseNumber()
    case .string, .unclosedString: return parseString()
    case .keywordTrue, .keywordFalse:
      eat()
      return Expression(kind: .bool(token.kind == .keywordTrue), range: range(of: token))
    case .variable:
      eat()
      let name = variableName(of: token)
      return Expression(kind: .variable(name.text), range: name.range)
    case .identifier where kind(ahead: 1) == .leftParenthesis: return parseCall()
    case .identifier where kind(ahead: 1) == .dot: return parseMember(of: eat())
    case .identifier: return skipName()
    case .dot: return parseMember(of: nil)
    default:
      let place = isAtLineEnd ? range(of: previous).end : currentRange
      report(.syntaxError, .expectedValue, [describeCurrent()], at: place)
      return Expression(kind: .missing, range: place)
    }
  }

  /// A bare name is no value.
  private mutating func skipName() -> Expression {
    let token = eat()
    report(.syntaxError, .expectedValue, ["'\(text(of: token))'"], at: range(of: token))
    return Expression(kind: .missing, range: range(of: token))
  }

  // MARK: - Literals

  private mutating func parseNumber() -> Expression {
    let token = eat()
    let digits = text(of: token)
    let range = range(of: token)
    guard let number = Float(digits), number.isFinite else {
      remark(.literalOutOfRange, .numberTooLarge, [digits], at: range)
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
    let text = unescapedString(range.lower + 1..<range.upper - 1)
    return Expression(kind: .string(text), range: range)
  }

  /// Resolves `\"` and `\\`, the only two that a string may hold.
  private mutating func unescapedString(_ range: Range<Int>) -> String {
    let bytes = source.bytes[range]
    guard bytes.contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
        let next = bytes[index]
        if next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") {
          let place = SourceRange(file: file, lower: index - 1, upper: index)
          remark(.syntaxError, .stringEscapeUnknown, at: place)
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: - Names

  /// Reads `call → name '(' expression? (',' expression)* ')'`.
  mutating func parseCall() -> Expression {
    let token = eat()
    let opening = eat()
    var arguments: [Expression] = []
    if !at(.rightParenthesis), !at(.comma) { arguments.append(parseExpression()) }
    while consume(if: .comma) != nil { arguments.append(parseExpression()) }
    closeParenthesis(from: opening)
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
