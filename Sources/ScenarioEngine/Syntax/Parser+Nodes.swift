extension Parser {
  /// Reads `file → hashtag* node*`.
  mutating func parseFile() -> SyntaxTree {
    var tree = SyntaxTree(file: file, tags: [], nodes: [])
    tree.tags = parseFileTags()
    var progress = LoopProgress()
    while !at(.endOfFile), progress.hasMoved(self) {
      if consume(if: .newline) != nil { continue }
      if at(.headerKey) || at(.bodyStart) {
        tree.nodes.append(parseNode())
      } else {
        skipStrayHeaderLine()
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
  private mutating func parseNode() -> NodeSyntax {
    let start = current
    var node = NodeSyntax(headers: [], whens: [], body: [], range: currentRange, end: currentRange)
    parseHeaders(of: &node)
    guard consume(if: .bodyStart) != nil else {
      report(.missingDelimiter, .expectedBodyStart, at: range(of: lastBeforeNewline).end)
      _ = consume(if: .bodyEnd)
      node.range = range(from: start)
      node.end = node.range.end
      return node
    }
    node.body = parseStatements()
    node.end = currentRange
    if consume(if: .bodyEnd) == nil {
      node.end = range(of: lastBeforeNewline).end
      report(.missingDelimiter, .expectedBodyEnd, at: node.end)
    }
    node.range = range(from: start)
    return node
  }

  private mutating func parseHeaders(of node: inout NodeSyntax) {
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(.headerKey) {
        let header = parseHeader()
        node.headers.append(header)
        if header.key.text == "when", let when = parseWhen() {
          node.whens.append(when)
          node.headers[node.headers.count - 1].value = NameSyntax(
            text: text(in: when.range), range: when.range)
        }
      } else if at(.bodyStart) || at(.bodyEnd) || at(.endOfFile) {
        break
      } else if consume(if: .newline) == nil {
        skipStrayHeaderLine()
      }
    }
  }

  /// Reads `'always' | 'once' ('if' expression)? | expression` up to the end of the line.
  private mutating func parseWhen() -> WhenSyntax? {
    let start = current
    if at(.newline) {
      report(.syntaxError, .expectedWhen, at: range(of: previous).end)
      return nil
    }
    let condition = parseWhenCondition()
    let when = WhenSyntax(condition: condition, range: range(from: start))
    if !at(.newline), !at(.endOfFile) {
      report(.syntaxError, .unexpectedText, [describeCurrent()], at: currentRange)
      skipLine()
    }
    return when
  }

  private mutating func parseWhenCondition() -> WhenCondition {
    guard at(.identifier) else { return .holds(parseExpression()) }
    switch text(of: current) {
    case "always":
      eat()
      return .always
    case "once":
      eat()
      guard at(.identifier), text(of: current) == "if" else { return .once(nil) }
      eat()
      return .once(parseExpression())
    default: return .holds(parseExpression())
    }
  }

  /// Reads `header → key ':' text?`.
  private mutating func parseHeader() -> HeaderSyntax {
    let key = name(of: eat())
    let colon = expect(.colon, .syntaxError, .expectedHeader)
    if let text = consume(if: .headerText) {
      return HeaderSyntax(key: key, value: name(of: text))
    }
    let place = colon.map { range(of: $0).end } ?? key.range.end
    return HeaderSyntax(key: key, value: NameSyntax(text: "", range: place))
  }

  private mutating func skipStrayHeaderLine() {
    report(.syntaxError, .expectedHeader, at: currentRange)
    while !at(.newline), !at(.endOfFile) { eat() }
  }

  /// The last token before the current place that is no newline.
  private var lastBeforeNewline: Token {
    var index = max(0, position - 1)
    while index > 0, Self.isLayout(tokens[index].kind) { index -= 1 }
    return tokens[index]
  }

  private static func isLayout(_ kind: TokenKind) -> Bool {
    switch kind {
    case .newline, .indent, .dedent, .blankLine, .endOfFile: true
    default: false
    }
  }
}
