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
    let excerpt = Excerpt(of: source, around: location.column - 1)
    let length = file.text(range.lower, min(range.upper, contents.upperBound)).count
    let place = "\(file.path):\(location.line):\(location.column)"
    return "\(place): \(heading): \(message)\n  \(excerpt.text)\n  \(excerpt.caret(length))"
  }

  /// A source line as it is shown; of a very long one, what stands around the fault.
  private struct Excerpt {
    /// More characters of one line help nobody, and fill a terminal.
    static let widest = 240
    static let before = 80

    let text: String
    /// How many characters of the text stand before the fault.
    let column: Int

    init(of source: String, around column: Int) {
      guard source.count > Self.widest else {
        text = source
        self.column = column
        return
      }
      let skipped = max(0, column - Self.before)
      let shown = source.dropFirst(skipped).prefix(Self.widest)
      let head = skipped > 0 ? "…" : ""
      text = head + shown + (shown.endIndex < source.endIndex ? "…" : "")
      self.column = column - skipped + head.count
    }

    /// Keeps tabs as tabs so that the caret stands under its character in any terminal.
    func caret(_ length: Int) -> String {
      let padding = text.prefix(column).map { $0 == "\t" ? "\t" : " " as Character }
      let tail = min(length, text.count - column) - 1
      return String(padding) + "^" + String(repeating: "~", count: max(0, tail))
    }
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
