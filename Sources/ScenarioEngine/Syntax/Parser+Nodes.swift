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
    let headers = parseHeaders()
    guard consume(if: .bodyStart) != nil else {
      report(.missingDelimiter, .expectedBodyStart, at: range(of: lastBeforeNewline).end)
      _ = consume(if: .bodyEnd)
      let range = range(from: start)
      return NodeSyntax(headers: headers, body: [], range: range, end: range.end)
    }
    let body = parseStatements()
    var end = currentRange
    if consume(if: .bodyEnd) == nil {
      end = range(of: lastBeforeNewline).end
      report(.missingDelimiter, .expectedBodyEnd, at: end)
    }
    return NodeSyntax(headers: headers, body: body, range: range(from: start), end: end)
  }

  private mutating func parseHeaders() -> [HeaderSyntax] {
    var headers: [HeaderSyntax] = []
    var progress = LoopProgress()
    while progress.hasMoved(self) {
      if at(.headerKey) {
        headers.append(parseHeader())
      } else if at(.bodyStart) || at(.bodyEnd) || at(.endOfFile) {
        break
      } else if consume(if: .newline) == nil {
        skipStrayHeaderLine()
      }
    }
    return headers
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
