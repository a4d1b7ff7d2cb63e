import ScenarioEngine

/// The document that `modet check --json` prints; `modet schema check` describes it.
///
/// What exploring shows stands at the top where one scenario was checked; of
/// several, each has its own in `scenarios`, and the top only sums up.
struct CheckDocument: Encodable {
  /// What `--fix` changed.
  var corrections: [Correction]
  var diagnostics: [DiagnosticRow]
  var findings: [FindingRow]
  var models: [ModelRow]
  var scenarios: [ScenarioRow]

  init(_ checked: [CheckedScripts], models: [CheckedModel], in words: Language) {
    let language = words.diagnosticLanguage
    self.models = models.map { ModelRow($0, in: words) }
    corrections = checked.flatMap(\.corrections)
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
    case corrections
    case diagnostics
    case findings
    case models
    case scenarios
    case states
    case undecided
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(corrections, forKey: .corrections)
    try container.encode(diagnostics, forKey: .diagnostics)
    try container.encode(findings, forKey: .findings)
    try container.encode(models, forKey: .models)
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

  var remark: RemarkRow
  var notes: [NoteRow]
  var fixits: [FixRow]

  init(_ diagnostic: Diagnostic, _ places: PlaceTable, _ language: DiagnosticLanguage) {
    remark = RemarkRow(diagnostic, places, language)
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

  private enum CodingKeys: String, CodingKey {
    case notes
    case fixits
  }

  func encode(to encoder: any Encoder) throws {
    try remark.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(notes, forKey: .notes)
    try container.encode(fixits, forKey: .fixits)
  }
}
