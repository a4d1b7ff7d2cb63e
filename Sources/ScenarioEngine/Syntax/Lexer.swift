/// Cuts a script into tokens, line by line.
///
/// `Syntax/` goes from bytes to a tree. The lexer knows by what stands before
/// whether it reads headers, text, a command or an expression, so one pass
/// without look-back suffices, and no construct reaches past its line: a thing
/// that is not closed ends there, and the next line is read as if nothing had
/// happened. `Parser` then reports what is missing.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  private var indentation = IndentationTracker()
  private var lineNumber = 1
  private var isInBody = false

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 8 + 16)
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
    let start = position
    skipBlanks()
    let hasContent = !isAtLineEnd
    if isInBody { lexBodyLine() } else { lexHeaderLine() }
    skipToLineEnd()
    let end = position
    skipLineEnd()
    lineNumber += 1
    if tokens.count > firstToken { emit(.newline, from: end) }
    guard isInBody, position > start else { return }
    let kinds = indentation.lineEnded(
      isBlank: !hasContent, nextLine: lineNumber, indent: indentAhead())
    for kind in kinds { tokens.append(Token(kind, position, position)) }
  }

  private mutating func lexHeaderLine() {
    if isAtLineEnd || isAtComment { return }
    let start = position
    if eat("---") {
      while eat("-") {}
      isInBody = true
      return emit(.bodyStart, from: start)
    }
    if eat("===") { return emitBodyEnd(from: start) }
    if peek() == UInt8(ascii: "#") { return lexTagsAndConditions() }
    lexHeader(from: start)
  }

  private mutating func lexHeader(from start: Int) {
    let isWhen = isAt("when")
    while let byte = peek(), byte != UInt8(ascii: ":"), !isAtLineEnd, !isAtComment {
      position += 1
    }
    guard peek() == UInt8(ascii: ":") else { return emitTrimmed(.unknown, from: start) }
    emitTrimmed(.headerKey, from: start)
    position += 1
    emit(.colon, from: position - 1)
    skipBlanks()
    if isWhen, tokens[tokens.count - 2].upper - Int32(start) == 4 { return lexExpression(.header) }
    let text = position
    while !isAtLineEnd, !isAtComment { position += 1 }
    if position > text { emitTrimmed(.headerText, from: text) }
  }

  private mutating func lexBodyLine() {
    if isAtLineEnd || isAtComment { return }
    let start = position
    if eat("===") { return emitBodyEnd(from: start) }
    lexStatements()
  }

  private mutating func emitBodyEnd(from start: Int) {
    while eat("=") {}
    closeBlocks()
    isInBody = false
    emit(.bodyEnd, from: start)
    skipBlanks()
    if !isAtLineEnd, !isAtComment { lexRestAsUnknown() }
  }

  private mutating func closeBlocks() {
    for _ in 0..<indentation.reset() { tokens.append(Token(.dedent, position, position)) }
  }

  // MARK: - Text

  /// Reads arrows and commands, which may follow one another on a line, then text.
  private mutating func lexStatements() {
    while true {
      skipBlanks()
      if isAtLineEnd || isAtComment { return }
      let start = position
      if eat("->") {
        indentation.sawArrow = true
        emit(.optionArrow, from: start)
      } else if eat("=>") {
        indentation.sawArrow = true
        emit(.lineGroupArrow, from: start)
      } else if eat("<<") {
        emit(.commandStart, from: start)
        lexCommand()
      } else if peek() == UInt8(ascii: "#") {
        return lexTagsAndConditions()
      } else {
        return lexText()
      }
    }
  }

  private mutating func lexText() {
    var start = position
    while !isAtLineEnd, !isAtComment {
      if isAt("<<") || peek() == UInt8(ascii: "#") {
        emitIfAny(.text, from: start)
        return lexTagsAndConditions()
      }
      if peek() == UInt8(ascii: "{") {
        emitIfAny(.text, from: start)
        lexBracedExpression()
        start = position
      } else if peek() == UInt8(ascii: "\\") {
        position += 1
        if !isAtLineEnd { position += 1 }
      } else {
        position += 1
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
        while let byte = peek(), !isAtLineEnd, !isAtComment, byte != UInt8(ascii: "#"),
          !isAt("<<")
        { position += 1 }
        emitTrimmed(.text, from: start)
      }
    }
  }

  private mutating func lexHashtag(from start: Int) {
    skipBlanks()
    while let byte = peek(), !isAtLineEnd, !isAtComment, !isBlank(byte),
      byte != UInt8(ascii: "#"), byte != UInt8(ascii: "$"), byte != UInt8(ascii: "<")
    { position += 1 }
    emit(.hashtag, from: start)
    // A character that ends a tag but begins nothing must not stop the lexer.
    if let byte = peek(), byte == UInt8(ascii: "$") || (byte == UInt8(ascii: "<") && !isAt("<<")) {
      lexRestAsUnknown()
    }
  }

  private mutating func lexRestAsUnknown() {
    let start = position
    while !isAtLineEnd, !isAtComment { position += 1 }
    emitTrimmed(.unknown, from: start)
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

  func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

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
