extension Lexer {
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
        emit(lexExpressionToken(place), from: start)
      }
    }
  }

  private mutating func lexExpressionToken(_ place: ExpressionPlace) -> TokenKind {
    let byte = bytes[position]
    if isDigit(byte) { return lexNumber() }
    if byte == UInt8(ascii: "\"") { return lexString() }
    if byte == UInt8(ascii: "$") {
      position += 1
      return skipIdentifier() ? .variable : .unknown
    }
    return lexWord(place) ?? lexOperator()
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

  private mutating func lexWord(_ place: ExpressionPlace) -> TokenKind? {
    let start = position
    guard skipIdentifier() else { return nil }
    guard let word = Keywords.pack(bytes[start..<position]) else { return .identifier }
    if place == .header, let kind = Keywords.whens[word] { return kind }
    return Keywords.expressions[word] ?? .identifier
  }

  private mutating func lexOperator() -> TokenKind {
    if let kind = lexTwoByteOperator() {
      position += 2
      return kind
    }
    let byte = bytes[position]
    position += scalarLength
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

  /// Takes a name, if one begins here.
  mutating func skipIdentifier() -> Bool {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        guard IdentifierCharacters.isASCIIFollower(byte) else { break }
        if position == start, isDigit(byte) { break }
        position += 1
      } else {
        guard let scalar = scalarHere,
          position == start
            ? IdentifierCharacters.canBegin(scalar) : IdentifierCharacters.canFollow(scalar)
        else { break }
        position += scalarLength
      }
    }
    return position > start
  }

  private var scalarHere: Unicode.Scalar? {
    String(decoding: bytes[position..<position + scalarLength], as: UTF8.self).unicodeScalars.first
  }

  /// The number of bytes of the character here.
  private var scalarLength: Int {
    var length = 1
    while let byte = peek(length), byte & 0xC0 == 0x80, bytes[position] >= 0xC0 { length += 1 }
    return length
  }
}
