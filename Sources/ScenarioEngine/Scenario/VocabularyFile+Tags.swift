// The sections that upstream's format has no place for.

extension VocabularyFile {
  // MARK: - Hashtags

  static func hashtag(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> HashtagDeclaration? {
    _ = reader.entries(
      of: node,
      known: [
        "name", "on", "value", "values", "required", "excludes", "repeats", "documentation",
      ])
    guard let name = reader.string(reader.required("name", in: node)),
      let on = reader.required("on", in: node), let value = tagValue(node, &reader)
    else { return nil }
    var places: [HashtagDeclaration.Place] = []
    let words = HashtagDeclaration.Place.allCases.map(\.rawValue)
    for item in reader.items(of: on) {
      if let word = reader.word(item, among: words) {
        places += HashtagDeclaration.Place(rawValue: word).map { [$0] } ?? []
      }
    }
    return HashtagDeclaration(
      name: name, value: value, places: places,
      isRequired: reader.bool(reader.optional("required", in: node)) ?? false,
      excludes: strings("excludes", node, &reader),
      isRepeatable: reader.bool(reader.optional("repeats", in: node)) ?? false,
      documentation: documentation(of: node, &reader))
  }

  /// `value` says what follows the colon, and `values` which words; neither means no colon.
  private static func tagValue(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> HashtagDeclaration.Value? {
    let words = strings("values", node, &reader)
    guard let kind = reader.optional("value", in: node) else {
      return words.isEmpty ? HashtagDeclaration.Value.none : .oneOf(words)
    }
    switch reader.word(kind, among: ["name", "law", "list"]) {
    case "name": return .name
    case "law": return .law
    case "list": return reader.required("values", in: node).map { _ in .list(words) }
    default: return nil
    }
  }

  private static func strings(
    _ key: String, _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> [String] {
    reader.strings(reader.optional(key, in: node))
  }

  // MARK: - Headers

  static func header(
    _ node: ConfigNode, commands: [String], _ reader: inout ConfigReader
  ) -> HeaderDeclaration? {
    _ = reader.entries(
      of: node,
      known: [
        "name", "values", "optional", "role", "questions", "forbids", "needs", "beside",
        "documentation",
      ])
    guard let name = reader.string(reader.required("name", in: node)) else { return nil }
    var forbidden: [HeaderDeclaration.Forbidden] = []
    for item in list("forbids", node, &reader) {
      if let word = reader.word(item, among: constructs.keys.sorted() + commands) {
        forbidden.append(constructs[word] ?? .command(word))
      }
    }
    return HeaderDeclaration(
      name: name, values: strings("values", node, &reader),
      needsValue: !(reader.bool(reader.optional("optional", in: node)) ?? false),
      isRole: reader.bool(reader.optional("role", in: node)) ?? false,
      asksQuestions: reader.bool(reader.optional("questions", in: node)) ?? false,
      forbidden: forbidden,
      needs: strings("needs", node, &reader), beside: strings("beside", node, &reader),
      documentation: documentation(of: node, &reader))
  }

  /// The words for what is no command of its own.
  private static let constructs: [String: HeaderDeclaration.Forbidden] = [
    "commands": .allCommands, "detours": .detour, "jumps": .jump, "ladderWrites": .ladderWrite,
    "options": .options,
  ]

  // MARK: - Variables and functions

  static func hostVariable(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> HostVariableDeclaration? {
    _ = reader.entries(of: node, known: ["name", "type", "range", "documentation"])
    guard let name = reader.string(reader.required("name", in: node)),
      let type = valueType(reader.required("type", in: node), &reader)
    else { return nil }
    var range: ClosedRange<Float>?
    if type == .number {
      guard let given = VariableSetting.range(reader.required("range", in: node), &reader) else {
        return nil
      }
      range = given
    }
    return HostVariableDeclaration(
      name: name, type: type, range: range, documentation: documentation(of: node, &reader))
  }

  static func forbiddenFunction(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> ForbiddenDeclaration? {
    _ = reader.entries(of: node, known: ["name", "documentation"])
    guard let name = reader.string(reader.required("name", in: node)),
      reader.required("documentation", in: node) != nil
    else { return nil }
    return ForbiddenDeclaration(name: name, documentation: documentation(of: node, &reader))
  }
}
