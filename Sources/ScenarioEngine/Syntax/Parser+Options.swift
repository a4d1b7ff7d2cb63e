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
      eat()
      let item = parseOption()
      range = range.through(item.line.range)
      if let last = item.body.last { range = range.through(last.range) }
      items.append(item)
      if consume(if: .blankLine) != nil { break }
    }
    return (items, range)
  }

  /// Reads `option → arrow line (indent statement* dedent)?`.
  private mutating func parseOption() -> OptionSyntax {
    let line = parseLine()
    guard at(.indent) else { return OptionSyntax(line: line, body: []) }
    let body = parseIndentedBlock()
    if body.isEmpty, reportedPosition != position {
      report(.emptyOptionBlock, .blankIndentedOption, at: line.range.end)
    }
    return OptionSyntax(line: line, body: body)
  }

  private mutating func parseIndentedBlock() -> [Statement] {
    eat()
    indentDepth += 1
    // An `<<endif>>` in here never closes an `<<if>>` outside.
    let clauses = clauseDepth
    clauseDepth = 0
    let body = parseStatements()
    clauseDepth = clauses
    indentDepth -= 1
    _ = consume(if: .dedent)
    return body
  }
}
