/// Text that looks like a command that lost its chevrons, or its line.
enum StrayMarkRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for line in checker.survey.lines {
      checkChevrons(in: line.syntax, checker, into: &report)
      if !line.isOption { checkKeyword(in: line.syntax, into: &report) }
    }
    for block in checker.survey.blocks { checkPlaces(in: block, checker, into: &report) }
  }

  private static func checkChevrons(
    in line: LineSyntax, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    for case .literal(_, let range) in line.text {
      let bytes = checker.input.files[range.file].bytes[range.lower..<range.upper]
      guard let place = firstDoubleChevron(in: bytes) else { continue }
      let stray = SourceRange(file: range.file, lower: place, upper: place + 2)
      report.append(Diagnostic(.strayCommandEnd, .strayCommandEnd, at: stray))
    }
  }

  private static func firstDoubleChevron(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == UInt8(ascii: ">"), bytes[index + 1] == UInt8(ascii: ">") {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func checkKeyword(in line: LineSyntax, into report: inout [Diagnostic]) {
    guard case .literal(let text, let range)? = line.text.first else { return }
    for keyword in ["set", "declare", "if", "elseif"] where text.hasPrefix(keyword + " $") {
      report.append(Diagnostic(.unenclosedCommand, .unenclosedCommand, [keyword], at: range))
    }
    for keyword in ["else", "endif"] where text == keyword && line.text.count == 1 {
      report.append(Diagnostic(.unenclosedCommand, .unenclosedCommand, [keyword], at: range))
    }
  }

  /// Text on the line of a command before it.
  private static func checkPlaces(
    in block: Survey.Block, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    var previous = block.opening
    for statement in block.statements {
      if case .line(let line) = statement, let previous, line.range.file == previous.file {
        let bytes = checker.input.files[line.range.file].bytes
        let between = bytes[previous.upper..<max(previous.upper, line.range.lower)]
        if !between.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
          report.append(Diagnostic(.lineContentAfterCommand, .textAfterCommand, at: line.range))
        }
      }
      previous = isCommand(statement) ? statement.range : nil
    }
  }

  private static func isCommand(_ statement: Statement) -> Bool {
    switch statement {
    case .line, .options, .lineGroup: false
    case .conditional, .once, .set, .declare, .enumeration, .jump, .returning, .call, .command:
      true
    }
  }
}
