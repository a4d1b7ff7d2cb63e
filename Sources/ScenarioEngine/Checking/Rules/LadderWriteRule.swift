/// A ladder is written with whole numbers, and only after it is declared.
enum LadderWriteRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let ladders = Dictionary(
      checker.symbols.ladders.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    guard !ladders.isEmpty else { return }
    for set in checker.survey.sets {
      guard let ladder = ladders[set.variable.text] else { continue }
      if let range = fraction(in: set) {
        report.append(
          Diagnostic(.fractionInLadder, .fractionInLadder, ["$" + ladder.name], at: range))
      }
    }
    checkOrder(of: ladders, checker, into: &report)
  }

  /// What certainly makes the value no whole number.
  private static func fraction(in set: SetSyntax) -> SourceRange? {
    set.operation == .divide ? set.range : fraction(in: set.value)
  }

  private static func fraction(in expression: Expression) -> SourceRange? {
    switch expression.kind {
    case .number(let number): number == number.rounded() ? nil : expression.range
    case .unary(_, let operand): fraction(in: operand)
    case .binary(.divide, _, _): expression.range
    case .binary(_, let left, let right): fraction(in: left) ?? fraction(in: right)
    default: nil
    }
  }

  /// Only within one file, since files have no order.
  private static func checkOrder(
    of ladders: [String: SymbolTable.Ladder], _ checker: Checker, into report: inout [Diagnostic]
  ) {
    var reported: Set<String> = []
    for use in VariableUse.uses(in: checker.survey) {
      guard let ladder = ladders[use.name], use.range.file == ladder.range.file,
        use.range.lower < ladder.range.lower, reported.insert(use.name).inserted
      else { continue }
      report.append(
        Diagnostic(
          .ladderUsedTooEarly, .ladderUsedTooEarly, ["$" + ladder.name], at: use.range,
          notes: [Note(.firstDeclaredHere, at: ladder.range)]))
    }
  }
}
