extension Parser {
  /// statement*, up to what closes the block around it.
  mutating func parseStatements() -> [Statement] {
    guard blockDepth < Self.maximumNesting else { return skipTooDeepBlock() }
    blockDepth += 1
    defer { blockDepth -= 1 }
    var statements: [Statement] = []
    var progress = LoopProgress()
    while !isAtBlockEnd, progress.hasMoved(self) {
      if at(.newline) || at(.blankLine) {
        eat()
      } else if at(.indent) {
        statements.append(contentsOf: parseIndentedStatements())
      } else if let statement = parseStatement() {
        statements.append(statement)
      }
    }
    return statements
  }

  /// Indentation that belongs to no option groups nothing, so its statements stand as they are.
  private mutating func parseIndentedStatements() -> [Statement] {
    eat()
    indentDepth += 1
    let statements = parseStatements()
    indentDepth -= 1
    _ = consume(if: .dedent)
    return statements
  }

  private var isAtBlockEnd: Bool {
    switch current.kind {
    case .bodyEnd, .lostBodyEnd, .endOfFile: true
    case .dedent: indentDepth > 0
    case .commandStart: isAtClauseEnd
    default: false
    }
  }

  /// A command that closes or continues an `<<if>>` or `<<once>>` that is open here.
  private var isAtClauseEnd: Bool {
    guard clauseDepth > 0 else { return false }
    switch kind(ahead: 1) {
    case .keywordElseIf, .keywordElse, .keywordEndIf, .keywordEndOnce: return true
    default: return false
    }
  }

  private mutating func parseStatement() -> Statement? {
    switch current.kind {
    case .text, .expressionStart: return .line(parseLine())
    case .optionArrow: return .options(parseOptionGroup())
    case .lineGroupArrow: return .lineGroup(parseLineGroup())
    case .commandStart: return parseCommandStatement()
    default:
      report(.syntaxError, .unexpectedText, [describeCurrent()], at: currentRange)
      skipLine()
      return nil
    }
  }
}
