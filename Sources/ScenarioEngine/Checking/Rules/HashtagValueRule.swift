/// What follows a hashtag's colon is what the vocabulary says.
enum HashtagValueRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    for line in checker.survey.lines {
      for use in checker.hashtags(of: line) {
        if let diagnostic = diagnostic(for: use) { report.append(diagnostic) }
      }
    }
  }

  private static func diagnostic(for use: HashtagUse) -> Diagnostic? {
    guard let declaration = use.declaration else { return nil }
    let value = use.value ?? ""
    switch declaration.value {
    case .none:
      guard use.value != nil else { return nil }
      let edit = FixIt.Edit(range: use.syntax.range, replacement: "#" + use.name)
      return Diagnostic(
        .wrongHashtagValue, .hashtagTakesNoValue, [use.name], at: use.syntax.range,
        fixIts: [FixIt(.writeInstead, ["#" + use.name], edits: [edit])])
    case .name, .law:
      guard value.isEmpty else { return nil }
      return Diagnostic(
        .wrongHashtagValue, .hashtagNeedsName, [use.name], at: use.syntax.range)
    case .oneOf(let words):
      return words.contains(value) ? nil : wrongWord(value, of: use, words, .hashtagNeedsWord)
    case .list(let words):
      let items = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if Set(items).count == items.count, items.allSatisfy(words.contains) { return nil }
      return wrongWord(value, of: use, words, .hashtagNeedsWords)
    }
  }

  private static func wrongWord(
    _ value: String, of use: HashtagUse, _ words: [String], _ wording: Wording
  ) -> Diagnostic {
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    var fixIts: [FixIt] = []
    if let nearest = Spelling.nearest(to: value, among: words) {
      let replacement = "#\(use.name):\(nearest)"
      let edit = FixIt.Edit(range: use.syntax.range, replacement: replacement)
      fixIts = [FixIt(.writeInstead, [replacement], edits: [edit])]
    }
    return Diagnostic(
      .wrongHashtagValue, wording, [use.name, list], at: use.syntax.range, fixIts: fixIts)
  }
}
