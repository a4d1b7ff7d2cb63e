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
      // A name that is nearly another's is misspelt; any other gets a declaration.
      let sigil = SourceRange(
        file: variable.range.file, lower: variable.range.lower + 1, upper: variable.range.upper)
      let declared = symbols.variables.lazy.filter { $0.value.origin != .inferred }.map(\.key)
      var fixes = spelling.fix(NameSyntax(text: variable.name, range: sigil), among: declared)
      if fixes.isEmpty { fixes = declaration(of: variable, checker) }
      report.append(
        Diagnostic(
          .undefinedVariable, .undeclaredVariable, ["$" + variable.name], at: variable.range,
          severity: checker.severity(.undefinedVariable), fixIts: fixes))
    }
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
