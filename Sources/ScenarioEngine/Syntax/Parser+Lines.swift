extension Parser {
  /// Reads `line → text condition? hashtag* newline`.
  mutating func parseLine() -> LineSyntax {
    let start = current
    var line = LineSyntax(text: [], condition: nil, tags: [], range: range(of: start))
    line.text = parseFormattedText(.text)
    if !line.text.isEmpty { checkMarks(from: start) }
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
    line.range = range(from: start)
    expectLineEnd()
    return line
  }

  mutating func parseHashtags() -> [HashtagSyntax] {
    var tags: [HashtagSyntax] = []
    while let token = consume(if: .hashtag) {
      let range = range(of: token)
      let text = WhiteSpace.trimmedStart(range.lower + 1..<range.upper, in: source.bytes)
      if text.isEmpty { remark(.syntaxError, .expectedTagText, at: range) }
      tags.append(
        HashtagSyntax(text: source.text(text.lowerBound, text.upperBound), range: range))
    }
    return tags
  }

  // MARK: - After the text

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
    closeCommand(from: start)
    let place = range(from: start)
    if line.condition != nil {
      remark(.syntaxError, .unexpectedAfterText, ["'\(text(in: place))'"], at: place)
    } else if let tag = line.tags.first {
      let moved = [
        FixIt.Edit(range: tag.range.start, replacement: text(in: place) + " "),
        FixIt.Edit(range: place, replacement: ""),
      ]
      remark(
        .syntaxError, .conditionAfterTags, at: place,
        fixIts: [FixIt(.moveBeforeTags, edits: moved)])
    }
    line.condition = line.condition ?? condition
  }

  /// Reads `('if' expression)?` after `once`.
  mutating func parseOnceCondition() -> Expression? {
    consume(if: .keywordIf) == nil ? nil : parseExpression()
  }

  /// Reports what stands between the end of a line's tags and the line's end.
  private mutating func expectLineEnd() {
    if consume(if: .newline) != nil || isAtLineEnd { return }
    report(.syntaxError, .unexpectedAfterText, [describeCurrent()], at: currentRange)
    skipLine()
  }
}
