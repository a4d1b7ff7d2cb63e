extension Lexer {
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
    var end = position
    while end < bytes.count, (0x61...0x7A).contains(bytes[end]) { end += 1 }
    guard let word = Keywords.pack(bytes[position..<end]), let kind = Keywords.commands[word] else {
      return nil
    }
    if end < bytes.count {
      let isEnd =
        bytes[end] == UInt8(ascii: ">")
        || WhiteSpace.length(at: end, in: bytes, before: bytes.count) > 0
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
    if skipIdentifier() { emit(.identifier, from: start) }
  }

  /// Reads a command of the host; a single `>` in it is a mistake, but for one that begins it.
  private mutating func lexCommandText() {
    var start = position
    if peek() == UInt8(ascii: ">"), !isAt(">>") { position += 1 }
    while !isAtLineEnd {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        emitIfAny(.commandText, from: start)
        start = position
        if eat(">>") { return emit(.commandEnd, from: start) }
        position += 1
        emit(.unknown, from: start)
        start = position
      case UInt8(ascii: "{"):
        emitIfAny(.commandText, from: start)
        lexBracedExpression()
        if tokens.last?.kind == .commandEnd { return }
        start = position
      default: position += 1
      }
    }
    emitIfAny(.commandText, from: start)
  }
}
