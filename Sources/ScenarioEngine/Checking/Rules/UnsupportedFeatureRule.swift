/// Parts of the language that are read and not carried out yet.
enum UnsupportedFeatureRule: CheckingRule {
  private static let headers: Set<String> = ["when", "subtitle"]

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for node in checker.survey.nodes {
      for header in node.headers where headers.contains(header.key.text) {
        append("'\(header.key.text):'", header.key.range, into: &report)
      }
    }
    for line in checker.survey.lines {
      if case .once(_, let range)? = line.syntax.condition {
        append("'<<once>>'", range, into: &report)
      }
    }
    for block in checker.survey.blocks {
      for statement in block.statements { check(statement, into: &report) }
    }
    for use in checker.survey.expressions { check(use.expression, into: &report) }
    for set in checker.survey.sets { check(set.value, into: &report) }
    for declaration in checker.survey.declarations { check(declaration.value, into: &report) }
  }

  private static func check(_ statement: Statement, into report: inout [Diagnostic]) {
    switch statement {
    case .lineGroup(let group): append("'=>'", group.range, into: &report)
    case .once(let once): append("'<<once>>'", once.header, into: &report)
    case .returning(let range): append("'<<return>>'", range, into: &report)
    case .call(let call): append("'<<call>>'", call.range, into: &report)
    case .jump(let jump) where jump.isDetour: append("'<<detour>>'", jump.range, into: &report)
    default: break
    }
  }

  private static func check(_ expression: Expression, into report: inout [Diagnostic]) {
    switch expression.kind {
    case .unary(_, let operand): check(operand, into: &report)
    case .binary(_, let left, let right):
      check(left, into: &report)
      check(right, into: &report)
    case .call(let name, let arguments):
      if BuiltInFunction.named(name.text) == nil {
        report.append(
          Diagnostic(.unsupportedFeature, .hostFunction, [name.text], at: name.range))
      }
      for argument in arguments { check(argument, into: &report) }
    default: break
    }
  }

  private static func append(
    _ what: String, _ range: SourceRange, into report: inout [Diagnostic]
  ) {
    report.append(Diagnostic(.unsupportedFeature, .unsupported, [what], at: range))
  }
}
