/// What a scenario may say beyond the language itself: the profile's commands and functions.
///
/// `Vocabulary/` holds plain values. They are read from the shared declarations
/// file by `Scenario/`; the checker, the host and the documentation all use them.
package struct Vocabulary: Sendable, Hashable {
  package var commands: [CommandDeclaration]
  package var functions: [FunctionDeclaration]
  /// The words that may follow `#style:`; empty leaves them unchecked.
  package var styles: Set<String>

  package init(
    commands: [CommandDeclaration] = [], functions: [FunctionDeclaration] = [],
    styles: Set<String> = []
  ) {
    self.commands = commands
    self.functions = functions
    self.styles = styles
  }
}

/// A command that the host carries out, as `<<gesture officerA palm-up>>`.
package struct CommandDeclaration: Sendable, Hashable {
  package var name: String
  /// One sentence for the documentation.
  package var summary: String
  package var parameters: [ParameterDeclaration]

  package init(name: String, summary: String = "", parameters: [ParameterDeclaration] = []) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
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

  package init(
    name: String, type: ParameterType, isOptional: Bool = false, isRepeated: Bool = false
  ) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.isRepeated = isRepeated
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
  /// A member of the cast.
  case cast
  /// A place on the stage.
  case mark
  /// An end of the scenario.
  case end
  /// A ladder that the script declares.
  case ladder
  case sound
  /// One of the given words.
  case oneOf([String])
}

/// A function that an expression may call.
package struct FunctionDeclaration: Sendable, Hashable {
  package var name: String
  /// `nil` stands for any type.
  package var parameters: [ValueType?]
  package var result: ValueType

  package init(name: String, parameters: [ValueType?], result: ValueType) {
    self.name = name
    self.parameters = parameters
    self.result = result
  }
}

/// The names that the scenario's folder knows, against which the script is checked.
package struct KnownNames: Sendable, Hashable {
  package var cast: Set<String>
  package var marks: Set<String>
  package var ends: Set<String>
  package var sounds: Set<String>
  package var law: Set<String>

  package init(
    cast: Set<String> = [], marks: Set<String> = [], ends: Set<String> = [],
    sounds: Set<String> = [], law: Set<String> = []
  ) {
    self.cast = cast
    self.marks = marks
    self.ends = ends
    self.sounds = sounds
    self.law = law
  }
}
