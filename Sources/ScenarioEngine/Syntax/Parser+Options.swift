extension Parser {
  /// Reads `options → option+`, ended by a blank line or anything that is no option.
  mutating func parseOptionGroup() -> OptionGroupSyntax {
    let (items, range) = parseItems(.optionArrow)
    return OptionGroupSyntax(options: items, range: range)
  }

  /// Reads `line-group → item+`, as options with another arrow.
  mutating func parseLineGroup() -> LineGroupSyntax {
    let (items, range) = parseItems(.lineGroupArrow)
    return LineGroupSyntax(items: items, range: range)
  }

  private mutating func parseItems(_ arrow: TokenKind) -> ([OptionSyntax], SourceRange) {
    var items: [OptionSyntax] = []
    var range = currentRange
    var progress = LoopProgress()
    while at(arrow), progress.hasMoved(self) {
      let item = parseItem()
      range = range.through(item.line.range)
      if let last = item.body.last { range = range.through(last.range) }
      items.append(item)
      if consume(if: .blankLine) != nil { break }
    }
    return (items, range)
  }

  /// Reads `item → arrow line (indent statement* dedent)?`.
  private mutating func parseItem() -> OptionSyntax {
    let arrow = eat()
    // Odd, but the language has it so: the text may stand on the next line.
    if at(.newline), Self.beginsText(kind(ahead: 1)) { eat() }
    var line = LineSyntax(
      text: [], condition: nil, tags: [], range: range(of: arrow).end)
    if Self.beginsText(current.kind) {
      line = parseLine()
    } else {
      report(.syntaxError, .expectedOptionText, [text(of: arrow)], at: range(of: arrow))
      skipLine()
    }
    return OptionSyntax(line: line, body: at(.indent) ? parseIndentedBlock(below: line) : [])
  }

  private static func beginsText(_ kind: TokenKind) -> Bool {
    kind == .text || kind == .expressionStart
  }

  private mutating func parseIndentedBlock(below line: LineSyntax) -> [Statement] {
    eat()
    if at(.blankLine) { remark(.emptyOptionBlock, .blankIndentedOption, at: line.range.end) }
    indentDepth += 1
    // An `<<endif>>` in here never closes an `<<if>>` outside.
    let clauses = clauseDepth
    clauseDepth = 0
    let body = parseStatements()
    clauseDepth = clauses
    indentDepth -= 1
    if consume(if: .dedent) == nil, at(.bodyEnd) { reportIndentedBodyEnd() }
    return body
  }

  private mutating func reportIndentedBodyEnd() {
    let lineStart = source.lineStart(before: Int(current.lower))
    let indentation = SourceRange(file: file, lower: lineStart, upper: Int(current.lower))
    let isAlone = source.bytes[indentation.lower..<indentation.upper].allSatisfy(WhiteSpace.isBlank)
    report(
      .syntaxError, .indentedBodyEnd, at: currentRange,
      fixIts: isAlone
        ? [FixIt(.removeIndentation, edits: [FixIt.Edit(range: indentation, replacement: "")])] : []
    )
  }
}
