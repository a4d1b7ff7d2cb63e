/// A text in several languages.
package struct LocalizedText: Sendable, Hashable {
  /// Language code to text; the base language is always there.
  package var texts: [String: String]
  package var baseLanguage: String

  package init(_ texts: [String: String], baseLanguage: String) {
    self.texts = texts
    self.baseLanguage = baseLanguage
  }

  /// The text in a language, or in the base language where there is none.
  package subscript(language: String) -> String {
    texts[language] ?? texts[baseLanguage] ?? ""
  }
}
