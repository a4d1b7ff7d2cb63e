extension Parser {
  /// Leaves a line that cannot be understood, with its newline.
  mutating func skipLine() {
    while !at(.newline), !at(.endOfFile), !at(.bodyEnd), !at(.dedent) { eat() }
    _ = consume(if: .newline)
  }

  /// Leaves the rest of a command, with its `>>`, and reports when there is none.
  mutating func skipToCommandEnd(from start: Token) {
    while !at(.commandEnd), !at(.newline), !at(.endOfFile), !at(.bodyEnd) { eat() }
    closeCommand(from: start)
  }

  /// Takes `>>`; what stands before it is reported once.
  mutating func closeCommand(from start: Token) {
    if consume(if: .commandEnd) != nil { return }
    if at(.newline) || at(.endOfFile) || at(.bodyEnd) {
      let notes = [Note(.openedHere, at: range(of: start))]
      expect(.commandEnd, .unclosedCommand, .expectedCommandEnd, notes: notes, insert: ">>")
      return
    }
    report(.syntaxError, .unexpectedText, [describeCurrent()], at: currentRange)
    skipToCommandEnd(from: start)
  }

  /// Reports a block past the limit and leaves the node, which nothing can be made of.
  mutating func skipTooDeepBlock() -> [Statement] {
    report(.nestingTooDeep, .nestingTooDeep, ["\(Self.maximumNesting)"], at: currentRange)
    while !at(.bodyEnd), !at(.endOfFile) { eat() }
    reportedPosition = position
    return []
  }

  func text(in range: SourceRange) -> String { source.text(range.lower, range.upper) }

  /// What stands at the current place, for a message.
  func describeCurrent() -> String {
    switch current.kind {
    case .endOfFile, .newline, .dedent, .blankLine, .indent, .bodyEnd: "↵"
    default: "'\(text(of: current))'"
    }
  }
}
