extension Parser {
  /// The pieces of a text or a command, without the white space at both ends of the whole.
  mutating func parseFormattedText(_ kind: TokenKind) -> [TextSyntax] {
    var pieces: [TextSyntax] = []
    let first = position
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(kind) {
        appendLiteral(eat(), kind, isFirst: position == first + 1, to: &pieces)
      } else if at(.expressionStart) {
        pieces.append(.expression(parseBracedExpression()))
      } else {
        break
      }
    }
    return pieces
  }

  private mutating func appendLiteral(
    _ token: Token, _ kind: TokenKind, isFirst: Bool, to pieces: inout [TextSyntax]
  ) {
    var bytes = Int(token.lower)..<Int(token.upper)
    if isFirst { bytes = WhiteSpace.trimmedStart(bytes, in: source.bytes) }
    if !at(.expressionStart), !at(kind) {
      bytes = WhiteSpace.trimmedEnd(bytes, in: source.bytes)
    }
    if bytes.isEmpty { return }
    let text =
      kind == .text
      ? unescapedText(bytes, isLineStart: isFirst)
      : source.text(bytes.lowerBound, bytes.upperBound)
    pieces.append(
      .literal(text, SourceRange(file: file, lower: bytes.lowerBound, upper: bytes.upperBound)))
  }

  // MARK: - Escapes

  /// Resolves `\{` and its like; `\[`, `\]` and `\:` stay for those who read markup and speakers.
  private mutating func unescapedText(_ range: Range<Int>, isLineStart: Bool) -> String {
    let bytes = source.bytes[range]
    guard bytes.contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let isFirst = isLineStart && index == bytes.startIndex + 1
      index = appendEscape(at: index, in: bytes, isFirst: isFirst, to: &result)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func appendEscape(
    at index: Int, in bytes: ArraySlice<UInt8>, isFirst: Bool, to result: inout [UInt8]
  ) -> Int {
    guard index < bytes.endIndex else {
      reportUnknownEscape(from: index - 1, to: index)
      return index
    }
    switch bytes[index] {
    // As every other reader has it, a text cannot begin with the last of the three.
    case UInt8(ascii: "["), UInt8(ascii: ":"),
      UInt8(ascii: "]") where !isFirst:
      result.append(UInt8(ascii: "\\"))
      result.append(bytes[index])
    case UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "/"):
      result.append(bytes[index])
    default:
      var end = index + 1
      // The rest of a character that is longer than one byte.
      while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end += 1 }
      reportUnknownEscape(from: index - 1, to: end)
      return end
    }
    return index + 1
  }

  private mutating func reportUnknownEscape(from lower: Int, to upper: Int) {
    let range = SourceRange(file: file, lower: lower, upper: upper)
    remark(.syntaxError, .escapeUnknown, [text(in: range)], at: range)
  }
}
