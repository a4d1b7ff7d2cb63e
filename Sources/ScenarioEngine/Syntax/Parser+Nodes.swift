extension Parser {
  /// Reads `file → hashtag* node*`.
  mutating func parseFile() -> SyntaxTree {
    var tree = SyntaxTree(file: file, tags: [], nodes: [])
    tree.tags = parseFileTags()
    var progress = LoopProgress()
    while !at(.endOfFile), progress.hasMoved(self) {
      if consume(if: .newline) != nil { continue }
      if at(.headerKey) || at(.bodyStart) {
        tree.nodes.append(parseNode(number: tree.nodes.count + 1))
      } else {
        skipStrayHeaderLine(from: eat())
      }
    }
    if tree.nodes.isEmpty, diagnostics.isEmpty {
      report(.syntaxError, .expectedNode, at: SourceRange(file: file, lower: 0, upper: 0))
    }
    return tree
  }

  private mutating func parseFileTags() -> [HashtagSyntax] {
    var tags: [HashtagSyntax] = []
    while at(.hashtag) || at(.newline) {
      if at(.hashtag) { tags.append(contentsOf: parseHashtags()) } else { eat() }
    }
    return tags
  }

  /// Reads `node → header* '---' statement* '==='`.
  private mutating func parseNode(number: Int) -> NodeSyntax {
    let start = current
    var node = NodeSyntax(
      headers: [], whens: [], body: [], range: currentRange, end: currentRange)
    parseHeaders(of: &node)
    checkHeaders(of: node, number: number)
    if consume(if: .bodyStart) != nil {
      node.body = parseStatements()
      node.end = currentRange
      if consume(if: .bodyEnd) == nil {
        node.end = at(.lostBodyEnd) ? leaveUnendedBody() : reportMissingBodyEnd()
      }
      node.range = range(from: start)
      checkBody(of: node)
    } else {
      reportMissingBodyStart()
      node.range = range(from: start)
      node.end = node.range.end
    }
    return node
  }

  // MARK: - Delimiters

  private mutating func reportMissingBodyStart() {
    let place = range(of: lastBeforeLayout).end
    // Where `===` follows, nothing but the `---` can be missing.
    let fixIts =
      at(.bodyEnd) ? [edit(currentRange.start, "---\n", .insertText, ["---"])] : []
    report(.missingDelimiter, .expectedBodyStart, at: place, fixIts: fixIts)
    _ = consume(if: .bodyEnd)
  }

  private mutating func reportMissingBodyEnd() -> SourceRange {
    let place = range(of: lastBeforeLayout).end
    let end = SourceRange(file: file, lower: source.bytes.count, upper: source.bytes.count)
    let isAtLineStart = source.bytes.last == 0x0A || source.bytes.last == 0x0D
    let text = isAtLineStart ? "===\n" : "\n===\n"
    report(
      .missingDelimiter, .expectedBodyEnd, at: place,
      fixIts: [edit(end, text, .insertText, ["==="])])
    return place
  }

  /// Within the language `title: …` is a line like any other here, so this is no error.
  private mutating func leaveUnendedBody() -> SourceRange {
    let place = range(of: lastBeforeLayout).end
    let next = range(of: eat())
    report(
      .lostNodeEnd, .lostNodeEnd, at: currentRange,
      fixIts: [edit(next, "===\n", .insertText, ["==="])])
    return place
  }

  /// The last token before the current place that stands for something written.
  var lastBeforeLayout: Token {
    var index = max(0, position - 1)
    while index > 0, Self.isLayout(tokens[index].kind) { index -= 1 }
    return tokens[index]
  }

  /// Whether a token stands for nothing that is written.
  static func isLayout(_ kind: TokenKind) -> Bool {
    switch kind {
    case .newline, .indent, .dedent, .blankLine, .lostBodyEnd, .endOfFile: true
    default: false
    }
  }

  // MARK: - Headers

  private mutating func parseHeaders(of node: inout NodeSyntax) {
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(.headerKey) {
        parseHeader(of: &node)
      } else if at(.bodyStart) || at(.bodyEnd) || at(.endOfFile) {
        break
      } else if consume(if: .newline) == nil {
        skipStrayHeaderLine(from: eat())
      }
    }
  }

  /// Reads `header → key ':' text?`.
  private mutating func parseHeader(of node: inout NodeSyntax) {
    let token = eat()
    let key = name(of: token)
    let isOrdinary = key.text != "title" && key.text != "when"
    // Odd, but the language has it so: a colon may stand on the next line.
    if isOrdinary, at(.newline), kind(ahead: 1) == .colon { eat() }
    guard consume(if: .colon) != nil else {
      return skipStrayHeaderLine(from: token)
    }
    var value = NameSyntax(text: "", range: range(of: previous).end)
    if key.text == "when" {
      if let when = parseWhen() {
        node.whens.append(when)
        value = NameSyntax(text: text(in: when.range), range: when.range)
      }
    } else if let text = consume(if: .headerText) {
      value = name(of: text)
      if isOrdinary { checkSlashes(in: value) }
    }
    node.headers.append(HeaderSyntax(key: key, value: value))
  }

  private mutating func skipStrayHeaderLine(from start: Token) {
    skipHeaderLine()
    report(.syntaxError, .expectedHeader, at: range(from: start))
  }

  private mutating func skipHeaderLine() {
    while !at(.newline), !at(.endOfFile), !at(.bodyStart), !at(.bodyEnd) { eat() }
  }

  // MARK: - Conditions of nodes

  /// Reads `'always' | 'once' ('if' expression)? | expression` up to the end of the line.
  private mutating func parseWhen() -> WhenSyntax? {
    guard !isAtLineEnd else {
      report(.syntaxError, .expectedWhen, at: range(of: previous).end)
      return nil
    }
    let start = current
    let condition = parseWhenCondition()
    let when = WhenSyntax(condition: condition, range: range(from: start))
    if !isAtLineEnd {
      report(.syntaxError, .unexpectedText, [describeCurrent()], at: currentRange)
      skipHeaderLine()
    }
    return when
  }

  private mutating func parseWhenCondition() -> WhenCondition {
    if consume(if: .keywordAlways) != nil { return .always }
    guard consume(if: .keywordOnce) != nil else { return .holds(parseExpression()) }
    return .once(parseOnceCondition())
  }
}
