import ScenarioEngine

/// Turns what is wrong into what the client shows, file by file.
struct DiagnosticReport {
  let analysis: Analysis
  let settings: ClientSettings

  /// The diagnostics by path; a fault without a place stands first in the root's main file.
  func byFile(_ findings: [Finding]) -> [String: [LSP.Diagnostic]] {
    var result: [String: [LSP.Diagnostic]] = [:]
    for diagnostic in analysis.diagnostics {
      result[path(of: diagnostic.range), default: []].append(converted(diagnostic))
    }
    for finding in findings {
      var converted = converted(finding.diagnostic)
      let way = steps(of: finding)
      if !way.isEmpty { converted.relatedInformation = (converted.relatedInformation ?? []) + way }
      result[path(of: finding.diagnostic.range), default: []].append(converted)
    }
    return result
  }

  func converted(_ diagnostic: Diagnostic) -> LSP.Diagnostic {
    let notes = diagnostic.notes.compactMap { note -> LSP.RelatedInformation? in
      let message = note.wording.sentence(in: settings.language, note.arguments)
      return location(note.range).map { LSP.RelatedInformation(location: $0, message: message) }
    }
    return LSP.Diagnostic(
      range: range(of: diagnostic.range), severity: Self.severity(diagnostic.severity),
      code: diagnostic.code.rawValue, message: diagnostic.message(in: settings.language),
      tags: Self.tags[diagnostic.code], relatedInformation: notes.isEmpty ? nil : notes)
  }

  // MARK: - Parts

  /// What an editor shows faded or struck through.
  private static let tags: [DiagnosticCode: [Int]] = [
    .unreachableCode: [LSP.Diagnostic.unnecessary],
    .unusedVariable: [LSP.Diagnostic.unnecessary],
    .unreachedNode: [LSP.Diagnostic.unnecessary],
    .unreachedLine: [LSP.Diagnostic.unnecessary],
    .unreachedOption: [LSP.Diagnostic.unnecessary],
    .staleTranslation: [LSP.Diagnostic.deprecated],
  ]

  private static func severity(_ severity: Severity) -> Int {
    switch severity {
    case .error: LSP.Diagnostic.error
    case .warning: LSP.Diagnostic.warning
    case .information: LSP.Diagnostic.information
    }
  }

  private func path(of range: SourceRange) -> String {
    analysis.files.indices.contains(range.file)
      ? analysis.files[range.file].path : analysis.root.mainFile
  }

  private func range(of range: SourceRange) -> LSP.Range {
    guard analysis.files.indices.contains(range.file) else {
      let start = LSP.Position(line: 0, character: 0)
      return LSP.Range(start: start, end: start)
    }
    return settings.encoding.range(range, in: analysis.files[range.file])
  }

  private func location(_ range: SourceRange) -> LSP.Location? {
    Navigation.location(range, analysis, settings)
  }

  /// The way that shows a finding, each step at its line or node.
  private func steps(of finding: Finding) -> [LSP.RelatedInformation] {
    let names = analysis.outline.names
    return finding.path.enumerated().compactMap { index, step in
      let name = AuthorName(step.lineID == nil ? .node : .line, step.id)
      guard let place = names.definitions(of: name).first.flatMap({ location($0.range) }) else {
        return nil
      }
      let label = Self.wording(of: step.kind).sentence(in: settings.language, [text(of: step)])
      return LSP.RelatedInformation(
        location: place, message: "\(index + 1)/\(finding.path.count) \(label)")
    }
  }

  /// A line's words, or the node or number that a step is about.
  private func text(of step: PathStep) -> String {
    guard let id = step.lineID, let scenario = analysis.reading?.scenario,
      let line = scenario.program.line(withID: id)
    else { return step.id }
    return scenario.stringTable.outline(of: line, language: settings.language.rawValue).text
  }

  private static func wording(of kind: PathStep.Kind) -> Wording {
    switch kind {
    case .answer: Wording(en: "the young person: {0}", da: "den unge: {0}")
    case .silence: Wording(en: "the young person says nothing: {0}", da: "den unge tier: {0}")
    case .intervention: Wording(en: "the pedagogue calls {0}", da: "pædagogen kalder {0}")
    case .level: Wording(en: "the pedagogue: level {0}", da: "pædagogen: hårdhed {0}")
    case .chance: Wording(en: "chance draws {0}", da: "tilfældet trækker {0}")
    case .track:
      Wording(en: "the background track {0} goes on", da: "baggrundssporet {0} går videre")
    case .line: Wording(en: "said: {0}", da: "der siges: {0}")
    }
  }
}
