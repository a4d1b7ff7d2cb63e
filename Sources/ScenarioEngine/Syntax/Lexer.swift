/// Cuts a script into tokens, line by line.
///
/// `Syntax/` goes from bytes to a tree. The lexer knows by what stands before
/// whether it reads headers, text, a command or an expression, so one pass
/// without look-back suffices, and no construct reaches past its line: a thing
/// that is not closed ends there, and the next line is read as if nothing had
/// happened. `Parser` then reports what is missing.
struct Lexer {
  /// A node whose `===` was left out is recognised by the next one's title and few more headers.
  private static let maximumHeadersAhead = 16

  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  private var indentation = IndentationTracker()
  private var lineNumber = 1
  private var isInBody = false

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5 + 16)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// All tokens of a text; the last one is `endOfFile`.
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var lexer = Lexer(bytes: bytes)
    while lexer.position < bytes.count { lexer.lexLine() }
    lexer.closeBlocks()
    lexer.emit(.endOfFile, from: bytes.count)
    return lexer.tokens
  }

  // MARK: - Lines

  private mutating func lexLine() {
    let firstToken = tokens.count
    skipBlanks()
    let isBlank = isAtLineEnd
    if isInBody, isAt("title:"), isAtHeaders { leaveUnendedBody() }
    while !isAtLineEnd, !isAtComment {
      if isInBody { lexBodyPart() } else { lexHeaderPart() }
      skipBlanks()
    }
    skipToLineEnd()
    let end = position
    skipLineEnd()
    lineNumber += 1
    if tokens.count > firstToken { tokens.append(Token(.newline, end, position)) }
    guard isInBody, position > end else { return }
    let kinds = indentation.lineEnded(
      isBlank: isBlank, nextLine: lineNumber, indent: indentAhead())
    for kind in kinds { tokens.append(Token(kind, position, position)) }
  }

  private mutating func closeBlocks() {
    for _ in 0..<indentation.reset() { tokens.append(Token(.dedent, position, position)) }
  }

  private mutating func leaveUnendedBody() {
    closeBlocks()
    isInBody = false
    emit(.lostBodyEnd, from: position)
  }

  // MARK: - Headers

  /// Reads a delimiter, a tag, or a header with its value.
  private mutating func lexHeaderPart() {
    let start = position
    if eat("---") {
      isInBody = true
      emit(.bodyStart, from: start)
    } else if eat("===") {
      emit(.bodyEnd, from: start)
    } else if eat("#") {
      lexHashtag(from: start)
    } else if peek() == UInt8(ascii: ":") {
      lexHeaderValue(isCondition: false)
    } else if skipIdentifier() {
      emit(.headerKey, from: start)
      let isCondition = bytes[start..<position].elementsEqual("when".utf8)
      skipBlanks()
      if peek() == UInt8(ascii: ":") { lexHeaderValue(isCondition: isCondition) }
    } else {
      lexRestAsUnknown()
    }
  }

  private mutating func lexHeaderValue(isCondition: Bool) {
    position += 1
    emit(.colon, from: position - 1)
    skipBlanks()
    if isCondition { return lexExpression(.header) }
    let start = position
    while !isAtLineEnd, !isAtComment { position += 1 }
    if position > start { emitTrimmed(.headerText, from: start) }
  }

  /// Whether headers and a `---` of their own begin here, within a body.
  private var isAtHeaders: Bool {
    var ahead = self
    for _ in 0..<Self.maximumHeadersAhead {
      ahead.skipBlanks()
      if ahead.eat("---") {
        ahead.skipBlanks()
        return ahead.isAtLineEnd
      }
      guard ahead.skipIdentifier() else { return false }
      ahead.skipBlanks()
      guard ahead.eat(":") else { return false }
      ahead.skipToLineEnd()
      ahead.skipLineEnd()
    }
    return false
  }

  private mutating func lexRestAsUnknown() {
    let start = position
    while !isAtLineEnd, !isAtComment { position += 1 }
    emitTrimmed(.unknown, from: start)
  }

  // MARK: - Text

  /// Reads the node's end, an arrow or a command, which may follow one another on a line, or text.
  private mutating func lexBodyPart() {
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "=") where eat("==="):
      // Blocks that are open here stay so: the parser tells that they were never ended.
      _ = indentation.reset()
      isInBody = false
      emit(.bodyEnd, from: start)
    case UInt8(ascii: "=") where eat("=>"):
      indentation.sawArrow = true
      emit(.lineGroupArrow, from: start)
    case UInt8(ascii: "-") where eat("->"):
      indentation.sawArrow = true
      emit(.optionArrow, from: start)
    case UInt8(ascii: "<") where eat("<<"):
      emit(.commandStart, from: start)
      lexCommand()
    case UInt8(ascii: "#"): lexTagsAndConditions()
    default: lexText()
    }
  }

  private mutating func lexText() {
    var start = position
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A, 0x0D: return emitIfAny(.text, from: start)
      case UInt8(ascii: "#"):
        emitIfAny(.text, from: start)
        return lexTagsAndConditions()
      case UInt8(ascii: "<") where isAt("<<"):
        emitIfAny(.text, from: start)
        return lexTagsAndConditions()
      case UInt8(ascii: "/") where isAtComment: return emitIfAny(.text, from: start)
      case UInt8(ascii: "{"):
        emitIfAny(.text, from: start)
        lexBracedExpression()
        start = position
      case UInt8(ascii: "\\"):
        position += 1
        if !isAtLineEnd { position += 1 }
      default: position += 1
      }
    }
    emitIfAny(.text, from: start)
  }

  /// After text: only tags and a condition; anything else becomes a text token.
  private mutating func lexTagsAndConditions() {
    while true {
      skipBlanks()
      if isAtLineEnd || isAtComment { return }
      let start = position
      if eat("<<") {
        emit(.commandStart, from: start)
        lexCommand()
      } else if eat("#") {
        lexHashtag(from: start)
      } else {
        while !isAtLineEnd, !isAtComment, peek() != UInt8(ascii: "#"), !isAt("<<") { position += 1 }
        emitTrimmed(.text, from: start)
      }
    }
  }

  /// Reads what follows `#`, up to white space, a sign that cannot be in a tag, or a comment.
  private mutating func lexHashtag(from start: Int) {
    let sign = position
    skipBlanks()
    let text = position
    while !isAtLineEnd, !isAtComment, let byte = peek(), !isBlank(byte),
      byte != UInt8(ascii: "#"), byte != UInt8(ascii: "$"), byte != UInt8(ascii: "<")
    { position += 1 }
    if position == text { position = sign }
    emit(.hashtag, from: start)
  }

  // MARK: - Places

  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  func isAt(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[position + offset] != text.utf8Start[offset] { return false }
    return true
  }

  mutating func eat(_ text: StaticString) -> Bool {
    guard isAt(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  var isAtLineEnd: Bool {
    guard let byte = peek() else { return true }
    return byte == 0x0A || byte == 0x0D
  }

  var isAtComment: Bool { isAt("//") }

  func isBlank(_ byte: UInt8) -> Bool { WhiteSpace.isBlank(byte) }

  mutating func skipBlanks() {
    while let byte = peek(), isBlank(byte) { position += 1 }
  }

  private mutating func skipToLineEnd() {
    while !isAtLineEnd { position += 1 }
  }

  private mutating func skipLineEnd() {
    if peek() == 0x0D, peek(1) == 0x0A {
      position += 2
    } else if position < bytes.count {
      position += 1
    }
  }

  /// How deep the line at the current place begins: a tab counts as eight spaces.
  private func indentAhead() -> Int {
    var width = 0
    var distance = 0
    while let byte = peek(distance), isBlank(byte) {
      width += byte == UInt8(ascii: "\t") ? 8 : 1
      distance += 1
    }
    return width
  }

  // MARK: - Tokens

  mutating func emit(_ kind: TokenKind, from start: Int) {
    tokens.append(Token(kind, start, position))
  }

  mutating func emitIfAny(_ kind: TokenKind, from start: Int) {
    if position > start { emit(kind, from: start) }
  }

  /// Emits without the white space at the end.
  private mutating func emitTrimmed(_ kind: TokenKind, from start: Int) {
    var end = position
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    tokens.append(Token(kind, start, end))
  }
}
