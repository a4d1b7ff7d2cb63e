/// The `.yarnproject`: which scripts, which languages, which declarations.
struct ProjectFile {
  /// A language beside the base language.
  struct Localisation {
    var language: String
    /// The table of texts, relative to the project's folder.
    var strings: String
    var range: SourceRange
  }

  /// The newest version of the file's format, which is also that of the language.
  static let newestVersion = 4

  /// The version of the language that the scripts are written in.
  var version: Int
  var sourcePatterns: [String]
  var excludePatterns: [String]
  var baseLanguage: String
  var localisations: [Localisation]
  /// The shared declarations, relative to the project's folder; empty where none are needed.
  var definitions: String
  var definitionsRange: SourceRange
  var sourcesRange: SourceRange
  /// What the project makes of diagnostics by their codes; `nil` leaves them out.
  var severities: [String: Severity?]

  /// `nil` when something needed is missing; unknown keys are the editors' own.
  ///
  /// A scenario needs declarations; scripts of the language alone do not.
  init?(_ root: ConfigNode, needsDefinitions: Bool = true, _ reader: inout ConfigReader) {
    let version = reader.integer(
      reader.required("projectFileVersion", in: root), in: 2...Self.newestVersion)
    let sources = reader.optional("sourceFiles", in: root)
    sourcesRange = sources?.range ?? root.range
    sourcePatterns = sources.map { Self.patterns($0, &reader) } ?? ["**/*.yarn"]
    excludePatterns = reader.strings(reader.optional("excludeFiles", in: root))
    let base = reader.string(reader.required("baseLanguage", in: root))
    let declared =
      needsDefinitions
      ? reader.required("definitions", in: root) : reader.optional("definitions", in: root)
    definitionsRange = declared?.range ?? root.range
    let isWithout = declared == nil && !needsDefinitions
    let definitions = isWithout ? "" : Self.definitions(declared, &reader)
    localisations = Self.localisations(reader.optional("localisation", in: root), &reader)
    severities = Self.severities(reader.optional("compilerOptions", in: root), &reader)
    guard let base, let definitions, let version else { return nil }
    self.version = version
    baseLanguage = base
    self.definitions = definitions
  }

  /// The patterns of a list; a scenario is one folder, so none may lead out of it.
  private static func patterns(_ node: ConfigNode, _ reader: inout ConfigReader) -> [String] {
    var patterns: [String] = []
    for item in reader.items(of: node) {
      guard let pattern = reader.string(item) else { continue }
      if pattern.hasPrefix("/") || pattern.split(separator: "/").contains("..") {
        reader.report(
          .wrongKind, .expected, ["a pattern within this folder", "et mønster inden for mappen"],
          at: item.range)
      } else {
        patterns.append(pattern)
      }
    }
    return patterns
  }

  /// One path, alone or as a list of one.
  private static func definitions(_ node: ConfigNode?, _ reader: inout ConfigReader) -> String? {
    guard let node, case .sequence(let items) = node.content else { return reader.string(node) }
    if items.count == 1 { return reader.string(items[0]) }
    reader.report(.wrongKind, .expected, ["one file", "én fil"], at: node.range)
    return nil
  }

  private static func localisations(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> [Localisation] {
    guard let node else { return [] }
    var result: [Localisation] = []
    for entry in reader.entries(of: node) {
      _ = reader.entries(of: entry.value, known: ["strings", "assets"])
      let strings = reader.optional("strings", in: entry.value)
      guard let strings, let path = reader.string(strings) else { continue }
      result.append(Localisation(language: entry.key, strings: path, range: strings.range))
    }
    return result
  }

  private static func severities(
    _ options: ConfigNode?, _ reader: inout ConfigReader
  ) -> [String: Severity?] {
    guard let options, let node = reader.optional("diagnosticsSeverity", in: options) else {
      return [:]
    }
    var severities: [String: Severity?] = [:]
    for entry in reader.entries(of: node) {
      switch reader.word(entry.value, among: ["None", "Info", "Warning", "Error"]) {
      case "None": severities.updateValue(nil, forKey: entry.key)
      case "Info": severities[entry.key] = .information
      case "Warning": severities[entry.key] = .warning
      case "Error": severities[entry.key] = .error
      default: break
      }
    }
    return severities
  }

  /// The scripts among a folder's files, in a fixed order.
  func scripts(among paths: [String]) -> [String] {
    paths.filter { path in
      path.hasSuffix(".yarn")
        && sourcePatterns.contains { PathText.matches(path, pattern: $0) }
        && !excludePatterns.contains { PathText.matches(path, pattern: $0) }
    }.sorted()
  }

  /// The diagnostic as the project wants it; an error stays one.
  func adjusted(_ diagnostic: Diagnostic) -> Diagnostic? {
    guard diagnostic.severity < .error, let severity = severities[diagnostic.code.rawValue] else {
      return diagnostic
    }
    guard let severity else { return nil }
    var result = diagnostic
    result.severity = severity
    return result
  }
}
