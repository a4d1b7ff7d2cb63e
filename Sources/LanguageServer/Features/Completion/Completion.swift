import ScenarioEngine

/// Offers what may be written at a place of a script.
struct Completion {
  let place: Place
  let site: CompletionSite
  private(set) var items: [LSP.CompletionItem] = []

  private init(_ place: Place) {
    self.place = place
    site = CompletionSite.at(place.offset, in: place.source)
  }

  /// The offers for a place, best first.
  static func list(at place: Place) -> LSP.CompletionList {
    guard place.analysis.isScript(place.file) else { return LSP.CompletionList(items: []) }
    var completion = Completion(place)
    completion.collect()
    return LSP.CompletionList(items: completion.items)
  }

  private mutating func collect() {
    switch site.kind {
    case .nothing: break
    case .headerKey: addHeaders()
    case .headerValue(let key): addHeaderValues(key)
    case .lineStart: addSpeakers()
    case .commandName: addCommands()
    case .jumpTarget: addNodes { _ in true }
    case .argument(let command, let index): addArguments(of: command, index)
    case .variable: addVariables { _ in true }
    case .word:
      addWords()
      addVariables { _ in true }
    case .member(let enumeration): addCases(of: enumeration)
    case .typeName: addTypes()
    case .nodeString(let function):
      if ["visited", "visited_count", "has_any_content"].contains(function) {
        addNodes { _ in true }
      }
    case .hashtag(let isOption): addHashtags(isOption: isOption)
    case .hashtagValue(let name, _): addHashtagValues(name)
    }
  }

  // MARK: - What the other files use

  var analysis: Analysis { place.analysis }
  var outline: ScriptOutline { place.analysis.outline }
  var vocabulary: Vocabulary { place.analysis.input.vocabulary }
  var language: DiagnosticLanguage { place.settings.language }

  /// Adds an offer; `snippet` is what is inserted where the client can fill its places.
  mutating func add(
    _ label: String, _ kind: LSP.CompletionItem.Kind, detail: String? = nil,
    documentation: String? = nil, insert: String? = nil, snippet: String? = nil, order: Int = 5
  ) {
    let text = place.settings.hasSnippets ? snippet : nil
    let range = place.settings.encoding.range(
      site.range.lowerBound, site.range.upperBound, in: place.source)
    items.append(
      LSP.CompletionItem(
        label: label, kind: kind, detail: detail.flatMap { $0.isEmpty ? nil : $0 },
        documentation: documentation.flatMap { $0.isEmpty ? nil : content($0) },
        sortText: "\(order)\(label)", filterText: label,
        insertTextFormat: text == nil ? LSP.CompletionItem.plainText : LSP.CompletionItem.snippet,
        textEdit: LSP.TextEdit(range: range, newText: text ?? insert ?? label)))
  }

  /// A name with what stands between it and the next thing, unless a colon is there already.
  func withColon(_ name: String, _ colon: String) -> String {
    let end = site.range.upperBound
    let bytes = place.source.bytes
    return end < bytes.count && bytes[end] == UInt8(ascii: ":") ? name : name + colon
  }

  private func content(_ text: String) -> LSP.MarkupContent {
    LSP.MarkupContent(
      kind: place.settings.readsMarkdown ? "markdown" : "plaintext", value: text)
  }

  func text(_ text: DeclarationText) -> String { text[language] }

  func text(_ wording: Wording, _ arguments: [String] = []) -> String {
    wording.sentence(in: language, arguments)
  }
}

extension DeclarationText {
  subscript(language: DiagnosticLanguage) -> String {
    switch language {
    case .danish: danish
    case .english: english
    }
  }
}

/// Text with the signs that mean something in a snippet written out.
enum Snippet {
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "$" || character == "}" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// A place to fill in, numbered from 1.
  static func place(_ number: Int, _ text: String) -> String {
    "${\(number):\(escaped(text))}"
  }

  /// A place with words to choose between.
  static func choice(_ number: Int, _ words: [String]) -> String {
    let list = words.map { word in
      escaped(word).replacing(",", with: "\\,").replacing("|", with: "\\|")
    }
    return "${\(number)|\(list.joined(separator: ","))|}"
  }
}
