/// Who has agreed that their voice is used: `Voices/consent.yaml` of a scenario.
///
/// ```yaml
/// - cast: officerA
///   language: da
///   date: 2026-11-22
///   kept: the institution's archive, 2026/14
/// ```
///
/// It names a part and a language, never a person: the signed paper stays where `kept` says.
package struct VoiceConsents: Sendable {
  /// One agreement.
  package struct Entry: Sendable, Hashable {
    /// The cast's id of the part that was spoken.
    package var cast: String
    package var language: String
    /// The day of the signature, as `2026-11-22`.
    package var date: String
    /// Where the signed paper is.
    package var kept: String
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  /// Reads the file's text.
  ///
  /// - Parameters:
  ///   - file: as it stands on the disk.
  ///   - cast: the ids that an entry may name.
  /// - Returns: the entries that are complete, and what is wrong with the others.
  package static func read(
    _ file: SourceFile, cast: [String]
  ) -> (consents: VoiceConsents, diagnostics: [Diagnostic]) {
    var parser = ConfigParser(file: file, fileIndex: 0)
    var reader = ConfigReader()
    var consents = VoiceConsents()
    if let root = parser.parse() {
      for node in reader.items(of: root) {
        if let entry = entry(node, cast, &reader) { consents.entries.append(entry) }
      }
    }
    return (consents, parser.diagnostics + reader.diagnostics)
  }

  private static func entry(
    _ node: ConfigNode, _ cast: [String], _ reader: inout ConfigReader
  ) -> Entry? {
    _ = reader.entries(of: node, known: ["cast", "language", "date", "kept"])
    let part = reader.word(reader.required("cast", in: node), among: cast)
    let language = reader.string(reader.required("language", in: node))
    let date = reader.day(reader.required("date", in: node))
    let kept = reader.string(reader.required("kept", in: node))
    guard let part, let language, let date, let kept else { return nil }
    return Entry(cast: part, language: language, date: date, kept: kept)
  }

  /// Whether somebody agreed for a part in a language.
  package func covers(_ cast: String, in language: String) -> Bool {
    entries.contains { $0.cast == cast && $0.language == language }
  }
}
