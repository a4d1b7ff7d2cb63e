/// One thing that is wrong, or suspect, in the text of a scenario.
///
/// `Diagnostics/` keeps three things apart: `DiagnosticCode` is the stable
/// identity that a page documents, `Diagnostic` the structure (where, with
/// which words of the source), and `Wording` the sentences in each language.
/// Problems in scenario text are always such values, never thrown errors.
package struct Diagnostic: Sendable, Hashable {
  package var code: DiagnosticCode
  /// The code's own severity, unless a profile is stricter.
  package var severity: Severity
  package var wording: Wording
  /// What fills `{0}`, `{1}` … of the wording, as it stands in the source.
  package var arguments: [String]
  package var range: SourceRange
  package var notes: [Note]
  package var fixIts: [FixIt]

  package init(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String] = [], at range: SourceRange,
    severity: Severity? = nil, notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.wording = wording
    self.arguments = arguments
    self.range = range
    self.notes = notes
    self.fixIts = fixIts
  }

  /// The message as one sentence without a final stop.
  package func message(in language: DiagnosticLanguage) -> String {
    wording.sentence(in: language, arguments)
  }
}

/// How much a diagnostic weighs; only an error keeps a program from being made.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  case information
  case warning
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A second place that explains a diagnostic, as “first declared here”.
package struct Note: Sendable, Hashable {
  package var wording: Wording
  package var arguments: [String]
  package var range: SourceRange

  package init(_ wording: Wording, _ arguments: [String] = [], at range: SourceRange) {
    self.wording = wording
    self.arguments = arguments
    self.range = range
  }
}

/// A change of the text that certainly removes the diagnostic.
package struct FixIt: Sendable, Hashable {
  /// One replacement of a range of UTF-8 offsets.
  package struct Edit: Sendable, Hashable {
    package var range: SourceRange
    package var replacement: String

    package init(range: SourceRange, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  package var wording: Wording
  package var arguments: [String]
  package var edits: [Edit]

  package init(_ wording: Wording, _ arguments: [String] = [], edits: [Edit]) {
    self.wording = wording
    self.arguments = arguments
    self.edits = edits
  }
}

/// The languages in which messages are written.
package enum DiagnosticLanguage: String, Sendable, Hashable, CaseIterable {
  case danish = "da"
  case english = "en"
}
