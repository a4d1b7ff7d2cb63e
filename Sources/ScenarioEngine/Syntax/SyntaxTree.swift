/// A whole script as the parser understood it; what was missing is left out, never invented.
package struct SyntaxTree: Sendable, Hashable {
  /// The index of the file in the compilation.
  package var file: Int
  /// Tags above the first node, which belong to the whole file.
  package var tags: [HashtagSyntax]
  package var nodes: [NodeSyntax]
}

/// A piece of the source with its place.
package struct NameSyntax: Sendable, Hashable {
  package var text: String
  package var range: SourceRange
}

/// A node: headers, `---`, statements, `===`.
package struct NodeSyntax: Sendable, Hashable {
  /// All of them, `when:` included, in their order.
  package var headers: [HeaderSyntax]
  /// The `when:` headers as they were understood.
  package var whens: [WhenSyntax]
  package var body: [Statement]
  package var range: SourceRange
  /// Where the body's closing `===` stands or should stand.
  package var end: SourceRange

  /// The first header with a key.
  package func header(_ key: String) -> HeaderSyntax? {
    headers.first { $0.key.text == key }
  }

  /// The title, or an empty name at the node's start.
  package var title: NameSyntax {
    header("title")?.value ?? NameSyntax(text: "", range: range.start)
  }
}

/// One `key: value` line.
package struct HeaderSyntax: Sendable, Hashable {
  package var key: NameSyntax
  package var value: NameSyntax
}

/// One `when:` line: a condition for a node that shares its title with others.
package struct WhenSyntax: Sendable, Hashable {
  package var condition: WhenCondition
  /// Of the header's value.
  package var range: SourceRange
}

package enum WhenCondition: Sendable, Hashable {
  case always
  /// Once only, and then only where the expression holds.
  case once(Expression?)
  case holds(Expression)

  /// What has to hold, where anything is written.
  package var expression: Expression? {
    switch self {
    case .always: nil
    case .once(let expression): expression
    case .holds(let expression): expression
    }
  }
}

/// `#text`.
package struct HashtagSyntax: Sendable, Hashable {
  /// Without the `#`.
  package var text: String
  /// With the `#`.
  package var range: SourceRange

  /// Whether it gives its line the id by which logs, voices and translations know it.
  package var isLineID: Bool { text.hasPrefix("line:") }
}

/// A part of a text: written out, or an expression in braces.
package enum TextSyntax: Sendable, Hashable {
  /// The text with its escapes resolved, but for those that markup and speakers need.
  case literal(String, SourceRange)
  case expression(Expression)

  package var range: SourceRange {
    switch self {
    case .literal(_, let range): range
    case .expression(let expression): expression.range
    }
  }
}

/// What stands in a command after a line's text and decides whether the line is there.
package enum LineCondition: Sendable, Hashable {
  /// `<<if …>>`.
  case holds(Expression)
  /// `<<once>>` or `<<once if …>>`, with the range of the word `once`.
  case once(Expression?, SourceRange)

  /// What has to hold, where anything is written.
  package var expression: Expression? {
    switch self {
    case .holds(let expression): expression
    case .once(let expression, _): expression
    }
  }

  package var range: SourceRange {
    switch self {
    case .holds(let expression): expression.range
    case .once(let expression, let word): expression.map { word.through($0.range) } ?? word
    }
  }
}

/// A line, or the line of an option or of a line group's item.
package struct LineSyntax: Sendable, Hashable {
  package var text: [TextSyntax]
  package var condition: LineCondition?
  package var tags: [HashtagSyntax]
  package var range: SourceRange

  /// The tags that begin so, as `line:`.
  package func tags(beginning prefix: String) -> [HashtagSyntax] {
    tags.filter { $0.text.hasPrefix(prefix) }
  }

  /// Whether every expression in the text could be read; what follows a broken one may be lost.
  package var isComplete: Bool {
    text.allSatisfy { piece in
      if case .expression(let expression) = piece { expression.isComplete } else { true }
    }
  }

  package func hasTag(_ text: String) -> Bool { tags.contains { $0.text == text } }
}
