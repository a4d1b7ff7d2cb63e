import ScenarioEngine

extension Completion {
  // MARK: - Nodes and people

  /// Every title, of a group of nodes once.
  mutating func addNodes(where isWanted: (NodeSyntax) -> Bool) {
    var seen: Set<String> = []
    for node in outline.survey.nodes where isWanted(node) {
      let title = node.title.text
      if title.isEmpty || !seen.insert(title).inserted { continue }
      add(title, .class, detail: NodeDescription(node, language).role)
    }
  }

  mutating func addSpeakers() {
    let known = analysis.reading?.cast ?? []
    for member in known {
      add(
        member.id, .constant, detail: member.displayName[language.rawValue],
        insert: withColon(member.id, ": "))
    }
    if !known.isEmpty { return }
    for name in Set(outline.survey.lines.compactMap(\.syntax.speaker?.text)).sorted() {
      add(name, .constant, insert: withColon(name, ": "))
    }
  }

  mutating func addCast() {
    for member in analysis.reading?.cast ?? [] {
      add(member.id, .constant, detail: member.displayName[language.rawValue])
    }
  }

  mutating func addMarks() {
    for mark in analysis.reading?.marks ?? [] { add(mark.name, .reference) }
  }

  mutating func addEnds() {
    for end in analysis.reading?.ends ?? [] {
      add(
        end.id, .event, detail: text(end.isCalm ? .calmEnd : .otherEnd),
        documentation: end.text[language.rawValue])
    }
  }

  // MARK: - Commands

  mutating func addArguments(of command: String, _ index: Int) {
    guard let parameter = vocabulary.command(command)?.parameter(at: index) else { return }
    switch parameter.type {
    case .node: addNodes { _ in true }
    case .backgroundNode: addNodes { $0.header("track")?.value.text == "background" }
    case .cast: addCast()
    case .mark: addMarks()
    case .end: addEnds()
    case .ladder:
      for ladder in outline.symbols.ladders {
        add(ladder.name, .variable, detail: "\(ladder.lower) … \(ladder.upper)")
      }
    case .sound:
      for sound in (analysis.input.knownNames?.sounds ?? []).sorted() { add(sound, .file) }
    case .oneOf(let words): addWords(words)
    case .target(let words):
      addWords(words)
      addCast()
      addMarks()
    case .bool: addWords(["true", "false"])
    case .string, .number, .duration, .place, .ambience: break
    }
  }

  private mutating func addWords(_ words: [String]) {
    for word in words { add(word, .value) }
  }

  // MARK: - Headers

  mutating func addHeaders() {
    let node = analysis.node(inFile: place.file, at: place.offset)
    let taken = Set((node?.headers ?? []).map(\.key.text))
    let declared = vocabulary.headers.isEmpty ? Self.coreHeaders : vocabulary.headers
    for header in declared where header.name == "when" || !taken.contains(header.name) {
      add(
        header.name, .field, detail: header.values.joined(separator: " | "),
        documentation: text(header.documentation), insert: withColon(header.name, ": "))
    }
  }

  /// The headers of the language itself, for scripts without declarations.
  private static let coreHeaders = ["title", "tags", "when", "subtitle", "tracking"].map {
    HeaderDeclaration(name: $0)
  }

  mutating func addHeaderValues(_ key: String) {
    for value in vocabulary.header(key)?.values ?? [] { add(value, .enumMember) }
    if key == "tracking", vocabulary.headers.isEmpty { addWords(["always", "never"]) }
  }

  // MARK: - Hashtags

  /// The hashtags that may stand there, those that must stand there first.
  mutating func addHashtags(isOption: Bool) {
    let asked = isInQuestions
    let here: HashtagDeclaration.Place =
      switch (asked, isOption) {
      case (false, false): .line
      case (false, true): .option
      case (true, false): .question
      case (true, true): .answer
      }
    for tag in vocabulary.hashtags where tag.places.contains(here) {
      let isAlone = tag.value == .none
      add(
        tag.name, .property, detail: tag.value.words.joined(separator: " | "),
        documentation: text(tag.documentation),
        insert: isAlone ? tag.name : withColon(tag.name, ":"),
        order: tag.isRequired ? 1 : 5)
    }
    if vocabulary.hashtags.isEmpty {
      for name in ["line", "shadow"] { add(name, .property, insert: withColon(name, ":")) }
    }
  }

  /// Whether the node's lines are questions to the young person.
  private var isInQuestions: Bool {
    let headers = analysis.node(inFile: place.file, at: place.offset)?.headers ?? []
    return headers.contains { header in
      vocabulary.header(header.key.text).map {
        $0.isRole && $0.asksQuestions && $0.values.contains(header.value.text)
      } ?? false
    }
  }

  mutating func addHashtagValues(_ name: String) {
    switch vocabulary.hashtag(name)?.value {
    case .oneOf(let words)?, .list(let words)?: addWords(words)
    case .law?:
      for claim in analysis.reading?.law ?? [] {
        add(
          claim.id, .reference, detail: claim.paragraph,
          documentation: claim.text[language.rawValue])
      }
    case .none?, .name?, nil:
      guard name == "shadow" else { return }
      for line in outline.names.defined(.line) { add(String(line.dropFirst(5)), .reference) }
    }
  }
}

extension Wording {
  static let calmEnd = Wording(en: "calm end", da: "rolig slutning")
  static let otherEnd = Wording(en: "not a calm end", da: "ikke en rolig slutning")
}
