/// How a language sorts numbers into those that need different words.
///
/// The rules are Unicode CLDR's (version 42) for the languages that scenarios
/// are written in. Every other language has `other` alone, so a translation into
/// one shows its `other` text for every number.
package struct PluralRules: Sendable {
  /// A class of numbers; the names are the properties of `plural` and `ordinal`.
  package enum Category: String, Sendable, Hashable, CaseIterable {
    case zero, one, two, few, many, other
  }

  private enum Language {
    case danish, english, unknown
  }

  private let language: Language

  /// - Parameter language: a tag as `da` or `en-GB`; only its first part counts.
  package init(language: String) {
    switch language.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
    case "da": self.language = .danish
    case "en": self.language = .english
    default: self.language = .unknown
    }
  }

  /// For how many there are: *1 kiosk*, *2 kiosker*.
  package func cardinal(_ number: PluralOperands) -> Category {
    switch language {
    case .danish:
      let isOne = number.n == 1 || number.i == 1 || (number.t != 0 && number.i == 0)
      return isOne ? .one : .other
    case .english: return number.i == 1 && number.v == 0 ? .one : .other
    case .unknown: return .other
    }
  }

  /// For which in a row it is: *1st*, *22nd*; Danish has one form.
  package func ordinal(_ number: PluralOperands) -> Category {
    guard language == .english, number.v == 0 else { return .other }
    let n = number.n
    let tens = n.truncatingRemainder(dividingBy: 100)
    if (11...13).contains(tens) { return .other }
    switch n.truncatingRemainder(dividingBy: 10) {
    case 1: return .one
    case 2: return .two
    case 3: return .few
    default: return .other
    }
  }
}

/// The parts of a number that plural rules look at, under CLDR's names.
///
/// They are those of the number as it is written, so that 1.0 counts as 1. The
/// whole part keeps its sign, as upstream's does: −1 is `other` in English.
package struct PluralOperands: Sendable, Hashable {
  /// The absolute value.
  package var n: Double
  /// The whole part.
  package var i: Double
  /// The number of digits after the point.
  package var v: Int
  /// Those digits as a number, without zeros at the end.
  package var t: Double

  package init(whole: Int) {
    n = Double(whole).magnitude
    i = Double(whole)
    v = 0
    t = 0
  }

  package init(_ number: Float) {
    // The shortest digits: 2.1 is 21 tenths, not what a float makes of it.
    let text = number.magnitude.description
    n = Double(text) ?? 0
    i = Double(number.rounded(.towardZero))
    if text.contains("e") {
      // Too large for digits after the point, or too small for others.
      v = number.magnitude < 1 ? 1 : 0
      t = Double(v)
    } else {
      let digits = text.split(separator: ".").dropFirst().first ?? "0"
      v = digits == "0" ? 0 : digits.utf8.count
      t = Double(digits) ?? 0
    }
  }

  /// `nil` for what is no number.
  package init?(_ value: MarkupValue) {
    switch value {
    case .integer(let whole): self.init(whole: whole)
    case .number(let number): self.init(number)
    case .bool, .string: return nil
    }
  }
}
