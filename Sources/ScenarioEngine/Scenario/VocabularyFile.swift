/// The shared declarations (`modet.ysls.json`), in upstream's shape with a few keys of our own.
struct VocabularyFile {
  /// A place of a command that takes a person, a mark or one of a few words.
  struct Target {
    var command: String
    var argument: Int
    var words: [String]
  }

  /// The declarations as the compiler wants them.
  var vocabulary = Vocabulary()
  var targets: [Target] = []

  /// Reads the declarations; faults are reported and left out.
  init(_ root: ConfigNode, _ reader: inout ConfigReader) {
    for node in Self.list("commands", root, &reader) {
      guard let command = Self.command(node, &reader) else { continue }
      vocabulary.commands.append(command)
      targets += Self.targets(of: command.name, node, &reader)
    }
    for node in Self.list("functions", root, &reader) {
      if let function = Self.function(node, &reader) { vocabulary.functions.append(function) }
    }
    for node in Self.list("hashtags", root, &reader) where Self.tagName(node) == "style" {
      vocabulary.styles = Set(reader.strings(reader.required("values", in: node)))
    }
  }

  private static func targets(
    of command: String, _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> [Target] {
    var targets: [Target] = []
    for (index, item) in list("parameters", node, &reader).enumerated() {
      guard case .scalar("target", _)? = item["kind"]?.content else { continue }
      let words = reader.strings(reader.optional("values", in: item))
      targets.append(Target(command: command, argument: index, words: words))
    }
    return targets
  }

  private static func list(
    _ key: String, _ root: ConfigNode, _ reader: inout ConfigReader
  ) -> [ConfigNode] {
    reader.optional(key, in: root).map { reader.items(of: $0) } ?? []
  }

  private static func tagName(_ node: ConfigNode) -> String? {
    guard case .scalar(let text, _)? = node["name"]?.content else { return nil }
    return text
  }

  // MARK: - Commands

  private static func command(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> CommandDeclaration? {
    guard let name = reader.string(reader.required("yarnName", in: node)) else { return nil }
    let summary = reader.string(reader.optional("documentation", in: node)) ?? ""
    var parameters: [ParameterDeclaration] = []
    for item in list("parameters", node, &reader) {
      guard let parameter = parameter(item, &reader) else { return nil }
      parameters.append(parameter)
    }
    return CommandDeclaration(name: name, summary: summary, parameters: parameters)
  }

  private static func parameter(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> ParameterDeclaration? {
    guard let name = reader.string(reader.required("name", in: node)),
      let type = parameterType(node, &reader)
    else { return nil }
    let repeats = reader.bool(reader.optional("isParamsArray", in: node)) ?? false
    return ParameterDeclaration(
      name: name, type: type, isOptional: node["defaultValue"] != nil, isRepeated: repeats)
  }

  /// Our `kind` where it is given, else upstream's `type`.
  private static func parameterType(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> ParameterType? {
    let kind = reader.optional("kind", in: node) ?? reader.optional("type", in: node)
    guard let kind else { return .string }
    if case .scalar("oneOf", _) = kind.content {
      guard let values = reader.required("values", in: node) else { return nil }
      return .oneOf(reader.strings(values))
    }
    return reader.word(kind, among: kinds.keys.sorted() + ["oneOf"]).flatMap { kinds[$0] }
  }

  private static let kinds: [String: ParameterType] = [
    "any": .string, "string": .string, "number": .number, "bool": .bool, "boolean": .bool,
    "duration": .duration, "node": .node, "cast": .cast, "mark": .mark, "end": .end,
    "ladder": .ladder, "sound": .sound, "target": .string,
  ]

  // MARK: - Functions

  private static func function(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> FunctionDeclaration? {
    guard let name = reader.string(reader.required("yarnName", in: node)),
      let result = valueType(reader.required("returnType", in: node), &reader)
    else { return nil }
    var parameters: [ValueType?] = []
    for item in list("parameters", node, &reader) {
      parameters.append(valueType(reader.optional("type", in: item), &reader))
    }
    return FunctionDeclaration(name: name, parameters: parameters, result: result)
  }

  /// `nil` for `any`.
  private static func valueType(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> ValueType? {
    let words = ["number", "string", "bool", "any"]
    return reader.word(node, among: words).flatMap { ValueType(basicName: $0) }
  }
}
