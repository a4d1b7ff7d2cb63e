/// Writes diagnostics as `file:line:column: error: message [code]` with the source line and a caret.
package struct DiagnosticFormatter: Sendable {
  package var files: [SourceFile]
  package var language: DiagnosticLanguage

  package init(files: [SourceFile], language: DiagnosticLanguage) {
    self.files = files
    self.language = language
  }

  /// One diagnostic with its notes and fix-its, lines separated by `\n`, none at the end.
  package func format(_ diagnostic: Diagnostic) -> String {
    let heading = label(of: diagnostic.severity)
    let message = "\(diagnostic.message(in: language)) [\(diagnostic.code.rawValue)]"
    var lines = [block(heading, message, at: diagnostic.range)]
    for note in diagnostic.notes {
      let sentence = note.wording.sentence(in: language, note.arguments)
      lines.append(block("note", sentence, at: note.range))
    }
    for fixIt in diagnostic.fixIts {
      lines.append("  \(fixItLabel): \(fixIt.wording.sentence(in: language, fixIt.arguments))")
    }
    return lines.joined(separator: "\n")
  }

  /// All diagnostics in the given order, separated by newlines.
  package func format(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { format($0) }.joined(separator: "\n")
  }

  // MARK: - Parts

  private func block(_ heading: String, _ message: String, at range: SourceRange) -> String {
    guard files.indices.contains(range.file) else { return "\(heading): \(message)" }
    let file = files[range.file]
    let location = file.location(of: range.lower)
    let contents = file.lineTable.contents(ofLine: location.line - 1, in: file.bytes)
    let source = file.text(contents.lowerBound, contents.upperBound)
    let caret = caretLine(under: source, location, range, in: file, lineEnd: contents.upperBound)
    let place = "\(file.path):\(location.line):\(location.column)"
    return "\(place): \(heading): \(message)\n  \(source)\n  \(caret)"
  }

  /// Keeps tabs as tabs so that the caret stands under its character in any terminal.
  private func caretLine(
    under source: String, _ location: SourceLocation, _ range: SourceRange, in file: SourceFile,
    lineEnd: Int
  ) -> String {
    let padding = source.prefix(location.column - 1).map { $0 == "\t" ? "\t" : " " as Character }
    let length = file.text(range.lower, min(range.upper, lineEnd)).count
    return String(padding) + "^" + String(repeating: "~", count: max(0, length - 1))
  }

  /// In English in every language, since editors and scripts look for these words.
  private func label(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }

  private var fixItLabel: String {
    switch language {
    case .english: "fix"
    case .danish: "rettelse"
    }
  }
}
