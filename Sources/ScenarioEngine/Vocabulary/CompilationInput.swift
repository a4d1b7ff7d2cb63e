/// Which rules a script is held to.
package enum CompilationProfile: String, Sendable, Hashable, CaseIterable {
  /// The language alone, as any editor of it accepts.
  case yarn
  /// A Modet scenario: line ids, declared names, no computed jumps, every end said.
  case modet
}

/// All that a compilation depends on.
package struct CompilationInput: Sendable {
  package var files: [SourceFile]
  package var vocabulary: Vocabulary
  package var hostVariables: [HostVariable]
  /// `nil` leaves names of cast, marks, ends, sounds and law unchecked.
  package var knownNames: KnownNames?
  package var profile: CompilationProfile
  /// The version of the language that the project asks for, as its `projectFileVersion` says.
  package var languageVersion: Int

  package init(
    files: [SourceFile], vocabulary: Vocabulary = Vocabulary(), hostVariables: [HostVariable] = [],
    knownNames: KnownNames? = nil, profile: CompilationProfile = .modet, languageVersion: Int = 4
  ) {
    self.files = files
    self.vocabulary = vocabulary
    self.hostVariables = hostVariables
    self.knownNames = knownNames
    self.profile = profile
    self.languageVersion = languageVersion
  }
}
