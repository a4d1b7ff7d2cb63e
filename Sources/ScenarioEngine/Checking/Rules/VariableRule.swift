/// A variable is declared, and what is declared is used.
enum VariableRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    checkUndeclared(checker, into: &report)
    checkUnused(checker, into: &report)
  }

  private static func checkUndeclared(_ checker: Checker, into report: inout [Diagnostic]) {
    let symbols = checker.symbols
    var spelling = Spelling()
    for variable in symbols.undeclared {
      let fixes = spelling.fix(name(of: variable), among: names(like: variable, symbols))
      report.append(
        Diagnostic(
          .undefinedVariable, .undeclaredVariable, ["$" + variable.name], at: variable.range,
          severity: checker.severity(.undefinedVariable),
          fixIts: fixes + declaration(of: variable, checker)))
    }
  }

  /// The place of the name after its `$`.
  private static func name(of variable: SymbolTable.Undeclared) -> NameSyntax {
    let range = variable.range
    return NameSyntax(
      text: variable.name,
      range: SourceRange(file: range.file, lower: range.lower + 1, upper: range.upper))
  }

  /// The declared variables that are of the type as which a variable is used.
  private static func names(
    like variable: SymbolTable.Undeclared, _ symbols: SymbolTable
  ) -> some Sequence<String> {
    let type = symbols.variables[variable.name]?.type
    return symbols.variables.lazy.filter { name, other in
      other.origin != .inferred && other.type == type
    }.map(\.key)
  }

  /// Declares the variable with its type's first value where the node's text begins.
  private static func declaration(
    of variable: SymbolTable.Undeclared, _ checker: Checker
  ) -> [FixIt] {
    guard let type = checker.symbols.variables[variable.name]?.type,
      let value = text(ofFirst: type, checker.symbols),
      let place = startOfText(of: checker.survey.nodes[variable.node], checker.input.files)
    else { return [] }
    let command = "<<declare $\(variable.name) = \(value)>>"
    let edit = FixIt.Edit(range: place, replacement: command + "\n")
    return [FixIt(.insertText, [command], edits: [edit])]
  }

  private static func text(ofFirst type: ValueType, _ symbols: SymbolTable) -> String? {
    switch type {
    case .number: "0"
    case .string: "\"\""
    case .bool: "false"
    case .enumeration(let name): symbols.enums[name]?.cases.first.map { "\(name).\($0.name)" }
    }
  }

  /// The empty range after the line of a node's `---`.
  private static func startOfText(of node: NodeSyntax, _ files: [SourceFile]) -> SourceRange? {
    let file = files[node.range.file]
    var line = file.location(of: node.range.lower).line - 1
    while line < file.lineTable.lineCount {
      let contents = file.lineTable.contents(ofLine: line, in: file.bytes)
      if contents.lowerBound >= node.range.upper { return nil }
      if file.bytes[contents].starts(with: Array("---".utf8)) {
        guard line + 1 < file.lineTable.lineCount else { return nil }
        let start = file.lineTable.contents(ofLine: line + 1, in: file.bytes).lowerBound
        return SourceRange(file: node.range.file, lower: start, upper: start)
      }
      line += 1
    }
    return nil
  }

  private static func checkUnused(_ checker: Checker, into report: inout [Diagnostic]) {
    for (name, variable) in checker.symbols.variables where !variable.isUsed {
      guard variable.origin == .declared || variable.origin == .smart, let range = variable.range,
        !checker.symbols.ladders.contains(where: { $0.name == name })
      else { continue }
      report.append(Diagnostic(.unusedVariable, .unusedVariable, ["$" + name], at: range))
    }
  }
}
