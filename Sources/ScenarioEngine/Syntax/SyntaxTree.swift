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
  package var headers: [HeaderSyntax]
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

/// `#text`.
package struct HashtagSyntax: Sendable, Hashable {
  /// Without the `#`.
  package var text: String
  /// With the `#`.
  package var range: SourceRange
}

/// Anything that stands in a node's body.
package indirect enum Statement: Sendable, Hashable {
  case line(LineSyntax)
  case options(OptionGroupSyntax)
  case conditional(ConditionalSyntax)
  case set(SetSyntax)
  case declare(DeclareSyntax)
  case jump(JumpSyntax)
  case command(CommandSyntax)
  /// Recognised and reported; nothing is made of it.
  case unsupported(UnsupportedSyntax)

  package var range: SourceRange {
    switch self {
    case .line(let line): line.range
    case .options(let group): group.range
    case .conditional(let conditional): conditional.range
    case .set(let set): set.range
    case .declare(let declare): declare.range
    case .jump(let jump): jump.range
    case .command(let command): command.range
    case .unsupported(let unsupported): unsupported.range
    }
  }
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

/// A line, or the line of an option.
package struct LineSyntax: Sendable, Hashable {
  package var text: [TextSyntax]
  package var condition: Expression?
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

  /// The name before the colon, where it is written out.
  package var speaker: NameSyntax? {
    guard case .literal(let text, let range)? = self.text.first,
      let colon = LineText.speakerColon(in: text)
    else { return nil }
    let name = LineText.split(text).speaker ?? ""
    let length = text[..<colon].utf8.count
    return NameSyntax(
      text: name,
      range: SourceRange(file: range.file, lower: range.lower, upper: range.lower + length))
  }
}

/// Options that are offered together.
package struct OptionGroupSyntax: Sendable, Hashable {
  package var options: [OptionSyntax]
  package var range: SourceRange
}

package struct OptionSyntax: Sendable, Hashable {
  package var line: LineSyntax
  package var body: [Statement]
}

/// `<<if>> … <<elseif>> … <<else>> … <<endif>>`.
package struct ConditionalSyntax: Sendable, Hashable {
  package struct Clause: Sendable, Hashable {
    /// `nil` for `<<else>>`.
    package var condition: Expression?
    package var body: [Statement]
    /// Of the command that opens it.
    package var range: SourceRange
  }

  package var clauses: [Clause]
  package var range: SourceRange
}

package struct SetSyntax: Sendable, Hashable {
  package var variable: NameSyntax
  /// The operator before the equals sign, as `+` of `+=`.
  package var operation: BinaryOperator?
  package var value: Expression
  package var range: SourceRange
}

package struct DeclareSyntax: Sendable, Hashable {
  package var variable: NameSyntax
  package var value: Expression
  /// After `as`.
  package var typeName: NameSyntax?
  package var range: SourceRange
}

package struct JumpSyntax: Sendable, Hashable {
  package enum Target: Sendable, Hashable {
    case node(NameSyntax)
    case computed(Expression)
  }

  package var target: Target
  package var range: SourceRange
}

/// A command that is not the language's own.
package struct CommandSyntax: Sendable, Hashable {
  package var text: [TextSyntax]
  /// The name and the arguments.
  package var words: [CommandWord]
  package var tags: [HashtagSyntax]
  package var range: SourceRange

  /// The name where it is written out.
  package var name: String? { words.first?.constant }
}

/// One word of a command, between blanks or quotes.
package struct CommandWord: Sendable, Hashable {
  package var pieces: [TextSyntax]
  package var range: SourceRange

  /// The word where nothing in it is computed.
  package var constant: String? {
    var result = ""
    for piece in pieces {
      guard case .literal(let text, _) = piece else { return nil }
      result += text
    }
    return result
  }
}

package struct UnsupportedSyntax: Sendable, Hashable {
  /// The word or sign that opens it.
  package var name: String
  package var blocks: [[Statement]]
  package var range: SourceRange
}
