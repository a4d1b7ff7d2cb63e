extension Parser {
  /// A statement that begins with `<<`.
  mutating func parseCommandStatement() -> Statement? {
    let start = eat()
    switch current.kind {
    case .keywordIf: return parseConditional(from: start)
    case .keywordSet: return parseSet(from: start)
    case .keywordDeclare: return parseDeclare(from: start)
    case .keywordJump, .keywordDetour: return parseJump(from: start)
    case .keywordReturn: return parseReturn(from: start)
    case .keywordCall: return parseCallStatement(from: start)
    case .keywordEnum: return parseEnum(from: start)
    case .keywordElse, .keywordElseIf, .keywordEndIf: return skipStray("if", from: start)
    case .keywordEndOnce: return skipStray("once", from: start)
    case .keywordOnce: return parseOnce(from: start)
    case .commandText, .expressionStart: return parseHostCommand(from: start)
    case .commandEnd, .newline: return skipEmptyCommand(from: start)
    case .keywordCase: return skipStray("enum", from: start)
    case .keywordEndEnum: return skipStray("enum", from: start)
    default: return skipReserved(from: start)
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
    eat()
    let condition = parseOnceCondition()
    closeCommand(from: start)
    var once = OnceSyntax(
      condition: condition, body: [], otherwise: nil, range: range(of: start),
      header: range(from: start))
    clauseDepth += 1
    once.body = parseStatements()
    if at(.commandStart), kind(ahead: 1) == .keywordElse {
      let opening = eat()
      eat()
      closeCommand(from: opening)
      once.otherwise = parseStatements()
    }
    clauseDepth -= 1
    closeScope("once", "endonce", .keywordEndOnce, from: start)
    once.range = range(from: start)
    return .once(once)
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
    let keyword = eat()
    let target: JumpSyntax.Target
    if let token = consume(if: .identifier) {
      target = .node(name(of: token))
    } else if at(.expressionStart) {
      target = .computed(parseBracedExpression())
    } else {
      report(
        .syntaxError, .expectedNodeName, [text(of: keyword)], at: range(of: previous).end)
      return skip(start)
    }
    closeCommand(from: start)
    return .jump(
      JumpSyntax(
        target: target, isDetour: keyword.kind == .keywordDetour, range: range(from: start)))
  }

  private mutating func parseReturn(from start: Token) -> Statement {
    eat()
    closeCommand(from: start)
    return .returning(range(from: start))
  }

  private mutating func parseCallStatement(from start: Token) -> Statement? {
    eat()
    guard at(.identifier), kind(ahead: 1) == .leftParenthesis else {
      report(.syntaxError, .expectedCall, at: range(of: previous).end)
      return skip(start)
    }
    let call = parseCall()
    closeCommand(from: start)
    return .call(CallSyntax(call: call, range: range(from: start)))
  }

  // MARK: - Enums

  /// Reads `enum → '<<enum' name '>>' case+ '<<endenum>>'`.
  private mutating func parseEnum(from start: Token) -> Statement? {
    eat()
    guard let token = expect(.identifier, .syntaxError, .expectedEnumName) else {
      return skip(start)
    }
    closeCommand(from: start)
    var cases: [EnumCaseSyntax] = []
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(.newline) || at(.indent) || at(.dedent) || at(.blankLine) {
        eat()
      } else if at(.commandStart), kind(ahead: 1) == .keywordCase {
        if let enumCase = parseEnumCase() { cases.append(enumCase) }
      } else {
        break
      }
    }
    closeScope("enum", "endenum", .keywordEndEnum, from: start)
    return .enumeration(
      EnumSyntax(name: name(of: token), cases: cases, range: range(from: start)))
  }

  /// Reads `case → '<<case' name ('=' value)? '>>'`.
  private mutating func parseEnumCase() -> EnumCaseSyntax? {
    let start = eat()
    eat()
    guard let token = expect(.identifier, .syntaxError, .expectedCaseName) else {
      _ = skip(start)
      return nil
    }
    let value = consume(if: .assign) == nil ? nil : parseExpression()
    closeCommand(from: start)
    return EnumCaseSyntax(name: name(of: token), rawValue: value, range: range(from: start))
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

  /// `<<local>>`, which later versions of the language keep for themselves.
  private mutating func skipReserved(from start: Token) -> Statement? {
    report(
      .syntaxError, .reservedWord, [text(of: current)],
      at: range(of: start).through(currentRange))
    return skip(start)
  }

  private mutating func skip(_ start: Token) -> Statement? {
    while !at(.commandEnd), !at(.newline), !at(.endOfFile), !at(.bodyEnd) { eat() }
    closeCommand(from: start)
    return nil
  }
}
