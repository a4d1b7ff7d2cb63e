/// The `.yarnproject`: which scripts, which languages, which declarations.
struct ProjectFile {
  /// A language beside the base language.
  struct Localisation {
    var language: String
    /// The table of texts, relative to the project's folder.
    var strings: String
    var range: SourceRange
  }

  var sourcePatterns: [String]
  var excludePatterns: [String]
  var baseLanguage: String
  var localisations: [Localisation]
  /// The shared declarations, relative to the project's folder.
  var definitions: String
  var definitionsRange: SourceRange
  var sourcesRange: SourceRange

  /// `nil` when something needed is missing; unknown keys are the editors' own.
  init?(_ root: ConfigNode, _ reader: inout ConfigReader) {
    _ = reader.integer(reader.required("projectFileVersion", in: root), in: 2...99)
    let sources = reader.required("sourceFiles", in: root)
    sourcesRange = sources?.range ?? root.range
    sourcePatterns = reader.strings(sources)
    excludePatterns = reader.strings(reader.optional("excludeFiles", in: root))
    let base = reader.string(reader.required("baseLanguage", in: root))
    let declared = reader.required("definitions", in: root)
    definitionsRange = declared?.range ?? root.range
    let definitions = reader.string(declared)
    localisations = Self.localisations(reader.optional("localisation", in: root), &reader)
    guard let base, let definitions, sources != nil else { return nil }
    baseLanguage = base
    self.definitions = definitions
  }

  private static func localisations(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> [Localisation] {
    guard let node else { return [] }
    var result: [Localisation] = []
    for entry in reader.entries(of: node) {
      let strings = reader.optional("strings", in: entry.value)
      guard let strings, let path = reader.string(strings) else { continue }
      result.append(Localisation(language: entry.key, strings: path, range: strings.range))
    }
    return result
  }

  /// The scripts among a folder's files, in a fixed order.
  func scripts(among paths: [String]) -> [String] {
    paths.filter { path in
      sourcePatterns.contains { PathText.matches(path, pattern: $0) }
        && !excludePatterns.contains { PathText.matches(path, pattern: $0) }
    }.sorted()
  }
}
