import ScenarioEngine

/// The document that `modet check --json` prints; `modet schema check` describes it.
struct CheckDocument: Encodable {
  var diagnostics: [DiagnosticRow]

  init(_ checked: [CheckedScripts], in language: DiagnosticLanguage) {
    diagnostics = checked.flatMap { scripts in
      let places = PlaceTable(scripts)
      return scripts.diagnostics.map { DiagnosticRow($0, places, language) }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case diagnostics
    case findings
    case states
    case undecided
    case outcomes
    case duration
    case coverage
  }

  /// Nothing explores a scenario's states yet, so what only that could tell is `null`:
  /// neither proven nor refuted.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostics, forKey: .diagnostics)
    try container.encode([String](), forKey: .findings)
    for key in [CodingKeys.states, .undecided, .outcomes, .duration, .coverage] {
      try container.encodeNil(forKey: key)
    }
  }
}

/// One diagnostic of the document.
struct DiagnosticRow: Encodable {
  struct NoteRow: Encodable {
    var place: PlaceRow
    var message: String

    func encode(to encoder: any Encoder) throws {
      try place.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(message, forKey: .message)
    }

    private enum CodingKeys: String, CodingKey { case message }
  }

  struct EditRow: Encodable {
    var place: PlaceRow
    var replacement: String

    func encode(to encoder: any Encoder) throws {
      try place.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(replacement, forKey: .replacement)
    }

    private enum CodingKeys: String, CodingKey { case replacement }
  }

  struct FixRow: Encodable {
    var message: String
    var edits: [EditRow]
  }

  var code: String
  var severity: String
  var place: PlaceRow
  var message: String
  var notes: [NoteRow]
  var fixits: [FixRow]

  init(_ diagnostic: Diagnostic, _ places: PlaceTable, _ language: DiagnosticLanguage) {
    code = diagnostic.code.rawValue
    severity = Self.word(diagnostic.severity)
    place = places.row(diagnostic.range)
    message = diagnostic.message(in: language)
    notes = diagnostic.notes.map {
      NoteRow(
        place: places.row($0.range), message: $0.wording.sentence(in: language, $0.arguments))
    }
    fixits = diagnostic.fixIts.map { fix in
      FixRow(
        message: fix.wording.sentence(in: language, fix.arguments),
        edits: fix.edits.map {
          EditRow(place: places.row($0.range), replacement: $0.replacement)
        })
    }
  }

  /// The severities' names in the language's own table of codes.
  private static func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information: "info"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case code
    case severity
    case message
    case notes
    case fixits
  }

  func encode(to encoder: any Encoder) throws {
    try place.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(severity, forKey: .severity)
    try container.encode(message, forKey: .message)
    try container.encode(notes, forKey: .notes)
    try container.encode(fixits, forKey: .fixits)
  }
}

/// A file and a range in it.
struct PlaceRow: Encodable {
  struct Position: Encodable {
    /// From 1.
    var line: Int
    /// From 1, in characters.
    var column: Int
  }

  struct Range: Encodable {
    var start: Position
    var end: Position
    /// The same as offsets from 0 into the file's bytes; the end lies outside.
    var utf8: [Int]
  }

  var file: String
  /// `nil` for what is wrong with the file as a whole.
  var range: Range?

  private enum CodingKeys: String, CodingKey {
    case file
    case range
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(range, forKey: .range)
  }
}

/// Turns source ranges into places that other programs can find.
struct PlaceTable {
  private let scripts: CheckedScripts

  init(_ scripts: CheckedScripts) { self.scripts = scripts }

  func row(_ range: SourceRange) -> PlaceRow {
    guard scripts.files.indices.contains(range.file) else {
      return PlaceRow(file: scripts.path, range: nil)
    }
    let file = scripts.files[range.file]
    let lower = min(max(range.lower, 0), file.bytes.count)
    let upper = min(max(range.upper, lower), file.bytes.count)
    return PlaceRow(
      file: file.path,
      range: PlaceRow.Range(
        start: position(lower, in: file), end: position(upper, in: file), utf8: [lower, upper]))
  }

  private func position(_ offset: Int, in file: SourceFile) -> PlaceRow.Position {
    let location = file.location(of: offset)
    return PlaceRow.Position(line: location.line, column: location.column)
  }
}
