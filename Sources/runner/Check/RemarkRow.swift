import ScenarioEngine

/// What diagnostics and findings have in common in a document: what is wrong, and where.
struct RemarkRow: Encodable {
  var code: String
  var severity: String
  var place: PlaceRow
  var message: String

  init(_ diagnostic: Diagnostic, _ places: PlaceTable, _ language: DiagnosticLanguage) {
    code = diagnostic.code.rawValue
    severity = Self.word(diagnostic.severity)
    place = places.row(diagnostic.range)
    message = diagnostic.message(in: language)
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
  }

  func encode(to encoder: any Encoder) throws {
    try place.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(severity, forKey: .severity)
    try container.encode(message, forKey: .message)
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
