@testable import ScenarioEngine

/// A small vocabulary with every type of parameter, and names for it.
enum TestLanguage {
  static let vocabulary = Vocabulary(
    commands: [
      CommandDeclaration(name: "timer", parameters: [.init(name: "seconds", type: .duration)]),
      CommandDeclaration(name: "wait", parameters: [.init(name: "seconds", type: .duration)]),
      CommandDeclaration(name: "end", parameters: [.init(name: "end", type: .end)]),
      CommandDeclaration(
        name: "enter",
        parameters: [.init(name: "who", type: .cast), .init(name: "where", type: .mark)]),
      CommandDeclaration(
        name: "look",
        parameters: [
          .init(name: "who", type: .cast), .init(name: "target", type: .string, isOptional: true),
        ]),
      CommandDeclaration(
        name: "face",
        parameters: [
          .init(name: "who", type: .cast), .init(name: "face", type: .oneOf(["neutral", "smile"])),
        ]),
      CommandDeclaration(name: "sound", parameters: [.init(name: "sound", type: .sound)]),
      CommandDeclaration(name: "start", parameters: [.init(name: "node", type: .node)]),
      CommandDeclaration(
        name: "light",
        parameters: [.init(name: "level", type: .number), .init(name: "on", type: .bool)]),
      CommandDeclaration(name: "show", parameters: [.init(name: "ladder", type: .ladder)]),
      CommandDeclaration(
        name: "say", parameters: [.init(name: "words", type: .string, isRepeated: true)]),
    ],
    functions: [FunctionDeclaration(name: "weather", parameters: [], result: .string)],
    styles: ["assertive", "avoidant", "aggressive", "passive", "humour", "help"])

  static let names = KnownNames(
    cast: ["Betjent", "officerA", "Unge"], marks: ["street", "wall"], ends: ["calm", "arrest"],
    sounds: ["siren"], law: ["rpl-750"])

  static let hostVariables = [
    HostVariable(name: "level", defaultValue: .number(1), range: 1...5),
    HostVariable(name: "under15", defaultValue: .bool(false)),
    HostVariable(name: "zone", defaultValue: .string("street")),
  ]

  /// What a text is compiled with; one whose first line is `// profile: yarn` as the language alone.
  static func input(_ text: String, path: String = "case.yarn") -> CompilationInput {
    let isYarn = text.hasPrefix("// profile: yarn")
    return CompilationInput(
      files: [SourceFile(path: path, text: text)], vocabulary: isYarn ? Vocabulary() : vocabulary,
      hostVariables: isYarn ? [] : hostVariables, knownNames: isYarn ? nil : names,
      profile: isYarn ? .yarn : .modet)
  }
}
