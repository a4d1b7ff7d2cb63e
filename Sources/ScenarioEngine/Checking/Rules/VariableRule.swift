/// A variable is declared before it is used; otherwise its type must at least follow from its use.
enum VariableRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var reported: Set<String> = []
    for (name, range) in uses(in: checker.survey) where !reported.contains(name) {
      guard let diagnostic = diagnostic(for: name, at: range, checker) else { continue }
      reported.insert(name)
      report.append(diagnostic)
    }
  }

  private static func diagnostic(
    for name: String, at range: SourceRange, _ checker: Checker
  ) -> Diagnostic? {
    let variable = checker.symbols.variables[name]
    if let variable, variable.origin != .inferred { return nil }
    let severity = checker.severity(.undefinedVariable)
    if variable == nil, checker.input.profile == .yarn {
      return Diagnostic(.typeInferenceFailure, .typeUnknown, ["$" + name], at: range)
    }
    return Diagnostic(
      .undefinedVariable, .undeclaredVariable, ["$" + name], at: range, severity: severity)
  }

  /// Every variable with its place, in the order of the script's lists.
  static func uses(in survey: Survey) -> [(String, SourceRange)] {
    var uses: [(String, SourceRange)] = []
    for set in survey.sets {
      uses.append((set.variable.text, set.variable.range))
      collect(set.value, into: &uses)
    }
    for use in survey.expressions { collect(use.expression, into: &uses) }
    for declaration in survey.declarations { collect(declaration.value, into: &uses) }
    return uses.sorted { ($0.1.file, $0.1.lower) < ($1.1.file, $1.1.lower) }
  }

  private static func collect(
    _ expression: Expression, into uses: inout [(String, SourceRange)]
  ) {
    switch expression.kind {
    case .variable(let name): uses.append((name, expression.range))
    case .unary(_, let operand): collect(operand, into: &uses)
    case .binary(_, let left, let right):
      collect(left, into: &uses)
      collect(right, into: &uses)
    case .call(_, let arguments):
      for argument in arguments { collect(argument, into: &uses) }
    case .number, .string, .bool, .member, .missing: break
    }
  }
}
