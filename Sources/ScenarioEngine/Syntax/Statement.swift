/// Anything that stands in a node's body.
package indirect enum Statement: Sendable, Hashable {
  case line(LineSyntax)
  case options(OptionGroupSyntax)
  case lineGroup(LineGroupSyntax)
  case conditional(ConditionalSyntax)
  case once(OnceSyntax)
  case set(SetSyntax)
  case declare(DeclareSyntax)
  case enumeration(EnumSyntax)
  case jump(JumpSyntax)
  /// `<<return>>`.
  case returning(SourceRange)
  case call(CallSyntax)
  case command(CommandSyntax)

  package var range: SourceRange {
    switch self {
    case .line(let line): line.range
    case .options(let group): group.range
    case .lineGroup(let group): group.range
    case .conditional(let conditional): conditional.range
    case .once(let once): once.range
    case .set(let set): set.range
    case .declare(let declare): declare.range
    case .enumeration(let enumeration): enumeration.range
    case .jump(let jump): jump.range
    case .returning(let range): range
    case .call(let call): call.range
    case .command(let command): command.range
    }
  }
}

// MARK: - Groups and blocks

/// Options that are offered together.
package struct OptionGroupSyntax: Sendable, Hashable {
  package var options: [OptionSyntax]
  package var range: SourceRange
}

/// One of several lines, of which the run takes one by itself.
package struct LineGroupSyntax: Sendable, Hashable {
  /// `=>` lines with the statements below them.
  package var items: [OptionSyntax]
  package var range: SourceRange
}

/// The line of an option, or of a line group's item, with the statements below it.
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

/// `<<once>> … <<else>> … <<endonce>>`.
package struct OnceSyntax: Sendable, Hashable {
  /// After `<<once if`.
  package var condition: Expression?
  package var body: [Statement]
  /// Below `<<else>>`.
  package var otherwise: [Statement]?
  /// Of `<<else>>`.
  package var otherwiseHeader: SourceRange?
  /// Up to and with `<<endonce>>`.
  package var range: SourceRange
  /// Of the command that opens it.
  package var header: SourceRange
}

// MARK: - Values and names

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

/// `<<enum Name>> <<case A = value>> … <<endenum>>`.
package struct EnumSyntax: Sendable, Hashable {
  package var name: NameSyntax
  package var cases: [EnumCaseSyntax]
  package var range: SourceRange
}

package struct EnumCaseSyntax: Sendable, Hashable {
  package var name: NameSyntax
  package var rawValue: Expression?
  package var range: SourceRange
}

// MARK: - Places and commands

package struct JumpSyntax: Sendable, Hashable {
  package enum Target: Sendable, Hashable {
    case node(NameSyntax)
    case computed(Expression)
  }

  package var target: Target
  /// `<<detour>>`: the run comes back when the target is over.
  package var isDetour: Bool
  package var range: SourceRange
}

/// `<<call function()>>`.
package struct CallSyntax: Sendable, Hashable {
  /// A `.call`.
  package var call: Expression
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
