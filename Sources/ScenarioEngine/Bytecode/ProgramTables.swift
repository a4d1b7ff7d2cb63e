/// A node of the script.
package struct NodeInfo: Sendable, Hashable {
  /// Its place in `Program.nodes`.
  package var id: Int
  package var name: String
  /// In the order written, `title` too.
  package var headers: [NodeHeader]
  /// The index of its `enterNode`.
  package var entry: Int
  /// Whether its visits are counted; a header `tracking: never` says no.
  package var isTracked: Bool
  package var range: SourceRange

  /// The value of the first header with a key, as `track` or `type`.
  package func header(_ key: String) -> String? {
    headers.first { $0.key == key }?.value
  }
}

/// One `key: value` above a node's body.
package struct NodeHeader: Sendable, Hashable {
  package var key: String
  package var value: String

  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// A line or the line of an option, as written in the base language.
package struct LineInfo: Sendable, Hashable {
  /// Its place in `Program.lines`.
  package var index: Int
  /// As `line:greeting-1`.
  package var id: String
  /// The id of the line that a shadow line repeats.
  package var shadowedID: String?
  /// The speaker's name as written before the colon, where it is fixed.
  package var speaker: String?
  /// The whole text with the speaker and with `{0}` for each expression.
  package var pieces: [TextPiece]
  /// Without `#`, without the line id; `lastline` where options follow.
  package var tags: [String]
  package var isOption: Bool
  package var node: Int
  package var range: SourceRange

  /// The text as translators see it: `Politi: Hej {0}`.
  package var template: String { TextPiece.template(of: pieces) }

  /// The id under which its translations and its voice are found.
  package var textID: String { shadowedID ?? id }

  /// Whether a tag stands on the line, as `silence`.
  package func hasTag(_ tag: String) -> Bool { tags.contains(tag) }

  /// What follows `name:` in the first tag that begins so, as `assertive` of `style:assertive`.
  package func tagValue(_ name: String) -> String? {
    let prefix = name + ":"
    return tags.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }
}

/// A part of a text: fixed, or the value of an expression.
package enum TextPiece: Sendable, Hashable {
  case literal(String)
  /// The place of the value among the substitutions.
  case substitution(Int)

  /// The notation with `{0}` for substitutions.
  package static func template(of pieces: [TextPiece]) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let text): result += text
      case .substitution(let index): result += "{\(index)}"
      }
    }
    return result
  }

  /// The text with its values; one that is missing leaves nothing.
  package static func text(of pieces: [TextPiece], _ substitutions: [String]) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let text): result += text
      case .substitution(let index):
        if substitutions.indices.contains(index) { result += substitutions[index] }
      }
    }
    return result
  }
}

/// A command that the host carries out.
package struct CommandInfo: Sendable, Hashable {
  /// One array of pieces for the name and one for each argument.
  package var words: [[TextPiece]]
  /// The whole text between the chevrons.
  package var pieces: [TextPiece]
  package var tags: [String]
  /// What the host gets when nothing in it is computed.
  package var constant: PresentedCommand?
  package var range: SourceRange
}

/// A variable with a slot of its own.
package struct VariableInfo: Sendable, Hashable {
  /// Without the `$`.
  package var name: String
  package var initialValue: Value
  /// Whether the host sets it before a run.
  package var isHostSet: Bool
  /// For a number of the host: the values it may have.
  package var range: ClosedRange<Float>?
  /// The ladder that it is, if any.
  package var ladder: Int?
}

/// A ladder: a whole number that the machine keeps between two bounds.
package struct LadderInfo: Sendable, Hashable {
  /// The name of its variable without the `$`.
  package var name: String
  package var slot: Int
  package var lower: Int
  package var upper: Int
}

/// A command as the host gets it.
package struct PresentedCommand: Sendable, Hashable {
  package var name: String
  /// As written or computed; a quoted argument without its quotes.
  package var arguments: [String]
  /// The whole text between the chevrons, values filled in.
  package var text: String
  package var tags: [String]
  package var range: SourceRange

  /// An argument as a number.
  package func number(at index: Int) -> Float? {
    arguments.indices.contains(index) ? NumberText.number(arguments[index]) : nil
  }

  /// An argument that is a duration in seconds, as whole milliseconds.
  package func milliseconds(at index: Int) -> Int? {
    arguments.indices.contains(index) ? NumberText.milliseconds(arguments[index]) : nil
  }
}
