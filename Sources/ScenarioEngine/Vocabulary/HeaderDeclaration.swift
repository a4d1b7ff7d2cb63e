/// A header of a node, as `track: background`.
package struct HeaderDeclaration: Sendable, Hashable {
  /// What a node that carries a header must not contain.
  package enum Forbidden: Sendable, Hashable {
    case options
    case jump
    case detour
    /// A `<<set>>` of a ladder.
    case ladderWrite
    /// Every command that the host carries out.
    case allCommands
    /// One command.
    case command(String)
  }

  package var name: String
  /// Empty takes any text.
  package var values: [String]
  /// Whether a text must follow the colon.
  package var needsValue: Bool
  /// Whether it gives the node a part of its own to play, beside the main track.
  package var isRole: Bool
  /// Whether the node's lines are questions to the young person.
  package var asksQuestions: Bool
  package var forbidden: [Forbidden]
  /// Headers that the node must also have.
  package var needs: [String]
  /// Headers of which the node must have one.
  package var beside: [String]
  package var documentation: DeclarationText

  package init(
    name: String, values: [String] = [], needsValue: Bool = true, isRole: Bool = false,
    asksQuestions: Bool = false, forbidden: [Forbidden] = [], needs: [String] = [],
    beside: [String] = [],
    documentation: DeclarationText = .none
  ) {
    self.name = name
    self.values = values
    self.needsValue = needsValue
    self.isRole = isRole
    self.asksQuestions = asksQuestions
    self.forbidden = forbidden
    self.needs = needs
    self.beside = beside
    self.documentation = documentation
  }
}
