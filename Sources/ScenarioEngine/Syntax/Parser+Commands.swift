extension Parser {
  /// A statement that begins with `<<`.
  mutating func parseCommandStatement() -> Statement? {
    let start = eat()
    switch current.kind {
    case .keywordIf: return parseConditional(from: start)
    case .keywordSet: return parseSet(from: start)
    case .keywordDeclare: return parseDeclare(from: start)
    case .keywordJump: return parseJump(from: start)
    case .keywordElse, .keywordElseIf, .keywordEndIf: return skipStray("if", from: start)
    case .keywordEndOnce: return skipStray("once", from: start)
    case .keywordOnce: return parseOnce(from: start)
    case .commandText, .expressionStart: return parseHostCommand(from: start)
    case .commandEnd, .newline: return skipEmptyCommand(from: start)
    default: return skipUnsupported(from: start)
    }
  }

  // MARK: - Conditions

  private mutating func parseConditional(from start: Token) -> Statement {
    var clauses: [ConditionalSyntax.Clause] = []
    clauses.append(parseClause(from: start))
    var progress = LoopProgress()
    while at(.commandStart), progress.hasMoved(self) {
      let kind = kind(ahead: 1)
      guard kind == .keywordElseIf || kind == .keywordElse else { break }
      let opening = eat()
      clauses.append(parseClause(from: opening))
    }
    closeScope("if", "endif", .keywordEndIf, from: start)
    return .conditional(ConditionalSyntax(clauses: clauses, range: range(from: start)))
  }

  /// Reads `clause → keyword condition? '>>' statement*`.
  private mutating func parseClause(from start: Token) -> ConditionalSyntax.Clause {
    let keyword = eat()
    let condition = keyword.kind == .keywordElse ? nil : parseExpression()
    closeCommand(from: start)
    let opening = range(from: start)
    clauseDepth += 1
    let body = parseStatements()
    clauseDepth -= 1
    return ConditionalSyntax.Clause(condition: condition, body: body, range: opening)
  }

  private mutating func closeScope(
    _ opened: String, _ closing: String, _ keyword: TokenKind, from start: Token
  ) {
    if at(.commandStart), kind(ahead: 1) == keyword {
      let closingStart = eat()
      eat()
      return closeCommand(from: closingStart)
    }
    report(.unclosedScope, .unclosedScope, [opened, closing], at: range(of: start))
  }

  private mutating func parseOnce(from start: Token) -> Statement {
    var blocks: [[Statement]] = []
    reportUnsupported("'<<once>>'", at: range(of: start).through(currentRange))
    skipToCommandEnd(from: start)
    clauseDepth += 1
    blocks.append(parseStatements())
    if at(.commandStart), kind(ahead: 1) == .keywordElse {
      skipToCommandEnd(from: eat())
      blocks.append(parseStatements())
    }
    clauseDepth -= 1
    closeScope("once", "endonce", .keywordEndOnce, from: start)
    return .unsupported(
      UnsupportedSyntax(name: "once", blocks: blocks, range: range(from: start)))
  }

  // MARK: - Variables and jumps

  private mutating func parseSet(from start: Token) -> Statement? {
    eat()
    guard let variable = expectVariable(after: "set") else { return skip(start) }
    guard let operation = assignmentOperator(of: current.kind) else {
      expect(.assign, .syntaxError, .expectedOperator)
      return skip(start)
    }
    eat()
    let value = parseExpression()
    closeCommand(from: start)
    return .set(
      SetSyntax(
        variable: variable, operation: operation.value, value: value, range: range(from: start)))
  }

  /// The operator of `=` is none, so the result is wrapped once more.
  private func assignmentOperator(of kind: TokenKind) -> (value: BinaryOperator?, Void)? {
    switch kind {
    case .assign: (nil, ())
    case .addAssign: (.add, ())
    case .subtractAssign: (.subtract, ())
    case .multiplyAssign: (.multiply, ())
    case .divideAssign: (.divide, ())
    case .remainderAssign: (.remainder, ())
    default: nil
    }
  }

  private mutating func parseDeclare(from start: Token) -> Statement? {
    eat()
    guard let variable = expectVariable(after: "declare") else { return skip(start) }
    guard expect(.assign, .syntaxError, .expectedDeclarationEquals) != nil else {
      return skip(start)
    }
    let value = parseExpression()
    var typeName: NameSyntax?
    if consume(if: .keywordAs) != nil {
      typeName = expect(.identifier, .syntaxError, .expectedTypeName).map { name(of: $0) }
    }
    closeCommand(from: start)
    return .declare(
      DeclareSyntax(
        variable: variable, value: value, typeName: typeName, range: range(from: start)))
  }

  private mutating func expectVariable(after keyword: String) -> NameSyntax? {
    guard let token = expect(.variable, .syntaxError, .expectedVariable, [keyword]) else {
      return nil
    }
    return variableName(of: token)
  }

  /// The name without the `$`, with the range of the whole.
  func variableName(of token: Token) -> NameSyntax {
    NameSyntax(text: String(text(of: token).dropFirst()), range: range(of: token))
  }

  private mutating func parseJump(from start: Token) -> Statement? {
    eat()
    let target: JumpSyntax.Target
    if let token = consume(if: .identifier) {
      target = .node(name(of: token))
    } else if at(.expressionStart) {
      target = .computed(parseBracedExpression())
    } else {
      report(.syntaxError, .expectedNodeName, ["jump"], at: range(of: previous).end)
      return skip(start)
    }
    closeCommand(from: start)
    return .jump(JumpSyntax(target: target, range: range(from: start)))
  }

  // MARK: - Other commands

  private mutating func parseHostCommand(from start: Token) -> Statement {
    let text = trimmed(parseFormattedText(.commandText))
    closeCommand(from: start)
    var command = CommandSyntax(text: text, words: [], tags: [], range: range(from: start))
    command.words = CommandWords.split(text)
    command.tags = parseHashtags()
    return .command(command)
  }

  private mutating func skipEmptyCommand(from start: Token) -> Statement? {
    report(.syntaxError, .unexpectedText, ["'<<'"], at: range(of: start))
    return skip(start)
  }

  private mutating func skipStray(_ opening: String, from start: Token) -> Statement? {
    report(
      .syntaxError, .strayKeyword, [text(of: current), opening],
      at: range(of: start).through(currentRange))
    return skip(start)
  }

  /// Enums, detours, returns, calls and words that later versions keep for themselves.
  private mutating func skipUnsupported(from start: Token) -> Statement? {
    let keyword = current
    skipToCommandEnd(from: start)
    let name = text(of: keyword)
    reportUnsupported("'<<\(name)>>'", at: range(from: start))
    if keyword.kind == .keywordEnum { skipEnumCases() }
    return .unsupported(UnsupportedSyntax(name: name, blocks: [], range: range(from: start)))
  }

  /// Leaves the cases with the enum that they belong to, which has been reported.
  private mutating func skipEnumCases() {
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(.newline) || at(.indent) || at(.dedent) || at(.blankLine) {
        eat()
      } else if at(.commandStart), kind(ahead: 1) == .keywordCase {
        skipToCommandEnd(from: eat())
      } else {
        break
      }
    }
    if at(.commandStart), kind(ahead: 1) == .keywordEndEnum { skipToCommandEnd(from: eat()) }
  }

  private mutating func skip(_ start: Token) -> Statement? {
    while !at(.commandEnd), !at(.newline), !at(.endOfFile), !at(.bodyEnd) { eat() }
    closeCommand(from: start)
    return nil
  }
}
