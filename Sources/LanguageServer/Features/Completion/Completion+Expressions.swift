import ScenarioEngine

extension Completion {
  // MARK: - Variables, functions, cases

  mutating func addVariables(where isWanted: (SymbolTable.Variable) -> Bool) {
    for (name, variable) in outline.symbols.variables.sorted(by: { $0.key < $1.key })
    where isWanted(variable) {
      let about = VariableDescription(name, analysis, language)
      add("$" + name, .variable, detail: about.summary, documentation: about.documentation)
    }
  }

  /// Functions, and the words that an expression may have.
  mutating func addWords() {
    let forbidden = Set(vocabulary.forbiddenFunctions.map(\.name))
    for function in outline.symbols.functions.values.sorted(by: { $0.name < $1.name })
    where !analysis.isScenario || !forbidden.contains(function.name) {
      let places = function.parameters.enumerated().map {
        Snippet.place($0 + 1, $1?.name ?? "value")
      }
      add(
        function.name, .function, detail: FunctionDescription.signature(of: function),
        insert: function.name + "(", snippet: "\(function.name)(\(places.joined(separator: ", ")))")
    }
    for word in ["true", "false", "not", "and", "or", "xor"] { add(word, .keyword, order: 8) }
    for name in outline.symbols.enums.keys.sorted() { add(name, .enumeration) }
  }

  /// The cases of one enumeration, or of all where none is named.
  mutating func addCases(of enumeration: String?) {
    let all = outline.symbols.enums
    let wanted = enumeration.map { name in all[name].map { [$0] } ?? [] }
    for element in wanted ?? all.values.sorted(by: { $0.name < $1.name }) {
      for item in element.cases { add(item.name, .enumMember, detail: element.name) }
    }
  }

  mutating func addTypes() {
    for type in ValueType.basic { add(type.name, .keyword) }
    for name in outline.symbols.enums.keys.sorted() { add(name, .enumeration) }
  }

  // MARK: - Commands

  /// The host's commands with places for their arguments, and the language's own.
  mutating func addCommands() {
    for command in vocabulary.commands {
      let parameters = command.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
      add(
        command.name, .method, detail: parameters.joined(separator: " "),
        documentation: text(command.documentation), insert: command.name + closing,
        snippet: snippet(of: command) + closing)
    }
    for keyword in Self.keywords {
      add(
        keyword.name, .keyword, documentation: text(keyword.documentation),
        insert: keyword.isWhole ? keyword.name + closing : keyword.name + " ",
        snippet: keyword.snippet + closing, order: 6)
    }
  }

  /// The `>>` that is still missing after the cursor.
  private var closing: String {
    let line = place.source.lineTable.lineIndex(of: place.offset)
    let contents = place.source.lineTable.contents(ofLine: line, in: place.source.bytes)
    let rest = place.source.text(place.offset, contents.upperBound)
    return rest.contains(">>") ? "" : ">>"
  }

  private func snippet(of command: CommandDeclaration) -> String {
    var text = Snippet.escaped(command.name)
    let needed = command.parameters.filter { !$0.isOptional && !$0.isRepeated }
    for (index, parameter) in needed.enumerated() {
      if case .oneOf(let words) = parameter.type, !words.isEmpty {
        text += " " + Snippet.choice(index + 1, words)
      } else {
        text += " " + Snippet.place(index + 1, parameter.name)
      }
    }
    return text
  }

  private struct Keyword {
    var name: String
    var snippet: String
    var documentation: Wording
    /// Whether nothing follows it.
    var isWhole = false
  }

  private static let keywords = [
    Keyword(
      name: "jump", snippet: "jump ${1:Node}",
      documentation: Wording(
        en: "Goes on in another node.", da: "Går videre i en anden knude.")),
    Keyword(
      name: "detour", snippet: "detour ${1:Node}",
      documentation: Wording(
        en: "Goes to another node and comes back.", da: "Går til en anden knude og vender tilbage.")
    ),
    Keyword(
      name: "return", snippet: "return",
      documentation: Wording(
        en: "Goes back to where the detour began.", da: "Går tilbage til, hvor omvejen begyndte."),
      isWhole: true),
    Keyword(
      name: "if", snippet: "if ${1:\\$variable}",
      documentation: Wording(
        en: "What follows happens only where the condition holds, up to 'endif'.",
        da: "Det følgende sker kun, hvis betingelsen holder, indtil 'endif'.")),
    Keyword(
      name: "elseif", snippet: "elseif ${1:\\$variable}",
      documentation: Wording(
        en: "Another condition, where none before it held.",
        da: "En anden betingelse, hvis ingen før den holdt.")),
    Keyword(
      name: "else", snippet: "else",
      documentation: Wording(
        en: "What happens where no condition held.",
        da: "Det, der sker, hvis ingen betingelse holdt."),
      isWhole: true),
    Keyword(
      name: "endif", snippet: "endif",
      documentation: Wording(en: "Ends an 'if'.", da: "Slutter et 'if'."), isWhole: true),
    Keyword(
      name: "set", snippet: "set \\$${1:variable} = ${2:value}",
      documentation: Wording(en: "Gives a variable a value.", da: "Giver en variabel en værdi.")),
    Keyword(
      name: "declare", snippet: "declare \\$${1:variable} = ${2:value}",
      documentation: Wording(
        en: "Makes a variable and says what it is at first.",
        da: "Laver en variabel og siger, hvad den er fra begyndelsen.")),
    Keyword(
      name: "call", snippet: "call ${1:function}()",
      documentation: Wording(
        en: "Calls a function for what it does.", da: "Kalder en funktion for det, den gør.")),
    Keyword(
      name: "once", snippet: "once",
      documentation: Wording(
        en: "What follows happens the first time only, up to 'endonce'.",
        da: "Det følgende sker kun første gang, indtil 'endonce'."), isWhole: true),
    Keyword(
      name: "endonce", snippet: "endonce",
      documentation: Wording(en: "Ends a 'once'.", da: "Slutter et 'once'."), isWhole: true),
    Keyword(
      name: "enum", snippet: "enum ${1:Name}",
      documentation: Wording(
        en: "Makes a type with named cases, up to 'endenum'.",
        da: "Laver en type med navngivne tilfælde, indtil 'endenum'.")),
    Keyword(
      name: "case", snippet: "case ${1:Name}",
      documentation: Wording(en: "One case of an 'enum'.", da: "Ét tilfælde af et 'enum'.")),
    Keyword(
      name: "endenum", snippet: "endenum",
      documentation: Wording(en: "Ends an 'enum'.", da: "Slutter et 'enum'."), isWhole: true),
  ]
}
