import ScenarioEngine

/// Offers the corrections that are known, for a range or for a whole file.
struct QuickFixes {
  let analysis: Analysis
  let settings: ClientSettings
  let edits: Edits

  func actions(
    inFile file: Int, _ offsets: Range<Int>, only kinds: [String]?, _ found: [Diagnostic]
  ) -> [LSP.CodeAction] {
    let wants = { (kind: String) in
      kinds.map { $0.contains { kind == $0 || kind.hasPrefix($0 + ".") } } ?? true
    }
    let here = found.filter { $0.range.file == file }
    var actions: [LSP.CodeAction] = []
    if wants("quickfix") {
      for diagnostic in here where touches(diagnostic.range, offsets) {
        actions += diagnostic.fixIts.map { action($0, for: diagnostic) }
      }
    }
    if wants("source.fixAll"), let all = fixAll(here) { actions.append(all) }
    return actions
  }

  private func touches(_ range: SourceRange, _ offsets: Range<Int>) -> Bool {
    range.lower <= offsets.upperBound && offsets.lowerBound <= range.upper
  }

  private func action(_ fix: FixIt, for diagnostic: Diagnostic) -> LSP.CodeAction {
    let report = DiagnosticReport(analysis: analysis, settings: settings)
    return LSP.CodeAction(
      title: fix.wording.sentence(in: settings.language, fix.arguments), kind: "quickfix",
      diagnostics: [report.converted(diagnostic)],
      isPreferred: diagnostic.fixIts.count == 1, edit: edits.workspaceEdit(fix.edits))
  }

  /// Every correction of the file that is the only one for its fault and meets no other.
  private func fixAll(_ found: [Diagnostic]) -> LSP.CodeAction? {
    var taken: [FixIt.Edit] = []
    for diagnostic in found where diagnostic.fixIts.count == 1 {
      let edits = diagnostic.fixIts[0].edits
      let isFree = edits.allSatisfy { edit in
        !taken.contains { other in
          other.range.file == edit.range.file && other.range.lower <= edit.range.upper
            && edit.range.lower <= other.range.upper
        }
      }
      if isFree { taken += edits }
    }
    guard !taken.isEmpty else { return nil }
    let title = Wording(en: "correct all that is certain", da: "ret alt, der er sikkert")
    return LSP.CodeAction(
      title: title.sentence(in: settings.language, []), kind: "source.fixAll",
      edit: edits.workspaceEdit(taken))
  }
}
