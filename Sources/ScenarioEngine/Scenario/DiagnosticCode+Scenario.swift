// The codes of a scenario's folder: settings, law, translations. Sorted; never reuse one.

extension DiagnosticCode {
  /// A file that is named but cannot be read.
  package static let unreadableFile = Self("MO0101", .error)
  /// A file whose bytes are no UTF-8 text.
  package static let notText = Self("MO0102", .error)
  /// A YAML or JSON file that cannot be understood as such.
  package static let settingsSyntax = Self("MO0103", .error)
  /// A key that has to be there.
  package static let missingKey = Self("MO0104", .error)
  /// A value of another kind than expected.
  package static let wrongKind = Self("MO0105", .error)
  /// A key that nothing reads, most likely misspelt.
  package static let unknownKey = Self("MO0106", .warning)
  /// A name that is given twice.
  package static let duplicateName = Self("MO0107", .error)
  /// A name that refers to nothing.
  package static let unknownName = Self("MO0108", .error)
  /// A folder without a project file, or with several.
  package static let projectFileCount = Self("MO0109", .error)
  /// A project that matches no script.
  package static let noScripts = Self("MO0110", .error)
  /// A table of texts that cannot be understood.
  package static let tableSyntax = Self("MO0111", .error)
  /// A translation of a line that the script does not have.
  package static let staleTranslation = Self("MO0112", .warning)
  /// A line without words in a language that the project lists.
  package static let missingTranslation = Self("MO0113", .warning)
  /// Something that the settings and the script say differently.
  package static let settingsDiffer = Self("MO0114", .error)
  /// A node that the settings name for something else than its headers say.
  package static let wrongRoleOfNode = Self("MO0115", .error)

  /// Every code that a scenario's folder gives, sorted.
  package static let folder: [DiagnosticCode] = [
    .unreadableFile, .notText, .settingsSyntax, .missingKey, .wrongKind, .unknownKey,
    .duplicateName, .unknownName, .projectFileCount, .noScripts, .tableSyntax,
    .staleTranslation, .missingTranslation, .settingsDiffer, .wrongRoleOfNode,
  ]
}
