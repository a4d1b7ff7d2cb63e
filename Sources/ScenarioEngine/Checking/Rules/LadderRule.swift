/// A `<<ladder>>` is a name and two whole numbers in order, once for each ladder.
enum LadderRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for command in checker.survey.commands {
      guard command.syntax.name == LadderDeclaration.commandName else { continue }
      guard let ladder = LadderDeclaration(command.syntax) else {
        report.append(Diagnostic(.malformedLadder, .malformedLadder, at: command.syntax.range))
        continue
      }
      check(ladder, checker, into: &report)
    }
  }

  private static func check(
    _ ladder: LadderDeclaration, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    let name = ladder.name.text
    if let first = checker.symbols.ladders.first(where: { $0.name == name }),
      first.range != ladder.name.range
    {
      report.append(
        Diagnostic(
          .redeclaration, .redeclaration, [name], at: ladder.name.range,
          notes: [Note(.firstDeclaredHere, at: first.range)]))
    }
    guard let variable = checker.symbols.variables[name] else { return }
    if variable.origin == .host {
      report.append(
        Diagnostic(.redeclaration, .hostDeclares, ["$" + name], at: ladder.name.range))
    } else if !isWithin(variable.initialValue, ladder) {
      report.append(
        Diagnostic(
          .malformedLadder, .ladderStart, [name, "\(ladder.lower)", "\(ladder.upper)"],
          at: variable.range ?? ladder.name.range))
    }
  }

  private static func isWithin(_ value: Value, _ ladder: LadderDeclaration) -> Bool {
    guard case .number(let number) = value, number == number.rounded() else { return false }
    return number >= Float(ladder.lower) && number <= Float(ladder.upper)
  }
}
