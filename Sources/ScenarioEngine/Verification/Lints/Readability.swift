/// How hard a text is to read, by the length of its sentences and words.
///
/// Lix (läsbarhetsindex) is words a sentence plus the share of long words in
/// percent; below 30 is very easy, as children's books are. A word is long with
/// more than six letters, and a sentence ends at a full stop, a colon or another
/// final mark, or where a text does.
///
/// It was made for Swedish and is used for Danish and Norwegian alike. English
/// texts and their translations rank the same by it, so it is used there too;
/// its bands are not proven for other languages, which are left alone.
///
/// - Source: C.-H. Björnsson, Läsbarhet, Stockholm 1968. J. Anderson, Analysing
///   the Readability of English and Non-English Texts in the Classroom with Lix,
///   1981 (ERIC ED207022).
package struct Readability: Sendable, Hashable {
  /// A word with more letters is long.
  package static let longestShortWord = 6
  private static let languages: Set<String> = ["da", "sv", "no", "nb", "nn", "en"]

  package private(set) var words = 0
  package private(set) var longWords = 0
  package private(set) var sentences = 0

  package init() {}

  package init(_ text: String) { add(text) }

  /// Whether the bands of the index hold in a language, as `da` or `en-GB`.
  package static func isMeasured(in language: String) -> Bool {
    language.split(separator: "-").first.map { languages.contains(String($0)) } ?? false
  }

  /// Counts the words and sentences of another measure.
  package mutating func add(_ part: Readability) {
    words += part.words
    longWords += part.longWords
    sentences += part.sentences
  }

  /// What is left without a part.
  package func without(_ part: Readability) -> Readability {
    var rest = self
    rest.words -= part.words
    rest.longWords -= part.longWords
    rest.sentences -= part.sentences
    return rest
  }

  /// Counts one more text; its end is the end of a sentence.
  package mutating func add(_ text: String) {
    let tokens = text.split { $0.isWhitespace || Self.separators.contains($0) }
    var isOpen = false
    for (index, token) in tokens.enumerated() {
      let letters = token.count(where: \.isLetter)
      if letters > 0 || token.contains(where: \.isNumber) {
        words += 1
        isOpen = true
      }
      if letters > Self.longestShortWord { longWords += 1 }
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if isOpen, Self.endsSentence(token, before: next) {
        sentences += 1
        isOpen = false
      }
    }
    if isOpen { sentences += 1 }
  }

  /// A full stop may be an abbreviation's and dots a pause, so a capital letter must follow those.
  private static func endsSentence(_ token: Substring, before next: Substring?) -> Bool {
    guard let mark = token.last(where: { !closing.contains($0) }) else { return false }
    switch mark {
    case "!", "?", ":": return true
    case ".", "…":
      guard let first = next?.first(where: { $0.isLetter || $0.isNumber }) else { return true }
      return first.isUppercase
    default: return false
    }
  }

  /// Between words, beside blanks.
  private static let separators: Set<Character> = ["/", "–", "—"]
  /// After a sentence's mark.
  private static let closing: Set<Character> = ["\"", "'", "”", "’", "»", "«", ")"]

  /// The index; `nil` for a text without words.
  package var lix: Double? {
    guard words > 0, sentences > 0 else { return nil }
    return Double(words) / Double(sentences) + 100 * Double(longWords) / Double(words)
  }

  /// Whether the index is above a bound, without rounding.
  package func isAbove(_ bound: Int) -> Bool {
    words * words + 100 * longWords * sentences > bound * words * sentences
  }

  /// How many words a person reads in a text; signs alone are none.
  package static func wordCount(_ text: String) -> Int { Readability(text).words }
}
