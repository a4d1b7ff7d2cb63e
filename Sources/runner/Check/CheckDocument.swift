import ScenarioEngine

/// The document that `modet check --json` prints; `modet schema check` describes it.
///
/// What exploring shows stands at the top where one scenario was checked; of
/// several, each has its own in `scenarios`, and the top only sums up.
struct CheckDocument: Encodable {
  var diagnostics: [DiagnosticRow]
  var findings: [FindingRow]
  var scenarios: [ScenarioRow]

  init(_ checked: [CheckedScripts], in language: DiagnosticLanguage) {
    diagnostics = checked.flatMap { scripts in
      let places = PlaceTable(scripts)
      return scripts.diagnostics.map { DiagnosticRow($0, places, language) }
    }
    findings = checked.flatMap { scripts in
      let places = PlaceTable(scripts)
      return (scripts.scenario?.findings ?? []).map { FindingRow($0, places, language) }
    }
    scenarios = checked.compactMap { scripts in
      scripts.scenario.flatMap { scenario in
        scenario.report.map { ScenarioRow(id: scenario.package.id, $0) }
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case diagnostics
    case findings
    case scenarios
    case states
    case undecided
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostics, forKey: .diagnostics)
    try container.encode(findings, forKey: .findings)
    try container.encode(scenarios, forKey: .scenarios)
    let isVerified = !scenarios.isEmpty
    let states = isVerified ? scenarios.reduce(0) { $0 + $1.states } : nil
    let undecided = isVerified ? scenarios.reduce(0) { $0 + $1.undecided } : nil
    try container.encode(states, forKey: .states)
    try container.encode(undecided, forKey: .undecided)
    let only = scenarios.count == 1 ? scenarios.first?.results : nil
    try (only ?? ScenarioRow.Results()).encode(to: encoder)
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
  static func word(_ severity: Severity) -> String {
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
