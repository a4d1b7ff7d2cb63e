/// Commands that open a block, and those that close it.
extension Parser {
  /// Reads `'<<if' … '>>' statement* ('<<elseif' …)* ('<<else>>' …)? '<<endif>>'`.
  mutating func parseConditional(from start: Token) -> Statement {
    var clauses = [parseClause(from: start)]
    var progress = LoopProgress()
    while at(.commandStart), progress.hasMoved(self) {
      let kind = kind(ahead: 1)
      guard kind == .keywordElseIf || kind == .keywordElse else { break }
      let isAfterElse = clauses.last?.condition == nil
      let opening = eat()
      if isAfterElse {
        remark(
          .syntaxError, .afterElse, [text(of: current)],
          at: range(of: opening).through(currentRange))
      }
      clauses.append(parseClause(from: opening))
    }
    closeScope("if", "endif", .keywordEndIf, from: start)
    return .conditional(ConditionalSyntax(clauses: clauses, range: range(from: start)))
  }

  /// Reads `clause → keyword condition? '>>' statement*`.
  private mutating func parseClause(from start: Token) -> ConditionalSyntax.Clause {
    let condition = parseClauseCondition()
    closeCommand(from: start)
    let opening = range(from: start)
    return ConditionalSyntax.Clause(
      condition: condition, body: parseClauseBody(), range: opening)
  }

  private mutating func parseClauseCondition() -> Expression? {
    let keyword = eat()
    guard keyword.kind == .keywordElse else { return parseExpression() }
    guard at(.identifier), text(of: current) == "if" else { return nil }
    let words = range(of: keyword).through(range(of: eat()))
    remark(
      .syntaxError, .elseIf, at: words,
      fixIts: [edit(words, "elseif", .replaceText, [text(in: words), "elseif"])])
    return parseExpression()
  }

  private mutating func parseClauseBody() -> [Statement] {
    clauseDepth += 1
    defer { clauseDepth -= 1 }
    return parseStatements()
  }

  /// Reads `'<<once' condition? '>>' statement* ('<<else>>' statement*)? '<<endonce>>'`.
  mutating func parseOnce(from start: Token) -> Statement {
    eat()
    let condition = parseOnceCondition()
    closeCommand(from: start)
    var once = OnceSyntax(
      condition: condition, body: [], otherwise: nil, range: range(of: start),
      header: range(from: start))
    once.body = parseClauseBody()
    var progress = LoopProgress()
    while at(.commandStart), kind(ahead: 1) == .keywordElse, progress.hasMoved(self) {
      let opening = eat()
      let keyword = eat()
      if once.otherwise != nil {
        remark(.syntaxError, .afterElse, [text(of: keyword)], at: range(from: opening))
      }
      closeCommand(from: opening)
      once.otherwiseHeader = once.otherwiseHeader ?? range(from: opening)
      let body = parseClauseBody()
      once.otherwise = once.otherwise ?? body
    }
    closeScope("once", "endonce", .keywordEndOnce, from: start)
    once.range = range(from: start)
    return .once(once)
  }

  // MARK: - Enums

  /// Reads `enum → '<<enum' name '>>' case+ '<<endenum>>'`.
  mutating func parseEnum(from start: Token) -> Statement? {
    eat()
    guard let token = expect(.identifier, .syntaxError, .expectedEnumName) else {
      return skip(start)
    }
    closeCommand(from: start)
    var cases: [EnumCaseSyntax] = []
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(.newline) || at(.indent) || at(.dedent) && indentDepth == 0 {
        eat()
      } else if at(.commandStart), kind(ahead: 1) == .keywordCase {
        if let enumCase = parseEnumCase() { cases.append(enumCase) }
      } else {
        break
      }
    }
    if cases.isEmpty, at(.commandStart), kind(ahead: 1) == .keywordEndEnum {
      report(.syntaxError, .expectedCase, at: currentRange)
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
    let value = consume(if: .assign) == nil ? nil : parseValue()
    closeCommand(from: start)
    return EnumCaseSyntax(name: name(of: token), rawValue: value, range: range(from: start))
  }

  // MARK: - Ends

  private mutating func closeScope(
    _ opened: String, _ closing: String, _ keyword: TokenKind, from start: Token
  ) {
    if at(.commandStart), kind(ahead: 1) == keyword {
      let closingStart = eat()
      eat()
      return closeCommand(from: closingStart)
    }
    if position == abandonedPosition { return }
    // Where the block above did not end as it should, nobody can tell where this one does.
    let fixIts = reportedPosition == position ? [] : [insertion(of: "<<\(closing)>>", for: start)]
    remark(
      .unclosedScope, .unclosedScope, [opened, closing], at: range(of: start), fixIts: fixIts)
  }

  /// Ends a block after what stands last in it, on a line of its own.
  private func insertion(of text: String, for start: Token) -> FixIt {
    let isAfterOptions = tokens[max(0, position - 1)].kind == .dedent && indentDepth == 0
    let margin = isAfterOptions ? "" : indentation(of: start)
    return edit(
      range(of: lastBeforeLayout).end, "\n" + margin + text, .insertText, [text])
  }

  /// The white space before a command that begins its line.
  private func indentation(of start: Token) -> String {
    let lower = source.lineStart(before: Int(start.lower))
    let blanks = source.bytes[lower..<Int(start.lower)].prefix(while: WhiteSpace.isBlank)
    return String(decoding: blanks, as: UTF8.self)
  }
}
