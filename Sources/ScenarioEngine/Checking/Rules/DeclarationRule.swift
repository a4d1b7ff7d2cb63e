/// A variable is declared once, with a value of the type that it says.
enum DeclarationRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for declaration in checker.survey.declarations {
      checkType(of: declaration, checker, into: &report)
      checkRedeclaration(declaration, checker, into: &report)
    }
  }

  private static func checkRedeclaration(
    _ declaration: DeclareSyntax, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    let name = declaration.variable
    guard let known = checker.symbols.variables[name.text], known.range != name.range else {
      return
    }
    let notes = known.range.map { [Note(.firstDeclaredHere, at: $0)] } ?? []
    let wording: Wording = known.origin == .host ? .hostDeclares : .redeclaration
    report.append(
      Diagnostic(.redeclaration, wording, ["$" + name.text], at: name.range, notes: notes))
  }

  private static func checkType(
    of declaration: DeclareSyntax, _ checker: Checker, into report: inout [Diagnostic]
  ) {
    if declaration.value.literal == nil, declaration.value.kind != .missing {
      report.append(
        Diagnostic(
          .unsupportedFeature, .smartVariable, ["$" + declaration.variable.text],
          at: declaration.value.range))
    }
    guard let typeName = declaration.typeName else { return }
    guard let type = ValueType(basicName: typeName.text.lowercased()) else {
      report.append(
        Diagnostic(.syntaxError, .expectedTypeName, at: typeName.range))
      return
    }
    guard let actual = checker.symbols.type(of: declaration.value), actual != type else { return }
    report.append(
      Diagnostic(
        .declarationTypeMismatch, .declarationTypeMismatch,
        ["$" + declaration.variable.text, type.name, actual.name],
        at: declaration.value.range))
  }
}
