/// What went wrong while a typeface was opened or a glyph was drawn.
package struct TextError: Error, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable {
    case fontMissing
    case fontUnreadable
    case libraryFailed
    case glyphFailed
  }

  package var code: Code
  /// The file concerned, or the failing call where there is no file.
  package var subject: String
  /// The library's own error number, 0 where it gave none.
  package var number: Int32

  package init(_ code: Code, subject: String, number: Int32 = 0) {
    self.code = code
    self.subject = subject
    self.number = number
  }

  package var description: String { message(language: "en") }

  /// Says what is wrong and what mends it, in Danish for `da` and else in English.
  package func message(language: String) -> String {
    language == "da" ? danish : english
  }

  private var danish: String {
    switch code {
    case .fontMissing:
      "skrifttypen '\(subject)' findes ikke; hent mappen Assets/Fonts igen"
    case .fontUnreadable:
      "skrifttypen '\(subject)' kan ikke læses (fejl \(number)); hent Assets/Fonts igen"
    case .libraryFailed:
      "FreeType kan ikke starte (\(subject), fejl \(number)); installer libfreetype6 igen"
    case .glyphFailed:
      "et tegn kan ikke tegnes (\(subject), fejl \(number))"
    }
  }

  private var english: String {
    switch code {
    case .fontMissing:
      "the typeface '\(subject)' does not exist; fetch the folder Assets/Fonts again"
    case .fontUnreadable:
      "the typeface '\(subject)' cannot be read (error \(number)); fetch Assets/Fonts again"
    case .libraryFailed:
      "FreeType cannot start (\(subject), error \(number)); install libfreetype6 again"
    case .glyphFailed:
      "a glyph cannot be drawn (\(subject), error \(number))"
    }
  }
}
