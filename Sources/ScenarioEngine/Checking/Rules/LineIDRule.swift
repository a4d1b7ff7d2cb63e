/// A line id stands once, on one line.
enum LineIDRule: CheckingRule {
  static let prefix = "line:"

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var first: [String: SourceRange] = [:]
    for line in checker.survey.lines {
      let tags = line.syntax.tags(beginning: prefix)
      for extra in tags.dropFirst() {
        report.append(Diagnostic(.severalLineIDs, .severalLineIDs, at: extra.range))
      }
      guard let tag = tags.first else { continue }
      if let other = first[tag.text] {
        report.append(
          Diagnostic(
            .duplicateLineID, .duplicateLineID, [tag.text], at: tag.range,
            notes: [Note(.firstUsedHere, at: other)]))
      } else {
        first[tag.text] = tag.range
      }
    }
  }
}
