import ScenarioEngine

/// What there is to say of a variable.
struct VariableDescription {
  /// One line: type, range, who sets it.
  let summary: String
  /// What the declarations say of it.
  let documentation: String

  init(_ name: String, _ analysis: Analysis, _ language: DiagnosticLanguage) {
    let symbols = analysis.outline.symbols
    guard let variable = symbols.variables[name] else {
      summary = ""
      documentation = ""
      return
    }
    var parts = [variable.type.name]
    let ladder = symbols.ladders.first { $0.name == name }
    if let ladder {
      parts.append("\(ladder.lower) … \(ladder.upper)")
    } else if let range = variable.bounds ?? analysis.input.knownNames?.numberRanges?[name] {
      let bounds = [range.lowerBound, range.upperBound].map { NumberText.text(of: $0) }
      parts.append(bounds.joined(separator: " … "))
    }
    if variable.origin != .smart { parts.append("= \(variable.initialValue.text)") }
    let origin = ladder == nil ? Self.wording(of: variable.origin) : Self.ladder
    summary = (parts + [origin.sentence(in: language, [])]).joined(separator: ", ")
    let declared = analysis.input.vocabulary.hostVariables.first { $0.name == name }
    documentation = declared?.documentation[language] ?? ""
  }

  private static let ladder = Wording(
    en: "a ladder, set by the script", da: "en stige, sættes af manuskriptet")

  private static func wording(of origin: SymbolTable.Variable.Origin) -> Wording {
    switch origin {
    case .host:
      Wording(en: "set from outside, before the scene", da: "sættes udefra, før scenen")
    case .declared: Wording(en: "set by the script", da: "sættes af manuskriptet")
    case .ladder: ladder
    case .smart: Wording(en: "computed at every use", da: "regnes ud, hver gang den bruges")
    case .inferred: Wording(en: "nowhere declared", da: "ikke erklæret nogen steder")
    }
  }
}

/// What there is to say of a node.
struct NodeDescription {
  /// Its part beside the main track, as `track: background`; `nil` on the main track.
  let role: String?

  init(_ node: NodeSyntax, _ language: DiagnosticLanguage) {
    let roles = ["type", "track", "intervention"].compactMap { node.header($0) }
    role = roles.first.map { header in
      let label = node.header("label").map { " “\($0.value.text)”" } ?? ""
      return "\(header.key.text): \(header.value.text)\(label)"
    }
  }
}

/// How a function is written.
enum FunctionDescription {
  static func signature(of function: FunctionDeclaration) -> String {
    let parameters = function.parameters.map { $0?.name ?? "any" }
    return "\(function.name)(\(parameters.joined(separator: ", "))) → \(function.result.name)"
  }
}
