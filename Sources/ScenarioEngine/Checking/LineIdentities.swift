/// Gives every line of a program the id by which logs, voices and translations know it.
///
/// A line without an id gets one from its node's title and its place there; a
/// shadow line, from the line it repeats, so that it stays the same when lines
/// around it come and go. None of them is ever another line's own id.
struct LineIdentities {
  private let survey: Survey
  /// Made when the first line asks for one.
  private lazy var taken = Set(
    survey.lines.flatMap { $0.syntax.tags(beginning: LineIDRule.prefix).map(\.text) })
  /// The next number to try for a name, as `line:Start-`.
  private var next: [String: Int] = [:]

  init(_ survey: Survey) {
    self.survey = survey
  }

  /// The id of the next line in a node of that title.
  mutating func id(of line: LineSyntax, inNodeTitled title: String) -> String {
    if let tag = line.firstTag(beginning: LineIDRule.prefix) { return tag.text }
    guard let source = line.shadowedID else {
      return free("\(LineIDRule.prefix)\(title)-", from: 0)
    }
    let name = "\(LineIDRule.prefix)sh_\(source.dropFirst(LineIDRule.prefix.count))_\(title)"
    return taken.insert(name).inserted ? name : free(name + "_", from: 2)
  }

  private mutating func free(_ name: String, from first: Int) -> String {
    var number = next[name] ?? first
    while !taken.insert("\(name)\(number)").inserted { number += 1 }
    next[name] = number + 1
    return "\(name)\(number)"
  }
}

extension LineSyntax {
  /// The id of the line that a `#shadow:` tag names, as `line:greeting-1`.
  package var shadowedID: String? {
    firstTag(beginning: LineIDRule.shadowPrefix).map {
      LineIDRule.prefix + $0.text.dropFirst(LineIDRule.shadowPrefix.count)
    }
  }
}

extension Survey {
  /// The lines that options directly follow, by their places.
  var linesBeforeOptions: Set<SourceRange> {
    var lines: Set<SourceRange> = []
    for block in blocks {
      for (statement, next) in zip(block.statements, block.statements.dropFirst()) {
        if case .line(let line) = statement, case .options = next { lines.insert(line.range) }
      }
    }
    return lines
  }
}
