/// A `#with` line starts together with the line before it, so there is one, just before.
enum CompanionRule: CheckingRule {
  private static let tag = "with"

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard checker.input.vocabulary.hashtag(tag) != nil else { return }
    for block in checker.survey.blocks {
      var followsLine = false
      for statement in block.statements {
        switch statement {
        case .line(let line):
          if !followsLine { check(line, into: &report) }
          followsLine = true
        case .lineGroup(let group):
          if !followsLine { for item in group.items { check(item.line, into: &report) } }
          followsLine = false
        case .command(let command):
          let name = command.name ?? ""
          followsLine = followsLine && checker.input.vocabulary.command(name)?.isCue == true
        default: followsLine = false
        }
      }
    }
  }

  private static func check(_ line: LineSyntax, into report: inout [Diagnostic]) {
    guard let with = line.tags.first(where: { $0.text == tag }) else { return }
    report.append(Diagnostic(.withoutLineBefore, .withoutLineBefore, at: with.range))
  }
}
