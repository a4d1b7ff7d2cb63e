/// The pieces of a script that are no names: words of the language, numbers, texts in quotes.
package enum ScriptHighlights {
  package enum Kind: Sendable, Hashable {
    /// A word of the language, an arrow, or the signs around a command.
    case keyword
    case number
    case string
    /// A sign that computes, compares or sets.
    case calculation
  }

  /// The pieces of a file with their UTF-8 offsets, in order.
  package static func pieces(of file: SourceFile) -> [(kind: Kind, range: Range<Int>)] {
    guard file.bytes.count <= Parser.maximumFileSize else { return [] }
    return Lexer.tokens(of: file.bytes).compactMap { token in
      guard token.lower < token.upper, let kind = kind(of: token.kind) else { return nil }
      return (kind, Int(token.lower)..<Int(token.upper))
    }
  }

  private static func kind(of token: TokenKind) -> Kind? {
    switch token {
    case .bodyStart, .bodyEnd, .optionArrow, .lineGroupArrow, .commandStart, .commandEnd,
      .keywordIf, .keywordElseIf, .keywordElse, .keywordEndIf, .keywordSet, .keywordDeclare,
      .keywordJump, .keywordDetour, .keywordReturn, .keywordCall, .keywordEnum, .keywordCase,
      .keywordEndEnum, .keywordOnce, .keywordEndOnce, .keywordLocal, .keywordAlways,
      .keywordTrue, .keywordFalse, .keywordNull, .keywordAs, .and, .or, .exclusiveOr, .not:
      .keyword
    case .number: .number
    case .string, .unclosedString: .string
    case .assign, .addAssign, .subtractAssign, .multiplyAssign, .divideAssign, .remainderAssign,
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .star,
      .slash, .percent:
      .calculation
    default: nil
    }
  }
}
