/// A hashtag is one that the vocabulary declares; otherwise nothing reads it.
enum UnknownHashtagRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    let known = checker.input.vocabulary.hashtags.map(\.name)
    guard !known.isEmpty else { return }
    for line in checker.survey.lines {
      for use in checker.hashtags(of: line) where use.declaration == nil {
        report.append(diagnostic(for: use, known))
      }
    }
  }

  private static func diagnostic(for use: HashtagUse, _ known: [String]) -> Diagnostic {
    guard let nearest = Spelling.nearest(to: use.name, among: known) else {
      return Diagnostic(.unknownHashtag, .unknownHashtag, [use.name], at: use.syntax.range)
    }
    let replacement = "#" + nearest + (use.value.map { ":" + $0 } ?? "")
    let edit = FixIt.Edit(range: use.syntax.range, replacement: replacement)
    return Diagnostic(
      .unknownHashtag, .unknownHashtagNear, [use.name, nearest], at: use.syntax.range,
      fixIts: [FixIt(.writeInstead, [replacement], edits: [edit])])
  }
}
