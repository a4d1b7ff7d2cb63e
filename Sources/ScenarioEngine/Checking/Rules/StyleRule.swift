/// Every option that the youth can take says which response style it is.
enum StyleRule: CheckingRule {
  private static let prefix = "style:"

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let styles = checker.input.vocabulary.styles
    for line in checker.survey.lines where line.isOption && line.syntax.isComplete {
      if checker.survey.nodes[line.node].header("type")?.value.text == "reflection" { continue }
      let tags = line.syntax.tags(beginning: prefix)
      if tags.isEmpty {
        report.append(Diagnostic(.missingStyle, .missingStyle, at: line.syntax.range))
      }
      for tag in tags where !styles.isEmpty {
        let style = String(tag.text.dropFirst(prefix.count))
        if styles.contains(style) { continue }
        let list = styles.sorted().map { "'\($0)'" }.joined(separator: ", ")
        report.append(
          Diagnostic(.unknownStyle, .unknownStyle, [style, list], at: tag.range))
      }
    }
  }
}
