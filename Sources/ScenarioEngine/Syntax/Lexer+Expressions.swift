extension Lexer {
  // MARK: - Commands

  /// Reads what follows `<<` up to and with `>>`, or to the end of the line.
  mutating func lexCommand() {
    skipBlanks()
    let start = position
    guard let keyword = eatCommandKeyword() else { return lexCommandText() }
    emit(keyword, from: start)
    switch keyword {
    case .keywordJump, .keywordDetour, .keywordEnum: lexName()
    case .keywordOnce: lexOnceCondition()
    default: break
    }
    lexExpression(.command)
  }

  /// A word of the language counts only when white space or the end follows: `<<iffy>>` is no `if`.
  private mutating func eatCommandKeyword() -> TokenKind? {
    let start = position
    var end = position
    while end < bytes.count, isLowercase(bytes[end]), end - start < 8 { end += 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    guard let kind = Keywords.commands[word] else { return nil }
    if end < bytes.count {
      let next = bytes[end]
      let isEnd = isBlank(next) || next == UInt8(ascii: ">") || next == 0x0A || next == 0x0D
      guard isEnd else { return nil }
    }
    position = end
    return kind
  }

  /// `<<once if …>>`: the only place where one word of the language follows another.
  private mutating func lexOnceCondition() {
    skipBlanks()
    let start = position
    guard isAt("if"), let keyword = eatCommandKeyword() else { return }
    emit(keyword, from: start)
  }

  /// A node or an enum may be named as an operator is, so its name is not read as an expression.
  private mutating func lexName() {
    skipBlanks()
    let start = position
    guard let byte = peek(), isIdentifierHead(byte) else { return }
    skipIdentifier()
    emit(.identifier, from: start)
  }

  private mutating func lexCommandText() {
    var start = position
    while !isAtLineEnd {
      if isAt(">>") {
        emitIfAny(.commandText, from: start)
        position += 2
        return emit(.commandEnd, from: position - 2)
      }
      if peek() == UInt8(ascii: "{") {
        emitIfAny(.commandText, from: start)
        lexBracedExpression()
        if tokens.last?.kind == .commandEnd { return }
        start = position
      } else {
        position += 1
      }
    }
    emitIfAny(.commandText, from: start)
  }

  // MARK: - Expressions

  /// Reads `{`, an expression and `}`.
  mutating func lexBracedExpression() {
    position += 1
    emit(.expressionStart, from: position - 1)
    lexExpression(.braces)
  }

  /// Where an expression stands, which decides what ends it.
  enum ExpressionPlace {
    case command
    case braces
    case header
  }

  /// Reads tokens up to and with `}` or `>>`, or to the end of the line.
  mutating func lexExpression(_ place: ExpressionPlace) {
    while true {
      skipBlanks()
      if isAtLineEnd || (place == .header && isAtComment) { return }
      let start = position
      if eat(">>") { return emit(.commandEnd, from: start) }
      if eat("}") {
        emit(.expressionEnd, from: start)
        if place == .braces { return }
      } else if place != .braces, eat("{") {
        emit(.expressionStart, from: start)
      } else {
        emit(lexExpressionToken(), from: start)
      }
    }
  }

  private mutating func lexExpressionToken() -> TokenKind {
    let byte = bytes[position]
    if isDigit(byte) { return lexNumber() }
    if byte == UInt8(ascii: "\"") { return lexString() }
    if byte == UInt8(ascii: "$"), let next = peek(1), isIdentifierHead(next) {
      position += 1
      skipIdentifier()
      return .variable
    }
    if isIdentifierHead(byte) { return lexWord() }
    return lexOperator()
  }

  private mutating func lexNumber() -> TokenKind {
    while let byte = peek(), isDigit(byte) { position += 1 }
    if peek() == UInt8(ascii: "."), let next = peek(1), isDigit(next) {
      position += 1
      while let byte = peek(), isDigit(byte) { position += 1 }
    }
    return .number
  }

  private mutating func lexString() -> TokenKind {
    position += 1
    while !isAtLineEnd {
      if eat("\"") { return .string }
      if eat("\\"), isAtLineEnd { break }
      position += 1
    }
    return .unclosedString
  }

  private mutating func lexWord() -> TokenKind {
    let start = position
    skipIdentifier()
    guard position - start <= 5 else { return .identifier }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    return Keywords.expressions[word] ?? .identifier
  }

  private mutating func lexOperator() -> TokenKind {
    if let kind = lexTwoByteOperator() {
      position += 2
      return kind
    }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "="): return .assign
    case UInt8(ascii: "<"): return .less
    case UInt8(ascii: ">"): return .greater
    case UInt8(ascii: "!"): return .not
    case UInt8(ascii: "^"): return .exclusiveOr
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "-"): return .minus
    case UInt8(ascii: "*"): return .star
    case UInt8(ascii: "/"): return .slash
    case UInt8(ascii: "%"): return .percent
    case UInt8(ascii: "("): return .leftParenthesis
    case UInt8(ascii: ")"): return .rightParenthesis
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .dot
    default: return .unknown
    }
  }

  private func lexTwoByteOperator() -> TokenKind? {
    guard let second = peek(1) else { return nil }
    switch (bytes[position], second) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): return .equal
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): return .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): return .lessOrEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): return .greaterOrEqual
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): return .and
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): return .or
    case (UInt8(ascii: "+"), UInt8(ascii: "=")): return .addAssign
    case (UInt8(ascii: "-"), UInt8(ascii: "=")): return .subtractAssign
    case (UInt8(ascii: "*"), UInt8(ascii: "=")): return .multiplyAssign
    case (UInt8(ascii: "/"), UInt8(ascii: "=")): return .divideAssign
    case (UInt8(ascii: "%"), UInt8(ascii: "=")): return .remainderAssign
    default: return nil
    }
  }

  // MARK: - Characters

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// Letters, `_` and everything beyond ASCII, as æ, ø and å.
  private func isIdentifierHead(_ byte: UInt8) -> Bool {
    isLowercase(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private mutating func skipIdentifier() {
    while let byte = peek(), isIdentifierHead(byte) || isDigit(byte) { position += 1 }
  }
}
