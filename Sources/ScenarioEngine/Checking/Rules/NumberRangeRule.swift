/// Every number has a range, and what is written to it by name alone is within.
enum NumberRangeRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard let ranges = checker.input.knownNames?.numberRanges else { return }
    for name in checker.symbols.variableOrder {
      guard let variable = checker.symbols.variables[name], variable.type == .number,
        isOwn(variable), ranges[name] == nil, !isLadder(name, checker), let range = variable.range
      else { continue }
      report.append(Diagnostic(.numberWithoutRange, .numberWithoutRange, ["$" + name], at: range))
    }
    checkWrites(checker, ranges, into: &report)
  }

  /// Whether the script itself writes it: not the host's, and not computed anew each time.
  private static func isOwn(_ variable: SymbolTable.Variable) -> Bool {
    variable.origin == .declared || variable.origin == .inferred
  }

  private static func isLadder(_ name: String, _ checker: Checker) -> Bool {
    checker.symbols.ladders.contains { $0.name == name }
  }

  private static func checkWrites(
    _ checker: Checker, _ ranges: [String: ClosedRange<Float>], into report: inout [Diagnostic]
  ) {
    var bounds = ranges
    for ladder in checker.symbols.ladders {
      bounds[ladder.name] = Float(ladder.lower)...Float(ladder.upper)
    }
    for variable in checker.input.hostVariables { bounds[variable.name] = variable.range }
    for set in checker.survey.sets where set.operation == nil {
      check(set.variable.text, set.value, bounds, into: &report)
    }
    for declaration in checker.survey.declarations
    where !isLadder(declaration.variable.text, checker) {
      check(declaration.variable.text, declaration.value, bounds, into: &report)
    }
  }

  private static func check(
    _ name: String, _ value: Expression, _ bounds: [String: ClosedRange<Float>],
    into report: inout [Diagnostic]
  ) {
    guard let range = bounds[name], case .number(let number)? = value.literal,
      !range.contains(number)
    else { return }
    let arguments = ["$" + name, NumberText.text(of: range.lowerBound)]
    report.append(
      Diagnostic(
        .numberOutOfRange, .numberOutOfRange,
        arguments + [NumberText.text(of: range.upperBound)], at: value.range))
  }
}
