/// The shared declarations (`modet.ysls.json`).
///
/// `commands` and `functions` are exactly as upstream's format has them, so that
/// its editors read the file too. What the format has no place for stands in
/// sections of its own beside them: `words`, `cues`, `hostVariables`,
/// `forbiddenFunctions`, `headers` and `hashtags`.
struct VocabularyFile {
  /// The declarations as the compiler wants them.
  private(set) var vocabulary = Vocabulary()
  /// The lists of words that parameters refer to by name.
  private var words: [String: [String]] = [:]

  private static let keys = [
    "version", "commands", "functions", "words", "cues", "hostVariables", "forbiddenFunctions",
    "headers", "hashtags",
  ]

  /// Reads the declarations; faults are reported and left out.
  init(_ root: ConfigNode, _ reader: inout ConfigReader) {
    _ = reader.entries(of: root, known: Self.keys)
    if let node = reader.optional("words", in: root) {
      for entry in reader.entries(of: node) { words[entry.key] = reader.strings(entry.value) }
    }
    vocabulary.commands = Self.named("commands", root, &reader) { command($0, &$1) }
    vocabulary.functions = Self.named("functions", root, &reader) { Self.function($0, &$1) }
    readCues(root, &reader)
    vocabulary.hostVariables = Self.named("hostVariables", root, &reader) {
      Self.hostVariable($0, &$1)
    }
    vocabulary.forbiddenFunctions = Self.named("forbiddenFunctions", root, &reader) {
      Self.forbiddenFunction($0, &$1)
    }
    readHashtags(root, &reader)
    readHeaders(root, &reader)
  }

  private mutating func readHashtags(_ root: ConfigNode, _ reader: inout ConfigReader) {
    vocabulary.hashtags = Self.named("hashtags", root, &reader) { Self.hashtag($0, &$1) }
    let names = vocabulary.hashtags.map(\.name)
    for node in Self.list("hashtags", root, &reader) {
      Self.checkNames(in: node, "excludes", among: names, ["hashtag", "intet hashtag"], &reader)
    }
  }

  private mutating func readHeaders(_ root: ConfigNode, _ reader: inout ConfigReader) {
    let commands = vocabulary.commands.map(\.name)
    vocabulary.headers = Self.named("headers", root, &reader) {
      Self.header($0, commands: commands, &$1)
    }
    let names = vocabulary.headers.map(\.name)
    for node in Self.list("headers", root, &reader) {
      for key in ["needs", "beside"] {
        Self.checkNames(in: node, key, among: names, ["header", "intet hoved"], &reader)
      }
    }
  }

  /// The commands that only show something, by name.
  private mutating func readCues(_ root: ConfigNode, _ reader: inout ConfigReader) {
    let names = vocabulary.commands.map(\.name)
    Self.checkNames(in: root, "cues", among: names, ["command", "ingen kommando"], &reader)
    let cues = reader.optional("cues", in: root).map { reader.strings($0) } ?? []
    for index in vocabulary.commands.indices {
      vocabulary.commands[index].isCue = cues.contains(vocabulary.commands[index].name)
    }
  }

  // MARK: - Commands

  private func command(_ node: ConfigNode, _ reader: inout ConfigReader) -> CommandDeclaration? {
    _ = reader.entries(of: node, known: Self.commandKeys)
    guard let name = reader.string(reader.required("yarnName", in: node)) else { return nil }
    var parameters: [ParameterDeclaration] = []
    for item in Self.list("parameters", node, &reader) {
      guard let parameter = parameter(item, &reader) else { return nil }
      parameters.append(parameter)
    }
    return CommandDeclaration(
      name: name, documentation: Self.documentation(of: node, &reader), parameters: parameters,
      isBlocking: reader.bool(reader.optional("async", in: node)) ?? false)
  }

  private static let commandKeys = [
    "yarnName", "definitionName", "fileName", "language", "documentation", "parameters", "async",
    "location", "containsErrors",
  ]

  private func parameter(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> ParameterDeclaration? {
    _ = reader.entries(
      of: node,
      known: ["name", "type", "subtype", "documentation", "defaultValue", "isParamsArray"])
    guard let name = reader.string(reader.required("name", in: node)),
      let type = parameterType(node, &reader)
    else { return nil }
    let repeats = reader.bool(reader.optional("isParamsArray", in: node)) ?? false
    return ParameterDeclaration(
      name: name, type: type, isOptional: node["defaultValue"] != nil, isRepeated: repeats,
      documentation: Self.documentation(of: node, &reader))
  }

  /// Upstream's `type`, made narrower by its `subtype`.
  private func parameterType(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> ParameterType? {
    let types = ["any", "string", "number", "bool", "node", "enum", "instance"]
    let type = reader.word(reader.required("type", in: node), among: types)
    let subtype = reader.optional("subtype", in: node)
    switch (type, subtype) {
    case (nil, _): return nil
    case ("number", nil): return .number
    case ("bool", nil): return .bool
    case ("node", nil): return .node
    case ("any", nil), ("string", nil): return .string
    case ("number", let subtype?):
      return reader.word(subtype, among: ["seconds"]).map { _ in .duration }
    case ("node", let subtype?):
      return reader.word(subtype, among: ["background"]).map { _ in .backgroundNode }
    case ("enum", _):
      return wordList(reader.required("subtype", in: node), &reader).map { .oneOf($0) }
    case ("instance", _): return instanceType(reader.required("subtype", in: node), &reader)
    case (_, let subtype?):
      reader.report(.unknownKey, .unknownKey, ["subtype", "type"], at: subtype.range)
      return .string
    default: return .string
    }
  }

  private func instanceType(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> ParameterType? {
    let types: [String: ParameterType] = [
      "cast": .cast, "mark": .mark, "end": .end, "ladder": .ladder, "sound": .sound,
      "place": .place, "ambience": .ambience, "target": .target([]),
    ]
    guard let name = reader.word(node, among: types.keys.sorted()) else { return nil }
    if name == "target" { return wordList(node, &reader).map { .target($0) } }
    return types[name]
  }

  /// One of the lists under `words`.
  private func wordList(_ node: ConfigNode?, _ reader: inout ConfigReader) -> [String]? {
    reader.word(node, among: words.keys.sorted()).flatMap { words[$0] }
  }

  // MARK: - Functions

  private static func function(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> FunctionDeclaration? {
    let keys = commandKeys + ["return"]
    _ = reader.entries(of: node, known: keys)
    guard let name = reader.string(reader.required("yarnName", in: node)),
      let given = reader.required("return", in: node),
      let result = valueType(reader.required("type", in: given), &reader)
    else { return nil }
    var parameters: [ValueType?] = []
    for item in list("parameters", node, &reader) {
      parameters.append(valueType(reader.optional("type", in: item), &reader))
    }
    return FunctionDeclaration(name: name, parameters: parameters, result: result)
  }

  /// `nil` for `any`.
  static func valueType(_ node: ConfigNode?, _ reader: inout ConfigReader) -> ValueType? {
    let words = ["number", "string", "bool", "any"]
    return reader.word(node, among: words).flatMap { ValueType(basicName: $0) }
  }
}

// MARK: - Parts of every declaration

extension VocabularyFile {
  /// The items of a list that may be absent.
  static func list(
    _ key: String, _ root: ConfigNode, _ reader: inout ConfigReader
  ) -> [ConfigNode] {
    reader.optional(key, in: root).map { reader.items(of: $0) } ?? []
  }

  /// The declarations of a section, each name once.
  private static func named<Declaration>(
    _ section: String, _ root: ConfigNode, _ reader: inout ConfigReader,
    read: (ConfigNode, inout ConfigReader) -> Declaration?
  ) -> [Declaration] {
    var declarations: [Declaration] = []
    var names: Set<String> = []
    for node in list(section, root, &reader) {
      guard let declaration = read(node, &reader) else { continue }
      let key = node["yarnName"] ?? node["name"]
      if case .scalar(let name, _)? = key?.content, !names.insert(name).inserted {
        reader.report(.duplicateName, .duplicateKey, [name], at: key?.range ?? node.range)
      } else {
        declarations.append(declaration)
      }
    }
    return declarations
  }

  /// Names of other declarations must be declared.
  private static func checkNames(
    in node: ConfigNode, _ key: String, among names: [String], _ what: [String],
    _ reader: inout ConfigReader
  ) {
    guard let list = reader.optional(key, in: node) else { return }
    guard case .sequence(let items) = list.content else { return }
    for item in items {
      guard case .scalar(let name, _) = item.content, !names.contains(name) else { continue }
      let arguments = what + [name, names.joined(separator: ", ")]
      reader.report(.unknownName, .unknownName, arguments, at: item.range)
    }
  }

  /// Danish and English, with an empty line between, as an editor shows them.
  static func documentation(
    of node: ConfigNode, _ reader: inout ConfigReader
  ) -> DeclarationText {
    guard let given = reader.optional("documentation", in: node),
      let text = reader.string(given)
    else { return .none }
    guard let (danish, english) = paragraphs(text) else {
      let expected = [
        "the text in Danish, an empty line, and the text in English",
        "teksten på dansk, en tom linje og teksten på engelsk",
      ]
      reader.report(.wrongKind, .expected, expected, at: given.range)
      return .none
    }
    return DeclarationText(danish: danish, english: english)
  }

  private static func paragraphs(_ text: String) -> (String, String)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, !lines[0].isEmpty, lines[1].isEmpty, !lines[2].isEmpty else {
      return nil
    }
    return (String(lines[0]), String(lines[2]))
  }
}
