/// Hashtags that exclude one another, or stand once, do so.
enum HashtagCombinationRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for line in checker.survey.lines where line.syntax.tags.count > 1 {
      let uses = checker.hashtags(of: line)
      for (index, use) in uses.enumerated() {
        check(use, after: uses[..<index], into: &report)
      }
    }
  }

  /// Looks back, so that each pair is reported once, at the later one.
  private static func check(
    _ use: HashtagUse, after earlier: ArraySlice<HashtagUse>, into report: inout [Diagnostic]
  ) {
    guard let declaration = use.declaration else { return }
    for other in earlier {
      let note = Note(.theOtherIsHere, at: other.syntax.range)
      if other.name == use.name {
        // A second line id has a code of its own in the language.
        guard !declaration.isRepeatable, !LineIDRule.prefixes.contains(use.name + ":") else {
          continue
        }
        report.append(
          Diagnostic(
            .hashtagCombination, .hashtagTwice, [use.name], at: use.syntax.range, notes: [note]))
        return
      }
      let excludes =
        declaration.excludes.contains(other.name)
        || other.declaration?.excludes.contains(use.name) == true
      if excludes {
        report.append(
          Diagnostic(
            .hashtagCombination, .hashtagsExclude, [use.name, other.name], at: use.syntax.range,
            notes: [note]))
      }
    }
  }
}
