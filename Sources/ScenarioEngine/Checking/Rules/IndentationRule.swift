/// Nothing after a group looks as if it belonged to one of its options.
///
/// An empty line closes an option's block, so what is indented below it always
/// runs, whatever was chosen; that is rarely meant.
enum IndentationRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for block in checker.survey.blocks {
      var optionColumn: Int?
      for statement in block.statements {
        let column = indentation(of: statement.range, checker)
        if case .options = statement {
          optionColumn = column
        } else if let options = optionColumn, let column, column > options {
          report.append(
            Diagnostic(.indentedAfterOptions, .indentedAfterOptions, at: statement.range))
          optionColumn = nil
        }
      }
    }
  }

  /// How deep a statement's line begins, or `nil` when something stands before it there.
  private static func indentation(of range: SourceRange, _ checker: Checker) -> Int? {
    let bytes = checker.input.files[range.file].bytes
    var width = 0
    var index = range.lower - 1
    while index >= 0, bytes[index] != 0x0A, bytes[index] != 0x0D {
      switch bytes[index] {
      case UInt8(ascii: " "): width += 1
      case UInt8(ascii: "\t"): width += 8
      default: return nil
      }
      index -= 1
    }
    return width
  }
}
