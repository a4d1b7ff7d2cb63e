/// A timer binds the next option group of its block, and only there silence is an answer.
enum TimerRule: CheckingRule {
  private static let silence = "silence"

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for block in checker.survey.blocks { check(block.statements, into: &report) }
    for group in checker.survey.groups {
      for option in group.syntax.options where option.line.hasTag(silence) {
        guard let condition = option.line.condition else { continue }
        report.append(
          Diagnostic(.conditionalSilence, .conditionalSilence, at: condition.range))
      }
    }
  }

  private static func check(_ statements: [Statement], into report: inout [Diagnostic]) {
    var timer: CommandSyntax?
    for statement in statements {
      switch statement {
      case .command(let command) where command.name == "timer":
        if let timer { reportUnbound(timer, into: &report) }
        timer = command
      case .options(let group):
        checkSilence(in: group, timer, into: &report)
        timer = nil
      case .line, .command, .set, .declare, .enumeration, .call:
        break
      case .conditional, .jump, .lineGroup, .once, .returning:
        if let timer { reportUnbound(timer, into: &report) }
        timer = nil
      }
    }
    if let timer { reportUnbound(timer, into: &report) }
  }

  private static func checkSilence(
    in group: OptionGroupSyntax, _ timer: CommandSyntax?, into report: inout [Diagnostic]
  ) {
    let silent = group.options.filter { $0.line.hasTag(silence) }
    guard let timer else {
      for option in silent {
        report.append(
          Diagnostic(.silenceWithoutTimer, .silenceWithoutTimer, at: option.line.range))
      }
      return
    }
    guard silent.count != 1 else { return }
    let range = silent.count > 1 ? silent[1].line.range : timer.range
    report.append(
      Diagnostic(.timedGroupNeedsOneSilence, .oneSilence, ["\(silent.count)"], at: range))
  }

  private static func reportUnbound(_ timer: CommandSyntax, into report: inout [Diagnostic]) {
    report.append(Diagnostic(.timerWithoutGroup, .timerWithoutGroup, at: timer.range))
  }
}
