/// Every line and option of a scenario has an id; translations, voices and logs go by it.
///
/// A shadow line has that of the line it repeats.
enum MissingLineIDRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    var free = FreeLineIDs(checker.survey)
    for line in checker.survey.lines
    where line.syntax.isComplete && line.syntax.shadowedID == nil {
      let tags = line.syntax.tags(beginning: LineIDRule.prefix)
      if tags.contains(where: { $0.text.utf8.count > LineIDRule.prefix.utf8.count }) { continue }
      let text = " #" + free.next(for: line)
      let edit = FixIt.Edit(range: line.syntax.range.end, replacement: text)
      let fixIts = tags.isEmpty ? [FixIt(.insertText, [text], edits: [edit])] : []
      report.append(
        Diagnostic(.missingLineID, .missingLineID, at: line.syntax.range, fixIts: fixIts))
    }
  }
}
