/// A shadow line repeats, word for word, a line that has an id and no values.
enum ShadowLineRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard checker.survey.lines.contains(where: { $0.syntax.shadowedID != nil }) else { return }
    let lines = checker.survey.lines.map(\.syntax)
    var sources: [String: LineSyntax] = [:]
    for line in lines where line.shadowedID == nil {
      guard let tag = line.firstTag(beginning: LineIDRule.prefix) else { continue }
      if sources[tag.text] == nil { sources[tag.text] = line }
    }
    for line in lines {
      guard let id = line.shadowedID, line.isComplete else { continue }
      check(line, of: id, sources[id], into: &report)
    }
  }

  private static func check(
    _ line: LineSyntax, of id: String, _ source: LineSyntax?, into report: inout [Diagnostic]
  ) {
    guard let tag = line.firstTag(beginning: LineIDRule.shadowPrefix) else { return }
    guard let source else {
      return report.append(
        Diagnostic(.unknownShadowSource, .unknownShadowSource, [id], at: tag.range))
    }
    let notes = [Note(.shadowSourceHere, at: source.range)]
    if source.hasExpressions {
      report.append(
        Diagnostic(.shadowWithExpressions, .shadowWithExpressions, at: line.range, notes: notes))
    }
    if source.template != line.template {
      report.append(
        Diagnostic(.shadowTextDiffers, .shadowTextDiffers, [id], at: line.range, notes: notes))
    }
  }
}
