/// Sets a script as the shipped scenarios are set, without changing what it means.
///
/// `Authoring/` holds what works for an author rather than for a session. The
/// formatter goes through the lines of a text; it joins none and splits none.
/// Its rules are few:
///
/// 1. Lines end with a line feed, the last one too, and nothing blank stands before that.
/// 2. Headers, `---`, `===` and the statements of a node begin at the margin. What stands in an
///    option, an `<<if>>`, a `<<once>>` or an `<<enum>>` is four spaces deeper, never a tab.
/// 3. One empty line stands between two nodes, none behind `---` or before `===` or at either
///    end of the file, and never two in a row elsewhere.
/// 4. One space parts an arrow, a text, its condition, its tags and a comment behind them;
///    a header is `key: value`, and a tag has nothing between `#` and its word.
/// 5. `#line:` stands before the other tags of a line; these keep their order.
/// 6. A command touches its chevrons and an expression its braces. Operators have a space on both
///    sides, a sign and a `!` none behind them, a comma one behind it, parentheses none inside.
///    The words of a command are parted by one space; what stands in quotes is left alone.
///
/// A comment keeps its words and its place; one on a line of its own is indented as what it stands
/// with. A header's value and the text of a line are left as they are.
///
/// A line that is not empty but blank can hold an option's block open where an
/// empty one would end it. It is taken out, because an empty line in its place would mean
/// something else. The result is read again and compared: where anything but
/// places, blanks or the order of `#line:` has changed, the text is left alone.
package struct ScriptFormatter {
  let source: SourceFile
  let file: Int
  /// Those that stand for something written.
  let tokens: [Token]
  /// The `indent` and `dedent` ones.
  let layout: [Token]
  let tree: SyntaxTree

  private init(_ source: SourceFile, file: Int, tree: SyntaxTree) {
    self.source = source
    self.file = file
    self.tree = tree
    let all = Lexer.tokens(of: source.bytes)
    tokens = all.filter { !Parser.isLayout($0.kind) }
    layout = all.filter { $0.kind == .indent || $0.kind == .dedent }
  }

  /// Formats one script; the ranges of the edits carry the index `file`.
  ///
  /// - Complexity: O(length of the text).
  package static func format(_ source: SourceFile, file: Int = 0) -> FormattedScript {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let (tree, problems) = Parser.parse(source, file: file)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else {
      return FormattedScript(text: text, edits: [], hindrance: .errors(errors))
    }
    let formatter = ScriptFormatter(source, file: file, tree: tree)
    let pieces = formatter.pieces()
    let result = pieces.joined()
    guard isSame(tree, problems, SourceFile(path: source.path, text: result), file) else {
      return FormattedScript(text: text, edits: [], hindrance: .ambiguous)
    }
    return FormattedScript(text: result, edits: formatter.edits(pieces), hindrance: nil)
  }

  /// Formats a text that stands in no file.
  package static func format(_ text: String) -> FormattedScript {
    format(SourceFile(path: "", text: text))
  }

  /// Whether a text is read as the same tree, with the same remarks.
  private static func isSame(
    _ tree: SyntaxTree, _ problems: [Diagnostic], _ result: SourceFile, _ file: Int
  ) -> Bool {
    let (other, remarks) = Parser.parse(result, file: file)
    return remarks.map(\.code) == problems.map(\.code)
      && SyntaxTreeDump.meaning(of: other) == SyntaxTreeDump.meaning(of: tree)
  }

  private func edits(_ pieces: [String]) -> [FixIt.Edit] {
    pieces.indices.compactMap { line in
      let range = lineRange(line)
      guard source.text(range.lowerBound, range.upperBound) != pieces[line] else { return nil }
      return FixIt.Edit(
        range: SourceRange(file: file, lower: range.lowerBound, upper: range.upperBound),
        replacement: pieces[line])
    }
  }

  /// A line with what ends it.
  private func lineRange(_ line: Int) -> Range<Int> {
    let table = source.lineTable
    let end = line + 1 < table.lineCount ? table.start(ofLine: line + 1) : source.bytes.count
    return table.start(ofLine: line)..<end
  }
}
