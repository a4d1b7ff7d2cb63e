/// One instruction counts at most 255 parts; no text written by a person comes near.
enum LimitRule: CheckingRule {
  /// An instruction's `count` is a byte.
  static let maximumParts = 255

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for line in checker.survey.lines { check(line.syntax.text, line.syntax.range, into: &report) }
    for command in checker.survey.commands {
      check(command.syntax.text, command.syntax.range, into: &report)
    }
    for group in checker.survey.groups
    where group.syntax.options.count > maximumParts {
      append(.tooManyOptions, group.syntax.range, into: &report)
    }
  }

  private static func check(
    _ text: [TextSyntax], _ range: SourceRange, into report: inout [Diagnostic]
  ) {
    var count = 0
    for case .expression in text { count += 1 }
    if count > maximumParts { append(.tooManyExpressions, range, into: &report) }
  }

  private static func append(
    _ wording: Wording, _ range: SourceRange, into report: inout [Diagnostic]
  ) {
    report.append(
      Diagnostic(.tooManyParts, wording, ["\(maximumParts)"], at: range))
  }
}
