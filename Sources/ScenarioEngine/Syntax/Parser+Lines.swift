extension Parser {
  /// Reads `line → text (condition | hashtag)* newline`.
  mutating func parseLine() -> LineSyntax {
    let start = current
    var line = LineSyntax(text: [], condition: nil, tags: [], range: range(of: start))
    line.text = trimmed(parseFormattedText(.text))
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(.hashtag) {
        line.tags.append(contentsOf: parseHashtags())
      } else if at(.commandStart) {
        parseCommandAfterText(into: &line)
      } else {
        break
      }
    }
    line.range =
      line.text.isEmpty && previous.upper < start.lower
      ? range(of: start).start : range(from: start)
    expectLineEnd()
    return line
  }

  /// The pieces of a text or a command: fixed parts and expressions in braces.
  mutating func parseFormattedText(_ kind: TokenKind) -> [TextSyntax] {
    var pieces: [TextSyntax] = []
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(kind) {
        let token = eat()
        let literal = kind == .text ? unescapedText(of: token) : text(of: token)
        pieces.append(.literal(literal, range(of: token)))
      } else if at(.expressionStart) {
        pieces.append(.expression(parseBracedExpression()))
      } else {
        break
      }
    }
    return pieces
  }

  mutating func parseHashtags() -> [HashtagSyntax] {
    var tags: [HashtagSyntax] = []
    while let token = consume(if: .hashtag) {
      let text = String(LineText.trimmed(text(of: token).dropFirst()))
      if text.isEmpty { report(.syntaxError, .expectedTagText, at: range(of: token)) }
      tags.append(HashtagSyntax(text: text, range: range(of: token)))
    }
    return tags
  }

  private mutating func parseCommandAfterText(into line: inout LineSyntax) {
    let start = eat()
    switch current.kind {
    case .keywordIf:
      eat()
      add(.holds(parseExpression()), to: &line, from: start)
    case .keywordOnce:
      let word = range(of: eat())
      add(.once(parseOnceCondition(), word), to: &line, from: start)
    default:
      skipToCommandEnd(from: start)
      let range = range(from: start)
      report(.commandFollowingLine, .commandAfterLine, [text(in: range)], at: range)
    }
  }

  private mutating func add(
    _ condition: LineCondition, to line: inout LineSyntax, from start: Token
  ) {
    if line.condition == nil {
      line.condition = condition
    } else {
      report(.syntaxError, .unexpectedAfterText, ["'<<if'"], at: range(of: start))
    }
    closeCommand(from: start)
  }

  /// Reads `('if' expression)?` after `once`.
  mutating func parseOnceCondition() -> Expression? {
    consume(if: .keywordIf) == nil ? nil : parseExpression()
  }

  /// Reports what stands between the end of a line's tags and the line's end.
  private mutating func expectLineEnd() {
    if consume(if: .newline) != nil || at(.endOfFile) || at(.dedent) || at(.bodyEnd) { return }
    report(.syntaxError, .unexpectedAfterText, [describeCurrent()], at: currentRange)
    skipLine()
  }

  // MARK: - Text

  /// Resolves `\{` and its like; `\[`, `\]` and `\:` stay for those who read markup and speakers.
  private mutating func unescapedText(of token: Token) -> String {
    let bytes = source.bytes[Int(token.lower)..<Int(token.upper)]
    guard bytes.contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      index = appendEscape(at: index, in: bytes, to: &result)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func appendEscape(
    at index: Int, in bytes: ArraySlice<UInt8>, to result: inout [UInt8]
  ) -> Int {
    guard index < bytes.endIndex else {
      reportUnknownEscape(from: index - 1, to: index)
      return index
    }
    switch bytes[index] {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"):
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
    report(.syntaxError, .escapeUnknown, [text(in: range)], at: range)
  }

  /// Without the white space at both ends of the whole text.
  func trimmed(_ pieces: [TextSyntax]) -> [TextSyntax] {
    var pieces = pieces
    if case .literal(let text, let range)? = pieces.first {
      let rest = String(text.drop { $0 == " " || $0 == "\t" })
      pieces[0] = .literal(rest, range)
    }
    if case .literal(let text, let range)? = pieces.last {
      var rest = text[...]
      while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
      pieces[pieces.count - 1] = .literal(String(rest), range)
    }
    return pieces.filter { piece in
      if case .literal("", _) = piece { false } else { true }
    }
  }
}
