/// A node of the script, or the hub of a node group.
package struct NodeInfo: Sendable, Hashable {
  /// Its place in `Program.nodes`.
  package var id: Int
  /// Its title; for a member of a group the group's title, a point, and its subtitle or number.
  package var name: String
  /// In the order written, `title` too; none for a hub.
  package var headers: [NodeHeader]
  /// Its instructions, of which the first is its `enterNode`.
  package var code: Range<Int>
  /// Where its visits are counted, if they are.
  package var visitSlot: Int?
  /// For a member of a group: the hub, by which the group is entered.
  package var hub: Int?
  /// For a hub: the expression that tells whether a member can run now.
  package var availability: Int?
  package var range: SourceRange

  /// The index of its `enterNode`.
  package var entry: Int { code.lowerBound }

  /// Whether it selects one of several nodes of its title.
  package var isHub: Bool { availability != nil }

  /// The value of the first header with a key, as `track` or `type`.
  package func header(_ key: String) -> String? {
    headers.first { $0.key == key }?.value
  }

  /// An intervention's name for the pedagogue: in a language where it has one, else the author's.
  package func label(in language: String) -> String? {
    header(Self.labelKey(language)) ?? header("label")
  }

  /// The header with an intervention's name in a language that the script is not written in.
  static func labelKey(_ language: String) -> String { "label_" + language }
}

/// Something that the run may select by itself: an item of a line group or a node of a group.
package struct ContentInfo: Sendable, Hashable {
  /// The id of the line or the name of the node.
  package var id: String
  /// How many conditions it has to meet; strategies prefer the more particular.
  package var complexity: Int
}

/// Where a `<<set>>` stands: the one thing that is written without a sign to the host.
package struct AssignmentInfo: Sendable, Hashable {
  /// The instruction that stores the value.
  package var instruction: Int
  package var range: SourceRange
}

/// A function that the host has to lend.
package struct HostFunctionInfo: Sendable, Hashable {
  package var name: String
  /// The type of its value; `nil` where nothing says what it is, as in a `<<call>>` alone.
  package var result: ValueType?
}

/// A value that is computed anew at every use.
package struct ExpressionInfo: Sendable, Hashable {
  /// A smart variable with its `$`, or the node whose conditions it is.
  package var name: String
  /// Its first instruction.
  package var entry: Int
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

  /// The name of its recorded voice's file, without its ending.
  package var takeName: String {
    textID.split(separator: ":").last.map(String.init) ?? textID
  }

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
