/// A line has one id, and no other line has it.
enum LineIDRule: CheckingRule {
  static let prefix = "line:"
  static let shadowPrefix = "shadow:"
  static let prefixes = [prefix, shadowPrefix]

  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var first: [String: SourceRange] = [:]
    var free = FreeLineIDs(checker.survey)
    for line in checker.survey.lines {
      let ids = line.syntax.tags(beginning: prefix)
      let shadows = line.syntax.tags(beginning: shadowPrefix)
      if let id = ids.first, let shadow = shadows.first {
        report.append(
          Diagnostic(
            .lineIDAndShadow, .lineIDAndShadow, at: shadow.range,
            notes: [Note(.lineIDHere, at: id.range)]))
        continue
      }
      checkNumber(of: ids.isEmpty ? shadows : ids, into: &report)
      guard let tag = ids.first else { continue }
      if let other = first[tag.text] {
        let id = free.next(for: line, in: checker.survey)
        report.append(duplicate(tag, of: other, better: id))
      } else {
        first[tag.text] = tag.range
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
