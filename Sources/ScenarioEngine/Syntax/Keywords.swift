/// The words that mean something to the lexer.
///
/// A word is looked up as one number, its bytes side by side, so that none has
/// to become a string first.
enum Keywords {
  /// Words that begin a command of the language itself.
  static let commands = packed([
    "if": .keywordIf, "elseif": .keywordElseIf, "else": .keywordElse, "endif": .keywordEndIf,
    "set": .keywordSet, "declare": .keywordDeclare, "jump": .keywordJump,
    "detour": .keywordDetour, "return": .keywordReturn, "call": .keywordCall,
    "enum": .keywordEnum, "case": .keywordCase, "endenum": .keywordEndEnum,
    "once": .keywordOnce, "endonce": .keywordEndOnce, "local": .keywordLocal,
  ])

  /// Words that are operators or values within an expression.
  static let expressions = packed([
    "true": .keywordTrue, "false": .keywordFalse, "null": .keywordNull, "as": .keywordAs,
    "to": .assign, "is": .equal, "eq": .equal, "neq": .notEqual, "lt": .less,
    "lte": .lessOrEqual, "gt": .greater, "gte": .greaterOrEqual, "and": .and, "or": .or,
    "xor": .exclusiveOr, "not": .not,
  ])

  /// Words that mean something in a `when:` header alone.
  static let whens = packed([
    "always": .keywordAlways, "once": .keywordOnce, "if": .keywordIf,
  ])

  /// No word is longer, and eight bytes fit a number.
  static let maximumLength = 7

  /// A short word as a number; `nil` for one that is too long to be a keyword.
  static func pack(_ word: ArraySlice<UInt8>) -> UInt64? {
    guard word.count <= maximumLength else { return nil }
    return word.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func packed(_ words: [String: TokenKind]) -> [UInt64: TokenKind] {
    var result: [UInt64: TokenKind] = [:]
    for (word, kind) in words {
      if let key = pack(Array(word.utf8)[...]) { result[key] = kind }
    }
    return result
  }
}
