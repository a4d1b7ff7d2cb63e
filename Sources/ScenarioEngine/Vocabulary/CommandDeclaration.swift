/// A command that the host carries out, as `<<gesture officerA palm-up>>`.
package struct CommandDeclaration: Sendable, Hashable {
  package var name: String
  package var documentation: DeclarationText
  package var parameters: [ParameterDeclaration]
  /// Whether the scene stands still until it is done; a cue never does.
  package var isBlocking: Bool
  /// Whether it only shows something on the stage, at no time of its own.
  package var isCue: Bool

  package init(
    name: String, documentation: DeclarationText = .none, parameters: [ParameterDeclaration] = [],
    isBlocking: Bool = false, isCue: Bool = false
  ) {
    self.name = name
    self.documentation = documentation
    self.parameters = parameters
    self.isBlocking = isBlocking
    self.isCue = isCue
  }

  /// How many arguments the command takes; no upper bound when the last parameter repeats.
  package var argumentCount: (minimum: Int, maximum: Int?) {
    let minimum = parameters.filter { !$0.isOptional && !$0.isRepeated }.count
    return (minimum, parameters.last?.isRepeated == true ? nil : parameters.count)
  }

  /// The parameter that an argument fills, or `nil` past the last.
  package func parameter(at index: Int) -> ParameterDeclaration? {
    if index < parameters.count { return parameters[index] }
    guard let last = parameters.last, last.isRepeated else { return nil }
    return last
  }
}

/// One place of a command.
package struct ParameterDeclaration: Sendable, Hashable {
  package var name: String
  package var type: ParameterType
  /// May be left out; only such parameters follow.
  package var isOptional: Bool
  /// The last parameter may repeat, from no times.
  package var isRepeated: Bool
  package var documentation: DeclarationText

  package init(
    name: String, type: ParameterType, isOptional: Bool = false, isRepeated: Bool = false,
    documentation: DeclarationText = .none
  ) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.isRepeated = isRepeated
    self.documentation = documentation
  }
}

/// What may stand in a place of a command.
package enum ParameterType: Sendable, Hashable {
  case string
  case number
  case bool
  /// Seconds, as `6` or `0.5s`.
  case duration
  /// The title of a node.
  case node
  /// The title of a node that runs beside the scene.
  case backgroundNode
  /// A member of the cast.
  case cast
  /// A place on the stage.
  case mark
  /// An end of the scenario.
  case end
  /// A ladder that the script declares.
  case ladder
  case sound
  /// A place that the stage can show.
  case place
  /// A sound of a place, or none.
  case ambience
  /// One of the given words.
  case oneOf([String])
  /// A member of the cast, a place on the stage, or one of the given words.
  case target([String])
}
