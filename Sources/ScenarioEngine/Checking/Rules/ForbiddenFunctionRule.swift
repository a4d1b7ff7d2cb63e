/// A scenario calls no function whose results nobody could go through one by one.
enum ForbiddenFunctionRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let forbidden = checker.input.vocabulary.forbiddenFunctions
    guard !forbidden.isEmpty else { return }
    let survey = checker.survey
    let expressions =
      survey.sets.map(\.value) + survey.declarations.map(\.value)
      + survey.expressions.map(\.expression)
    for expression in expressions { check(expression, forbidden, into: &report) }
  }

  private static func check(
    _ expression: Expression, _ forbidden: [ForbiddenDeclaration],
    into report: inout [Diagnostic]
  ) {
    switch expression.kind {
    case .call(let name, let arguments):
      if forbidden.contains(where: { $0.name == name.text }) {
        report.append(
          Diagnostic(.forbiddenFunction, .forbiddenFunction, [name.text], at: name.range))
      }
      for argument in arguments { check(argument, forbidden, into: &report) }
    case .unary(_, let operand): check(operand, forbidden, into: &report)
    case .binary(_, let left, let right):
      check(left, forbidden, into: &report)
      check(right, forbidden, into: &report)
    default: break
    }
  }
}
