@testable import ScenarioEngine

/// The reference part of the guide to the profile, written from the declarations.
struct ProfileReference {
  let vocabulary: Vocabulary
  let language: DiagnosticLanguage

  /// Markdown, one section for each kind of declaration.
  var text: String {
    [commands, hashtags, headers, hostVariables, forbiddenFunctions].joined(separator: "\n")
  }

  private func say(danish: String, english: String) -> String {
    switch language {
    case .danish: danish
    case .english: english
    }
  }

  private func say(_ text: DeclarationText) -> String {
    say(danish: text.danish, english: text.english)
  }

  private func codes(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }

  // MARK: - Sections

  private var commands: String {
    let heading = say(danish: "## Kommandoer", english: "## Commands")
    let parts = vocabulary.commands.map { command in
      let names = command.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
      let signature = ([command.name] + names).joined(separator: " ")
      let lines = ["### `<<\(signature)>>`", say(command.documentation)]
      let parameters = command.parameters.map { "- `\($0.name)`: \(detail(of: $0))" }
      return lines.joined(separator: "\n") + "\n\n" + parameters.joined(separator: "\n") + "\n"
    }
    return ([heading + "\n"] + parts).joined(separator: "\n")
  }

  private func detail(of parameter: ParameterDeclaration) -> String {
    guard case .oneOf(let words) = parameter.type else { return say(parameter.documentation) }
    return say(parameter.documentation) + " " + codes(words)
  }

  private var hashtags: String {
    let heading = say(danish: "## Mærker", english: "## Hashtags")
    let head = say(
      danish: "| mærke | står på | betyder |", english: "| hashtag | stands on | means |")
    let rows = vocabulary.hashtags.map { tag in
      let places = tag.places.map(word).joined(separator: ", ")
      return "| \(form(of: tag)) | \(places) | \(say(tag.documentation))\(company(of: tag)) |"
    }
    return ([heading, head, "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  private func word(_ place: HashtagDeclaration.Place) -> String {
    switch place {
    case .line: say(danish: "replik", english: "line")
    case .option: say(danish: "svarmulighed", english: "option")
    case .question: say(danish: "spørgsmål", english: "question")
    case .answer: say(danish: "svar på et spørgsmål", english: "answer to a question")
    }
  }

  private func form(of tag: HashtagDeclaration) -> String {
    switch tag.value {
    case .none: "`#\(tag.name)`"
    case .name, .law: "`#\(tag.name):id`"
    case .oneOf(let words): codes(words.map { "#\(tag.name):\($0)" })
    case .list(let words): "`#\(tag.name):\(words.joined(separator: ","))`"
    }
  }

  private func company(of tag: HashtagDeclaration) -> String {
    var text = ""
    if tag.isRequired { text += say(danish: " Skal stå der.", english: " Has to be there.") }
    if !tag.excludes.isEmpty {
      let others = codes(tag.excludes.map { "#" + $0 })
      text += say(danish: " Ikke sammen med \(others).", english: " Not beside \(others).")
    }
    if tag.isRepeatable {
      text += say(danish: " Må stå flere gange.", english: " May stand several times.")
    }
    return text
  }

  private var headers: String {
    let heading = say(danish: "## Hoveder på knuder", english: "## Headers of nodes")
    let head = say(danish: "| hoved | betyder |", english: "| header | means |")
    let rows = vocabulary.headers.map { header in
      let form =
        header.values.isEmpty
        ? "`\(header.name):`" : codes(header.values.map { "\(header.name): \($0)" })
      return "| \(form) | \(say(header.documentation))\(company(of: header)) |"
    }
    return ([heading, head, "|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  private func company(of header: HeaderDeclaration) -> String {
    var text = ""
    if !header.needs.isEmpty {
      let others = codes(header.needs.map { $0 + ":" })
      text += say(danish: " Kræver \(others).", english: " Needs \(others).")
    }
    if !header.beside.isEmpty {
      let others = codes(header.beside.map { $0 + ":" })
      text += say(danish: " Kun sammen med \(others).", english: " Only beside \(others).")
    }
    if !header.forbidden.isEmpty {
      let things = header.forbidden.map(word).joined(separator: ", ")
      text += say(danish: " Ikke i den: \(things).", english: " Not in it: \(things).")
    }
    return text
  }

  private func word(_ construct: HeaderDeclaration.Forbidden) -> String {
    switch construct {
    case .options: say(danish: "svarmuligheder", english: "options")
    case .jump: say(danish: "spring", english: "jumps")
    case .detour: say(danish: "omveje", english: "detours")
    case .ladderWrite: say(danish: "ændringer af stiger", english: "changes of ladders")
    case .allCommands: say(danish: "kommandoer", english: "commands")
    case .command(let name): "`<<\(name)>>`"
    }
  }

  private var hostVariables: String {
    let heading = say(danish: "## Ydre variabler", english: "## Host variables")
    let head = say(danish: "| variabel | betyder |", english: "| variable | means |")
    let rows = vocabulary.hostVariables.map { variable in
      let range = variable.range.map {
        " \(NumberText.text(of: $0.lowerBound))–\(NumberText.text(of: $0.upperBound))."
      }
      return "| `$\(variable.name)` | \(say(variable.documentation))\(range ?? "") |"
    }
    return ([heading, head, "|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  private var forbiddenFunctions: String {
    let heading = say(
      danish: "## Funktioner, der ikke må bruges", english: "## Functions that must not be used")
    let head = say(danish: "| funktion | hvorfor |", english: "| function | why |")
    let rows = vocabulary.forbiddenFunctions.map { function in
      "| `\(function.name)` | \(say(function.documentation)) |"
    }
    return ([heading, head, "|---|---|"] + rows).joined(separator: "\n") + "\n"
  }
}
