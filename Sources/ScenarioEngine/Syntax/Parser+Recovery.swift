extension Parser {
  /// Leaves a line that cannot be understood, with its newline.
  mutating func skipLine() {
    while !isAtLineEnd { eat() }
    _ = consume(if: .newline)
  }

  /// Leaves the rest of a command, with its `>>`, and reports when there is none.
  mutating func skipToCommandEnd(from start: Token) {
    while !at(.commandEnd), !isAtLineEnd { eat() }
    closeCommand(from: start)
  }

  /// Takes `>>`; what stands before it is reported once.
  mutating func closeCommand(from start: Token) {
    if consume(if: .commandEnd) != nil { return }
    let notes = [Note(.openedHere, at: range(of: start))]
    if isAtHalfCommandEnd {
      let fixIt = edit(currentRange, ">>", .replaceText, [">", ">>"])
      report(
        .unclosedCommand, .expectedCommandEnd, at: currentRange, notes: notes, fixIts: [fixIt])
      eat()
    } else if isAtLineEnd {
      expect(.commandEnd, .unclosedCommand, .expectedCommandEnd, notes: notes, insert: ">>")
    } else {
      report(.syntaxError, .unexpectedText, [describeCurrent()], at: currentRange)
      skipToCommandEnd(from: start)
    }
  }

  /// A single `>` with nothing after it, in a command of the language's own.
  var isAtHalfCommandEnd: Bool {
    guard at(.greater) else { return false }
    let next = kind(ahead: 1)
    return next == .newline || next == .endOfFile
  }

  /// Whether nothing more stands on this line.
  var isAtLineEnd: Bool {
    switch current.kind {
    case .newline, .endOfFile, .bodyEnd, .lostBodyEnd, .dedent: true
    default: false
    }
  }

  /// Reports a block past the limit and leaves the node, which nothing can be made of.
  mutating func skipTooDeepBlock() -> [Statement] {
    report(.nestingTooDeep, .nestingTooDeep, ["\(Self.maximumNesting)"], at: currentRange)
    while !at(.bodyEnd), !at(.lostBodyEnd), !at(.endOfFile) { eat() }
    reportedPosition = position
    abandonedPosition = position
    return []
  }

  func text(in range: SourceRange) -> String { source.text(range.lower, range.upper) }

  /// What stands at the current place, for a message.
  func describeCurrent() -> String {
    switch current.kind {
    case .endOfFile, .newline, .dedent, .blankLine, .indent, .lostBodyEnd: "↵"
    default: "'\(text(of: current))'"
    }
  }
}
