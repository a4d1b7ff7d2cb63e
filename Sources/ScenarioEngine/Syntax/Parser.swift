/// Reads tokens into a tree and reports everything that is missing on the way.
///
/// One function for each kind of syntax, in files by area: `+Nodes`, `+Lines`,
/// `+Options`, `+Blocks`, `+Commands`, `+Expressions`, `+Recovery` and more. Functions that consume
/// are `mutating`; looking ahead is not. Four verbs: `at` tests, `eat` takes
/// what `at` matched, `consume(if:)` does both, `expect` takes or reports.
struct Parser {
  /// Blocks, or expressions, within one another: far past any script that a person can read,
  /// and well within the stack of a thread.
  static let maximumNesting = 64
  /// Operators in one expression; each may deepen the tree by one level.
  static let maximumOperators = 256
  /// Each report says where it is, so a single line of many faults would take too long to tell.
  static let maximumReportsOnLine = 50
  /// A longer file is not read; offsets fit 32 bits and memory stays bounded.
  static let maximumFileSize = 16 << 20

  let source: SourceFile
  let file: Int
  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic] = []
  /// Blocks that are open around the current place.
  var blockDepth = 0
  /// Option blocks that are open, each of which ends with a `dedent`.
  var indentDepth = 0
  /// `<<if>>` and `<<once>>` clauses that are open within the innermost option block.
  var clauseDepth = 0
  var expressionDepth = 0
  /// Operators within the outermost expression.
  var operatorCount = 0
  /// The place of the last report; what is missing there too only follows from it.
  var reportedPosition = -1
  /// Where a node too deep was left; what is not closed there is no mistake of its own.
  var abandonedPosition = -1
  private var reportedLine = -1
  private var reportsOnLine = 0

  private init(_ source: SourceFile, file: Int) {
    self.source = source
    self.file = file
    tokens = Lexer.tokens(of: source.bytes)
  }

  /// Reads one file.
  static func parse(_ source: SourceFile, file: Int) -> (tree: SyntaxTree, [Diagnostic]) {
    guard source.bytes.count <= maximumFileSize else {
      let diagnostic = Diagnostic(
        .fileTooLarge, .fileTooLarge, ["\(source.bytes.count)", "\(maximumFileSize)"],
        at: SourceRange(file: file, lower: 0, upper: 0))
      return (SyntaxTree(file: file, tags: [], nodes: []), [diagnostic])
    }
    var parser = Parser(source, file: file)
    let tree = parser.parseFile()
    return (tree, parser.diagnostics)
  }

  // MARK: - The four verbs

  var current: Token { tokens[position] }

  func at(_ kind: TokenKind) -> Bool { current.kind == kind }

  /// The kind of a token further on; past the end it is the end of the file.
  func kind(ahead distance: Int) -> TokenKind {
    tokens[min(position + distance, tokens.count - 1)].kind
  }

  /// Takes the current token; the end of the file stays.
  @discardableResult
  mutating func eat() -> Token {
    let token = current
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  mutating func consume(if kind: TokenKind) -> Token? {
    at(kind) ? eat() : nil
  }

  /// Takes a token, or reports that it is missing just after the last one.
  @discardableResult
  mutating func expect(
    _ kind: TokenKind, _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String] = [],
    notes: [Note] = [], insert text: String? = nil
  ) -> Token? {
    if let token = consume(if: kind) { return token }
    if reportedPosition == position { return nil }
    let place = range(of: previous).end
    let fixIts = text.map { [edit(place, $0, .insertText, [$0])] } ?? []
    report(code, wording, arguments, at: place, notes: notes, fixIts: fixIts)
    return nil
  }

  // MARK: - Places

  var previous: Token { tokens[max(0, position - 1)] }

  func range(of token: Token) -> SourceRange {
    SourceRange(file: file, lower: Int(token.lower), upper: Int(token.upper))
  }

  var currentRange: SourceRange { range(of: current) }

  /// From a place to the end of the last token.
  func range(from start: Token) -> SourceRange {
    range(of: start).through(range(of: previous))
  }

  func text(of token: Token) -> String { source.text(Int(token.lower), Int(token.upper)) }

  func name(of token: Token) -> NameSyntax {
    NameSyntax(text: text(of: token), range: range(of: token))
  }

  // MARK: - Reports

  mutating func report(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String] = [],
    at range: SourceRange, notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    let isConsequence = reportedPosition == position && code == .syntaxError
    reportedPosition = position
    if isConsequence { return }
    add(Diagnostic(code, wording, arguments, at: range, notes: notes, fixIts: fixIts))
  }

  /// Reports what is wrong within something that could be read, so that reading goes on as before.
  mutating func remark(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String] = [],
    at range: SourceRange, notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    add(Diagnostic(code, wording, arguments, at: range, notes: notes, fixIts: fixIts))
  }

  /// Keeps a report, unless its line has had more than anyone can use.
  private mutating func add(_ diagnostic: Diagnostic) {
    let line = source.lineTable.lineIndex(of: diagnostic.range.lower)
    reportsOnLine = line == reportedLine ? reportsOnLine + 1 : 1
    reportedLine = line
    if reportsOnLine <= Self.maximumReportsOnLine { diagnostics.append(diagnostic) }
  }

  /// A change of one place.
  func edit(
    _ range: SourceRange, _ replacement: String, _ wording: Wording, _ arguments: [String]
  ) -> FixIt {
    FixIt(wording, arguments, edits: [FixIt.Edit(range: range, replacement: replacement)])
  }
}

/// Sees to it that each turn of a loop takes at least one token.
struct LoopProgress {
  private var last = -1

  /// False, and a trap while developing, when the parser stands where it stood.
  mutating func hasMoved(_ parser: Parser) -> Bool {
    defer { last = parser.position }
    if parser.position > last { return true }
    assertionFailure("the parser stands still at token \(parser.position)")
    return false
  }
}
