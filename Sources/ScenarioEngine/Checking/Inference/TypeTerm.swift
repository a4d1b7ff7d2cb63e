/// A type that may not be known yet: one of the language, an enumeration, or an unknown.
///
/// One word, so that thousands of unknowns cost no allocation each.
struct TypeTerm: Sendable, Hashable {
  /// Negative for a known type, else the index of an unknown.
  private(set) var code: Int32

  static let any = TypeTerm(code: -1)
  static let string = TypeTerm(code: -2)
  static let number = TypeTerm(code: -3)
  static let bool = TypeTerm(code: -4)
  /// Has been reported already; fits everywhere, so that one mistake is told once.
  static let faulty = TypeTerm(code: -5)

  private static let firstEnumeration: Int32 = -6

  static func enumeration(_ index: Int) -> TypeTerm {
    TypeTerm(code: firstEnumeration - Int32(clamping: index))
  }

  static func unknown(_ index: Int) -> TypeTerm { TypeTerm(code: Int32(clamping: index)) }

  var isUnknown: Bool { code >= 0 }

  /// The index of the unknown that it is.
  var unknownIndex: Int? { isUnknown ? Int(code) : nil }

  /// The index of the enumeration that it is.
  var enumerationIndex: Int? {
    code <= Self.firstEnumeration ? Int(Self.firstEnumeration - code) : nil
  }

  private init(code: Int32) { self.code = code }
}
