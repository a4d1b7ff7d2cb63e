import ScenarioEngine

/// What each piece of a script is, so that an editor can colour it.
enum SemanticTokens {
  static let types = [
    "keyword", "number", "string", "operator", "class", "variable", "enum", "enumMember",
    "function", "macro", "decorator", "property", "parameter",
  ]
  static let modifiers = ["declaration", "modification"]

  private struct Token {
    var range: Range<Int>
    var type: Int
    var modifiers: Int
  }

  /// Five numbers a token: lines and characters since the one before, length, type, modifiers.
  static func tokens(
    ofFile file: Int, _ analysis: Analysis, _ encoding: PositionEncoding
  ) -> LSP.SemanticTokensResult {
    guard analysis.isScript(file) else { return LSP.SemanticTokensResult(data: []) }
    let source = analysis.files[file]
    var data: [Int] = []
    var last = LSP.Position(line: 0, character: 0)
    for token in all(inFile: file, analysis) {
      let range = encoding.range(token.range.lowerBound, token.range.upperBound, in: source)
      let length = range.end.character - range.start.character
      guard range.start.line == range.end.line, length > 0 else { continue }
      let isSameLine = range.start.line == last.line
      data += [
        range.start.line - last.line,
        range.start.character - (isSameLine ? last.character : 0), length, token.type,
        token.modifiers,
      ]
      last = range.start
    }
    return LSP.SemanticTokensResult(data: data)
  }

  /// Names first; where a piece of the language meets a name, the name says more.
  private static func all(inFile file: Int, _ analysis: Analysis) -> [Token] {
    let names = analysis.outline.names.occurrences.filter { $0.range.file == file }
      .compactMap { occurrence in
        type(of: occurrence.name.kind).map { type in
          Token(
            range: occurrence.range.lower..<occurrence.range.upper, type: type,
            modifiers: occurrence.role == .definition ? 1 : occurrence.role == .write ? 2 : 0)
        }
      }
    let pieces = ScriptHighlights.pieces(of: analysis.files[file]).map { piece in
      Token(range: piece.range, type: type(of: piece.kind), modifiers: 0)
    }
    var result: [Token] = []
    for token in (names + pieces).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = result.last, last.range.upperBound > token.range.lowerBound { continue }
      result.append(token)
    }
    return result
  }

  private static func type(of kind: ScriptHighlights.Kind) -> Int {
    switch kind {
    case .keyword: 0
    case .number: 1
    case .string: 2
    case .calculation: 3
    }
  }

  private static func type(of kind: AuthorName.Kind) -> Int? {
    switch kind {
    case .node: 4
    case .variable: 5
    case .enumeration: 6
    case .enumerationCase: 7
    case .function: 8
    case .command: 9
    case .hashtag: 10
    case .header: 11
    case .castMember, .mark, .end, .sound, .legalClaim: 12
    case .line: nil
    }
  }
}
