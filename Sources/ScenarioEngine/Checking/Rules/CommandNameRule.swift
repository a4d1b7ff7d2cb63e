/// A command is one that the vocabulary declares, with its name written out.
enum CommandNameRule: CheckingRule {
  /// Commands that the language itself carries out.
  static let ownCommands: Set<String> = ["stop"]

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let vocabulary = checker.input.vocabulary
    let names = Set(vocabulary.commands.map(\.name)).union(ownCommands)
    let isChecked = checker.input.profile == .modet || !vocabulary.commands.isEmpty
    var spelling = Spelling()
    for command in checker.survey.commands {
      guard let word = command.syntax.words.first else { continue }
      guard let name = word.constant else {
        if checker.input.profile == .modet {
          report.append(Diagnostic(.computedCommandName, .computedCommandName, at: word.range))
        }
        continue
      }
      guard isChecked, !names.contains(name) else { continue }
      report.append(
        Diagnostic(
          .unknownCommand, .unknownCommand, [name], at: word.range,
          severity: checker.severity(.unknownCommand),
          fixIts: spelling.fix(NameSyntax(text: name, range: word.range), among: names)))
    }
  }
}
