/// The texts of a scenario by language and line id; a missing translation falls back to the script.
package struct StringTable: Sendable {
  /// The language of the script itself.
  package let baseLanguage: String
  private var translations: [String: [String: String]] = [:]

  package init(baseLanguage: String) {
    self.baseLanguage = baseLanguage
  }

  /// Adds translations: line id, as `line:greeting-1`, to text with `{0}` for values.
  package mutating func add(language: String, _ entries: [String: String]) {
    translations[language, default: [:]].merge(entries) { _, new in new }
  }

  /// The languages there is any text in, sorted.
  package var languages: [String] { (Array(translations.keys) + [baseLanguage]).sorted() }

  /// Whether a line has words of its own in a language.
  package func hasTranslation(of id: String, language: String) -> Bool {
    language == baseLanguage || translations[language]?[id] != nil
  }

  /// A translation as it is written, with `{0}` for values.
  package func template(of id: String, language: String) -> String? {
    translations[language]?[id]
  }

  /// The words of a line with its values filled in and its markup read.
  package func text(
    for line: LineInfo, substitutions: [String], language: String
  ) -> ResolvedText {
    guard let template = translations[language]?[line.textID] else {
      return ResolvedText(line.pieces, substitutions, language: baseLanguage)
    }
    let pieces = TextPiece.pieces(of: template, count: substitutions.count)
    return ResolvedText(pieces, substitutions, language: language)
  }

  /// The words of a line whose values are not known: `…` for each, and all that markup can say.
  package func outline(of line: LineInfo, language: String) -> ResolvedText {
    let count = line.pieces.count { if case .substitution = $0 { true } else { false } }
    let values = Array(repeating: MarkupValue.unknownText, count: count)
    return text(for: line, substitutions: values, language: language)
  }
}
