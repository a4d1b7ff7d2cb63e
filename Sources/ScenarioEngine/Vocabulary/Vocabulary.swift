/// What a scenario may say beyond the language itself: the profile, as one file declares it.
///
/// `Vocabulary/` holds plain values. They are read from the shared declarations
/// file by `Scenario/`; the checker, the host and the documentation all use
/// them, and no rule has a list of its own.
package struct Vocabulary: Sendable, Hashable {
  package var commands: [CommandDeclaration]
  package var functions: [FunctionDeclaration]
  /// Empty leaves hashtags unchecked.
  package var hashtags: [HashtagDeclaration]
  /// Empty leaves headers unchecked.
  package var headers: [HeaderDeclaration]
  /// The variables that every host sets where a scenario has them.
  package var hostVariables: [HostVariableDeclaration]
  /// The language's own functions that a scenario must not call.
  package var forbiddenFunctions: [ForbiddenDeclaration]

  package init(
    commands: [CommandDeclaration] = [], functions: [FunctionDeclaration] = [],
    hashtags: [HashtagDeclaration] = [], headers: [HeaderDeclaration] = [],
    hostVariables: [HostVariableDeclaration] = [], forbiddenFunctions: [ForbiddenDeclaration] = []
  ) {
    self.commands = commands
    self.functions = functions
    self.hashtags = hashtags
    self.headers = headers
    self.hostVariables = hostVariables
    self.forbiddenFunctions = forbiddenFunctions
  }

  package func command(_ name: String) -> CommandDeclaration? {
    commands.first { $0.name == name }
  }

  package func hashtag(_ name: String) -> HashtagDeclaration? {
    hashtags.first { $0.name == name }
  }

  package func header(_ name: String) -> HeaderDeclaration? { headers.first { $0.name == name } }

  /// The words that may follow `#style:`.
  package var styles: Set<String> { Set(hashtag("style")?.value.words ?? []) }
}

/// What a declaration says about itself to a person, in both languages.
package struct DeclarationText: Sendable, Hashable {
  package var danish: String
  package var english: String

  package init(danish: String, english: String) {
    self.danish = danish
    self.english = english
  }

  package static let none = DeclarationText(danish: "", english: "")
}

/// A function that the language has and a scenario must not call, with the reason.
package struct ForbiddenDeclaration: Sendable, Hashable {
  package var name: String
  package var documentation: DeclarationText

  package init(name: String, documentation: DeclarationText) {
    self.name = name
    self.documentation = documentation
  }
}

/// A variable of every scenario's host, such as `$level`.
package struct HostVariableDeclaration: Sendable, Hashable {
  /// Without the `$`.
  package var name: String
  package var type: ValueType
  /// For a number: the widest range that a scenario may give it.
  package var range: ClosedRange<Float>?
  package var documentation: DeclarationText

  package init(
    name: String, type: ValueType, range: ClosedRange<Float>? = nil,
    documentation: DeclarationText = .none
  ) {
    self.name = name
    self.type = type
    self.range = range
    self.documentation = documentation
  }
}
