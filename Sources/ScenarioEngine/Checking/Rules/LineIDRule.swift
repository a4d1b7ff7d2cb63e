/// A line has one id, and no other line has it.
enum LineIDRule: CheckingRule {
  static let prefix = "line:"
  static let shadowPrefix = "shadow:"
  static let prefixes = [prefix, shadowPrefix]

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var first: [String: SourceRange] = [:]
    first.reserveCapacity(checker.survey.lines.count)
    var free = FreeLineIDs(checker.survey)
    for line in checker.survey.lines where !line.syntax.tags.isEmpty {
      let id = line.syntax.firstTag(beginning: prefix)
      let shadow = line.syntax.firstTag(beginning: shadowPrefix)
      if let id, let shadow {
        report.append(
          Diagnostic(
            .lineIDAndShadow, .lineIDAndShadow, at: shadow.range,
            notes: [Note(.lineIDHere, at: id.range)]))
        continue
      }
      if line.syntax.tags.count > 1 {
        let prefix = id == nil ? shadowPrefix : prefix
        checkNumber(of: line.syntax.tags(beginning: prefix), into: &report)
      }
      guard let id else { continue }
      if let other = first[id.text] {
        report.append(duplicate(id, of: other, better: free.next(for: line)))
      } else {
        first[id.text] = id.range
      }
    }
  }

  private static func checkNumber(of tags: [HashtagSyntax], into report: inout [Diagnostic]) {
    for (tag, extra) in zip(tags, tags.dropFirst()) {
      let gap = SourceRange(file: tag.range.file, lower: tag.range.upper, upper: extra.range.upper)
      let edit = FixIt.Edit(range: gap, replacement: "")
      let fixIts =
        tag.text == extra.text ? [FixIt(.removeText, ["#" + tag.text], edits: [edit])] : []
      report.append(Diagnostic(.severalLineIDs, .severalLineIDs, at: extra.range, fixIts: fixIts))
    }
  }

  /// The later of two lines gets a new id: the first has translations and voices already.
  private static func duplicate(
    _ tag: HashtagSyntax, of other: SourceRange, better id: String
  ) -> Diagnostic {
    let edit = FixIt.Edit(range: tag.range, replacement: "#" + id)
    return Diagnostic(
      .duplicateLineID, .duplicateLineID, [tag.text], at: tag.range,
      notes: [Note(.firstUsedHere, at: other)],
      fixIts: [FixIt(.replaceText, ["#" + tag.text, "#" + id], edits: [edit])])
  }
}
