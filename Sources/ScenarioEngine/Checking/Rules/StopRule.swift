/// A scenario ends with an end that has a name, never with a bare `<<stop>>`.
enum StopRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for command in checker.survey.commands where command.syntax.name == "stop" {
      report.append(Diagnostic(.stopInScenario, .stopInScenario, at: command.syntax.range))
    }
  }
}
