extension Parser {
  /// Reads `options → option+`, ended by a blank line or anything that is no option.
  mutating func parseOptionGroup() -> OptionGroupSyntax {
    let start = current
    var options: [OptionSyntax] = []
    var range = range(of: start)
    var progress = LoopProgress()
    while at(.optionArrow), progress.hasMoved(self) {
      eat()
      let option = parseOption()
      options.append(option)
      range = range.through(option.line.range)
      if let last = option.body.last { range = range.through(last.range) }
      if consume(if: .blankLine) != nil { break }
    }
    return OptionGroupSyntax(options: options, range: range)
  }

  /// Reads `option → '->' line (indent statement* dedent)?`.
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

  /// Line groups are recognised so that their lines are not taken for text.
  mutating func parseLineGroup() -> Statement {
    let start = current
    var blocks: [[Statement]] = []
    var progress = LoopProgress()
    while at(.lineGroupArrow), progress.hasMoved(self) {
      eat()
      blocks.append([.line(parseLine())])
      if at(.indent) { blocks.append(parseIndentedBlock()) }
      if consume(if: .blankLine) != nil { break }
    }
    let range = range(of: start)
    reportUnsupported("'=>'", at: range)
    return .unsupported(UnsupportedSyntax(name: "=>", blocks: blocks, range: range))
  }
}
