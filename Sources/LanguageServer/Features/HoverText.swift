import ScenarioEngine

/// Says what stands under the cursor.
struct HoverText {
  private let place: Place
  private let name: AuthorName

  /// The text for a place, or `nil` where there is nothing to say.
  static func hover(at place: Place) -> LSP.Hover? {
    guard let occurrence = place.occurrence,
      let text = HoverText(place: place, name: occurrence.name).text, !text.isEmpty
    else { return nil }
    let kind = place.settings.readsMarkdown ? "markdown" : "plaintext"
    return LSP.Hover(
      contents: LSP.MarkupContent(kind: kind, value: text),
      range: place.settings.encoding.range(occurrence.range, in: place.source))
  }

  private var analysis: Analysis { place.analysis }
  private var vocabulary: Vocabulary { place.analysis.input.vocabulary }
  private var language: DiagnosticLanguage { place.settings.language }

  private var text: String? {
    switch name.kind {
    case .node: node
    case .variable: variable
    case .enumeration: enumeration
    case .enumerationCase(let type): code("\(type).\(name.text)")
    case .castMember: castMember
    case .mark: mark
    case .end: end
    case .legalClaim: legalClaim
    case .sound: code(name.text)
    case .line: line
    case .function: function
    case .command: command
    case .hashtag: hashtag
    case .header: header
    }
  }

  // MARK: - Parts

  private func code(_ text: String) -> String {
    place.settings.readsMarkdown ? "```yarn\n\(text)\n```" : text
  }

  private func say(_ wording: Wording, _ arguments: String...) -> String {
    wording.sentence(in: language, arguments)
  }

  private func paragraphs(_ parts: String?...) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  // MARK: - Names of the script

  private var node: String? {
    let survey = analysis.outline.survey
    let indices = survey.nodes.indices.filter { survey.nodes[$0].title.text == name.text }
    guard let first = indices.first else { return nil }
    let lines = survey.lines.filter { indices.contains($0.node) }
    let options = lines.count { $0.isOption }
    let places = analysis.outline.names.occurrences(of: name).count { $0.role == .use }
    let counts = say(.nodeCounts, "\(lines.count - options)", "\(options)", "\(places)")
    let group = indices.count > 1 ? say(.nodeGroup, "\(indices.count)") : nil
    return paragraphs(
      code("title: \(name.text)"), NodeDescription(survey.nodes[first], language).role, group,
      counts)
  }

  private var variable: String? {
    let about = VariableDescription(name.text, analysis, language)
    let writes = analysis.outline.names.occurrences(of: name).count { $0.role == .write }
    let counts = writes > 0 ? say(.timesSet, "\(writes)") : nil
    return paragraphs(code("$" + name.text), about.summary, about.documentation, counts)
  }

  private var enumeration: String? {
    guard let info = analysis.outline.symbols.enums[name.text] else { return nil }
    return paragraphs(
      code("enum \(name.text)"), info.cases.map(\.name).joined(separator: ", "))
  }

  private var function: String? {
    guard let function = analysis.outline.symbols.functions[name.text] else { return nil }
    let forbidden = vocabulary.forbiddenFunctions.first { $0.name == name.text }
    let warning = analysis.isScenario ? forbidden?.documentation[language] : nil
    return paragraphs(code(FunctionDescription.signature(of: function)), warning)
  }

  /// A line in the other languages.
  private var line: String? {
    guard let table = analysis.reading?.stringTable else { return nil }
    let survey = analysis.outline.survey
    let own = survey.lines.first { $0.syntax.tags.contains { $0.text == name.text } }
    let texts = table.languages.compactMap { language -> String? in
      let text =
        language == table.baseLanguage
        ? own?.syntax.template : table.template(of: name.text, language: language)
      return text.map { "\(language): \($0)" }
    }
    let missing = table.languages.filter {
      $0 != table.baseLanguage && table.template(of: name.text, language: $0) == nil
    }
    let lack =
      missing.isEmpty ? nil : say(.notTranslated, missing.joined(separator: ", "))
    return paragraphs(code("#" + name.text), texts.joined(separator: "\n\n"), lack)
  }

  // MARK: - Names of the scenario

  private var castMember: String? {
    guard let member = analysis.reading?.cast.first(where: { $0.id == name.text }) else {
      return nil
    }
    let lines = analysis.outline.survey.lines.count { $0.syntax.speaker?.text == name.text }
    let bodies = [member.personAsset] + member.alternatives.map(\.personAsset)
    return paragraphs(
      code(name.text), member.displayName[language.rawValue],
      say(.castFacts, bodies.joined(separator: ", "), member.mark, "\(lines)"))
  }

  private var mark: String? {
    guard let mark = analysis.reading?.marks.first(where: { $0.name == name.text }) else {
      return nil
    }
    let position = mark.position
    return paragraphs(
      code(name.text),
      "x \(position.x) m, y \(position.y) m, z \(position.z) m, \(mark.yawDegrees)°")
  }

  private var end: String? {
    guard let end = analysis.reading?.ends.first(where: { $0.id == name.text }) else { return nil }
    return paragraphs(
      code("<<end \(name.text)>>"), say(end.isCalm ? .calmEnd : .otherEnd),
      end.text[language.rawValue])
  }

  private var legalClaim: String? {
    guard let claim = analysis.reading?.law.first(where: { $0.id == name.text }) else {
      return nil
    }
    return paragraphs(
      claim.paragraph, claim.text[language.rawValue], claim.source,
      say(.lawChecked, claim.checkedOn))
  }

  // MARK: - Declarations

  private var command: String? {
    guard let command = vocabulary.command(name.text) else { return nil }
    let parameters = command.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
    let about = command.parameters.compactMap { parameter -> String? in
      let text = parameter.documentation[language]
      return text.isEmpty ? nil : "- `\(parameter.name)`: \(text)"
    }
    return paragraphs(
      code("<<\(([command.name] + parameters).joined(separator: " "))>>"),
      command.documentation[language], about.joined(separator: "\n"))
  }

  private var hashtag: String? {
    guard let tag = vocabulary.hashtag(name.text) else { return nil }
    let words = tag.value.words.isEmpty ? "" : ":" + tag.value.words.joined(separator: "|")
    return paragraphs(code("#\(tag.name)\(words)"), tag.documentation[language])
  }

  private var header: String? {
    guard let header = vocabulary.header(name.text) else { return nil }
    return paragraphs(
      code("\(header.name): \(header.values.joined(separator: " | "))"),
      header.documentation[language])
  }
}

extension Wording {
  fileprivate static let nodeCounts = Wording(
    en: "lines: {0}, options: {1}, references: {2}",
    da: "replikker: {0}, svarmuligheder: {1}, henvisninger: {2}")
  fileprivate static let nodeGroup = Wording(
    en: "A group of {0} nodes; the one that fits best runs.",
    da: "En gruppe på {0} knuder; den, der passer bedst, køres.")
  fileprivate static let timesSet = Wording(
    en: "Set in {0} places.", da: "Sættes {0} steder.")
  fileprivate static let notTranslated = Wording(
    en: "Not translated: {0}", da: "Ikke oversat: {0}")
  fileprivate static let castFacts = Wording(
    en: "Person {0}, stands at {1}, says {2} lines.",
    da: "Person {0}, står ved {1}, siger {2} replikker.")
  fileprivate static let lawChecked = Wording(
    en: "Source last read on {0}.", da: "Kilden er sidst læst {0}.")
}
