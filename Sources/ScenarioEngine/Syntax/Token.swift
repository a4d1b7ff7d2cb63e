/// The smallest piece of a script that the parser looks at.
struct Token: Sendable, Hashable {
  var kind: TokenKind
  /// UTF-8 offsets in the file.
  var lower: Int32
  var upper: Int32

  init(_ kind: TokenKind, _ lower: Int, _ upper: Int) {
    self.kind = kind
    self.lower = Int32(truncatingIfNeeded: lower)
    self.upper = Int32(truncatingIfNeeded: upper)
  }
}

/// What a token is; words that only mean something in one place are told apart there.
enum TokenKind: UInt8, Sendable, Hashable {
  // Files and nodes
  case headerKey
  case colon
  case headerText
  case bodyStart
  case bodyEnd
  /// Nothing stands here, but the next node begins, so the `===` before it was left out.
  case lostBodyEnd
  case endOfFile
  /// The end of a line that held anything.
  case newline
  /// The line after an option is deeper than the option.
  case indent
  case dedent
  /// An empty line right after an option or its block: the group is over.
  case blankLine

  // Text
  case text
  /// With its `#`.
  case hashtag
  case optionArrow
  case lineGroupArrow
  case commandStart
  case commandEnd
  case commandText
  case expressionStart
  case expressionEnd

  // Words after `<<`
  case keywordIf
  case keywordElseIf
  case keywordElse
  case keywordEndIf
  case keywordSet
  case keywordDeclare
  case keywordJump
  case keywordDetour
  case keywordReturn
  case keywordCall
  case keywordEnum
  case keywordCase
  case keywordEndEnum
  case keywordOnce
  case keywordEndOnce
  case keywordLocal
  case keywordAlways

  // Expressions
  case identifier
  case variable
  case number
  case string
  case unclosedString
  case keywordTrue
  case keywordFalse
  case keywordNull
  case keywordAs
  case assign
  case addAssign
  case subtractAssign
  case multiplyAssign
  case divideAssign
  case remainderAssign
  case equal
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case and
  case or
  case exclusiveOr
  case not
  case plus
  case minus
  case star
  case slash
  case percent
  case leftParenthesis
  case rightParenthesis
  case comma
  case dot
  /// A character that belongs nowhere.
  case unknown
}
