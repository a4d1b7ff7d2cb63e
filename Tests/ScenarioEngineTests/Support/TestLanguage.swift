import Foundation

@testable import ScenarioEngine

/// A small vocabulary with every type of parameter, and names for it.
enum TestLanguage {
  static let vocabulary = Vocabulary(
    commands: [
      CommandDeclaration(name: "timer", parameters: [.init(name: "seconds", type: .duration)]),
      CommandDeclaration(
        name: "wait", parameters: [.init(name: "seconds", type: .duration)], isBlocking: true),
      CommandDeclaration(name: "end", parameters: [.init(name: "end", type: .end)]),
      CommandDeclaration(
        name: "enter",
        parameters: [.init(name: "who", type: .cast), .init(name: "where", type: .mark)]),
      CommandDeclaration(
        name: "look",
        parameters: [
          .init(name: "who", type: .cast),
          .init(name: "target", type: .target(["viewer"]), isOptional: true),
        ], isCue: true),
      CommandDeclaration(
        name: "face",
        parameters: [
          .init(name: "who", type: .cast), .init(name: "face", type: .oneOf(["neutral", "smile"])),
        ], isCue: true),
      CommandDeclaration(name: "sound", parameters: [.init(name: "sound", type: .sound)]),
      CommandDeclaration(
        name: "start", parameters: [.init(name: "node", type: .backgroundNode)]),
      CommandDeclaration(
        name: "halt", parameters: [.init(name: "node", type: .backgroundNode)]),
      CommandDeclaration(name: "open", parameters: [.init(name: "node", type: .node)]),
      CommandDeclaration(
        name: "light",
        parameters: [.init(name: "level", type: .number), .init(name: "on", type: .bool)]),
      CommandDeclaration(
        name: "ladder",
        parameters: [
          .init(name: "name", type: .string), .init(name: "lower", type: .number),
          .init(name: "upper", type: .number),
        ]),
      CommandDeclaration(name: "show", parameters: [.init(name: "ladder", type: .ladder)]),
      CommandDeclaration(
        name: "say", parameters: [.init(name: "words", type: .string, isRepeated: true)]),
    ],
    functions: [FunctionDeclaration(name: "weather", parameters: [], result: .string)],
    hashtags: shared.hashtags, headers: shared.headers,
    forbiddenFunctions: shared.forbiddenFunctions)

  /// What `Scenarios/modet.ysls.json` declares.
  static let shared: Vocabulary = {
    let path = CaseFolder.root.appending(path: "Scenarios/modet.ysls.json").path
    return SharedDeclarations(path: path, from: .disk).vocabulary ?? Vocabulary()
  }()

  static let names = KnownNames(
    cast: ["Betjent", "officerA", "Unge"], marks: ["street", "wall"], ends: ["calm", "arrest"],
    sounds: ["siren"], law: ["rpl-750"],
    startNode: "Start")

  static let hostVariables = [
    HostVariable(name: "level", defaultValue: .number(1), range: 1...5),
    HostVariable(name: "under15", defaultValue: .bool(false)),
    HostVariable(name: "zone", defaultValue: .string("street")),
  ]

  /// What a text is compiled with.
  ///
  /// One that begins with `// profile: yarn` is compiled as the language alone, where
  /// `, characters: Guard` after it lists the only character, and one that
  /// begins with `// scenario.yaml: count` with a range for that number and no other.
  static func input(_ text: String, path: String = "case.yarn") -> CompilationInput {
    let isYarn = text.hasPrefix("// profile: yarn")
    var names = names
    if isYarn { names = KnownNames(cast: ["Guard"]) }
    if text.hasPrefix("// scenario.yaml: count") { names.numberRanges = ["count": 0...9] }
    return CompilationInput(
      files: [SourceFile(path: path, text: text)], vocabulary: isYarn ? Vocabulary() : vocabulary,
      hostVariables: isYarn ? [] : hostVariables,
      knownNames: isYarn && !text.hasPrefix("// profile: yarn, characters: Guard") ? nil : names,
      profile: isYarn ? .yarn : .modet)
  }
}
