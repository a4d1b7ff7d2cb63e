extension Parser {
  /// A statement that begins with `<<`.
  mutating func parseCommandStatement() -> Statement? {
    let start = eat()
    switch current.kind {
    case .keywordIf: return parseConditional(from: start)
    case .keywordOnce: return parseOnce(from: start)
    case .keywordEnum: return parseEnum(from: start)
    case .keywordSet: return parseSet(from: start)
    case .keywordDeclare: return parseDeclare(from: start)
    case .keywordJump, .keywordDetour: return parseJump(from: start)
    case .keywordReturn: return parseReturn(from: start)
    case .keywordCall: return parseCallStatement(from: start)
    case .keywordElse, .keywordElseIf, .keywordEndIf: return skipStray("if", from: start)
    case .keywordEndOnce: return skipStray("once", from: start)
    case .keywordCase, .keywordEndEnum: return skipStray("enum", from: start)
    case .keywordLocal: return skipReserved(from: start)
    case .commandText, .expressionStart, .unknown: return parseHostCommand(from: start)
    default: return skipEmptyCommand(from: start)
    }
  }

  // MARK: - Variables

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
    if let token = consume(if: .variable) { return variableName(of: token) }
    guard at(.identifier) else {
      expect(.variable, .syntaxError, .expectedVariable, [keyword])
      return nil
    }
    // A name without its `$`; what is done with it is left, since nobody has declared it so.
    let token = eat()
    remark(
      .syntaxError, .expectedVariable, [keyword], at: range(of: token),
      fixIts: [edit(range(of: token).start, "$", .insertText, ["$"])])
    return nil
  }

  /// The name without the `$`, with the range of the whole.
  func variableName(of token: Token) -> NameSyntax {
    NameSyntax(
      text: source.text(Int(token.lower) + 1, Int(token.upper)), range: range(of: token))
  }

  // MARK: - Jumps and calls

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

  // MARK: - Other commands

  private mutating func parseHostCommand(from start: Token) -> Statement {
    checkChevrons(ofCommand: start)
    let text = parseFormattedText(.commandText)
    if at(.unknown) { reportChevronInCommand(from: start) }
    closeCommand(from: start)
    var command = CommandSyntax(text: text, words: [], tags: [], range: range(from: start))
    command.words = CommandWords.split(text)
    command.tags = parseHashtags()
    return .command(command)
  }

  /// A single `>` ends nothing; what follows it is left.
  private mutating func reportChevronInCommand(from start: Token) {
    let chevron = currentRange
    let isLast = kind(ahead: 1) == .newline || kind(ahead: 1) == .endOfFile
    report(
      .unclosedCommand, isLast ? .expectedCommandEnd : .chevronInCommand, at: chevron,
      notes: [Note(.openedHere, at: range(of: start))],
      fixIts: isLast ? [edit(chevron, ">>", .replaceText, [">", ">>"])] : [])
    while !at(.commandEnd), !isAtLineEnd { eat() }
    reportedPosition = position
  }

  // MARK: - What is no statement

  private mutating func skipEmptyCommand(from start: Token) -> Statement? {
    report(.syntaxError, .expectedCommand, at: range(of: start))
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

  mutating func skip(_ start: Token) -> Statement? {
    skipToCommandEnd(from: start)
    return nil
  }
}
