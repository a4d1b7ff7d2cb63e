/// A command's arguments are as many, and of the kinds, that the vocabulary says.
enum CommandArgumentRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let declarations = Dictionary(
      checker.input.vocabulary.commands.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    for command in checker.survey.commands {
      guard let name = command.syntax.name, name != LadderDeclaration.commandName,
        let declaration = declarations[name]
      else { continue }
      let arguments = command.syntax.words.dropFirst()
      checkCount(of: command.syntax, declaration, checker, into: &report)
      for (index, word) in arguments.enumerated() {
        guard let parameter = declaration.parameter(at: index) else { break }
        let check = ArgumentCheck(checker: checker, parameter: parameter)
        if let diagnostic = check.diagnostic(for: word) { report.append(diagnostic) }
      }
    }
  }

  private static func checkCount(
    of command: CommandSyntax, _ declaration: CommandDeclaration, _ checker: Checker,
    into report: inout [Diagnostic]
  ) {
    let (minimum, maximum) = declaration.argumentCount
    let count = command.words.count - 1
    if count >= minimum, maximum.map({ count <= $0 }) ?? true { return }
    let names = declaration.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
    report.append(
      Diagnostic(
        .wrongCommandParameterCount, .commandArgumentCount,
        [declaration.name, names.joined(separator: " "), "\(count)"], at: command.range,
        severity: checker.severity(.wrongCommandParameterCount)))
  }
}
