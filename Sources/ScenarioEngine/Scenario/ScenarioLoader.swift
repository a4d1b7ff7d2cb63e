/// Reads the files of a scenario in order and gathers what is wrong with them.
struct ScenarioLoader {
  let files: ScenarioFiles
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var sourceFiles: [SourceFile] = []
  /// What the script was compiled from; `nil` where the project could not be read.
  private(set) var input: CompilationInput?
  private(set) var settings: SettingsFile?
  private(set) var law: [LawClaim] = []
  private(set) var table: StringTable?
  private var folder = ""

  /// The place of the project file until the scripts have taken the first places.
  private static let projectPlaceholder = Int.max

  init(files: ScenarioFiles) {
    self.files = files
  }

  /// The scenario, or `nil` with errors in `diagnostics`.
  mutating func load(_ path: String) -> ScenarioPackage? {
    guard let (projectPath, paths) = findProject(path),
      let project = readProject(projectPath, paths)
    else { return nil }
    let settings = read(PathText.joined(folder, "scenario.yaml")) { root, reader in
      SettingsFile(root, baseLanguage: project.baseLanguage, &reader)
    }
    let law = read(PathText.joined(folder, "law.yaml")) { root, reader in
      LawFile.claims(root, baseLanguage: project.baseLanguage, &reader)
    }
    let definitions = PathText.joined(folder, project.definitions)
    let declarations = read(definitions, namedAt: project.definitionsRange) { root, reader in
      VocabularyFile(root, &reader)
    }
    let program = compile(project, settings, law, declarations?.vocabulary)
    let translations = readTranslations(project, program)
    let table = Self.stringTable(project, translations)
    self.settings = settings
    self.law = law ?? []
    self.table = table
    if let settings, let program {
      var reader = ConfigReader()
      SettingsCheck(settings: settings, program: program, vocabulary: declarations?.vocabulary)
        .check(&reader)
      diagnostics += reader.diagnostics
    }
    guard !diagnostics.contains(where: { $0.severity == .error }), let settings, let law,
      let declarations, let program
    else { return nil }
    return package(project, settings, law, declarations.vocabulary, program, translations)
  }

  // MARK: - The project and its scripts

  /// The project file's path and the folder's files.
  private mutating func findProject(_ path: String) -> (String, [String])? {
    let isProject = path.hasSuffix(".yarnproject")
    folder = isProject ? PathText.folder(of: path) : path
    let paths: [String]
    do {
      paths = try files.list(folder.isEmpty ? "." : folder)
    } catch {
      report(.unreadableFile, .unreadableFile, [folder, reason(error)])
      return nil
    }
    if isProject { return (path, paths) }
    let projects = paths.filter { $0.hasSuffix(".yarnproject") && !$0.contains("/") }.sorted()
    if projects.count == 1 { return (PathText.joined(folder, projects[0]), paths) }
    if projects.isEmpty {
      report(.projectFileCount, .noProject, [folder])
    } else {
      report(
        .projectFileCount, .severalProjects, [folder, projects.joined(separator: ", ")])
    }
    return nil
  }

  /// Reads the project file, then the scripts, so that these come first in `sourceFiles`.
  private mutating func readProject(_ path: String, _ paths: [String]) -> ProjectFile? {
    guard let file = text(path) else { return nil }
    let earlier = diagnostics.count
    var parser = ConfigParser(file: file, fileIndex: Self.projectPlaceholder)
    let root = parser.parse()
    diagnostics += parser.diagnostics
    var reader = ConfigReader()
    var project = root.flatMap { ProjectFile($0, &reader) }
    diagnostics += reader.diagnostics
    let scripts = project?.scripts(among: paths) ?? []
    for script in scripts {
      if let file = text(PathText.joined(folder, script)) { sourceFiles.append(file) }
    }
    if let project, scripts.isEmpty {
      let patterns = "'" + project.sourcePatterns.joined(separator: "', '") + "'"
      report(.noScripts, .noScripts, [patterns], at: project.sourcesRange)
    }
    let index = sourceFiles.count
    for place in earlier..<diagnostics.count
    where diagnostics[place].range.file == Self.projectPlaceholder {
      diagnostics[place].range.file = index
    }
    project?.definitionsRange.file = index
    for place in project?.localisations.indices ?? 0..<0 {
      project?.localisations[place].range.file = index
    }
    sourceFiles.append(file)
    return project
  }

  // MARK: - Settings

  /// Reads a settings file and what a closure makes of it.
  private mutating func read<Result>(
    _ path: String, namedAt range: SourceRange? = nil,
    _ body: (ConfigNode, inout ConfigReader) -> Result?
  ) -> Result? {
    guard let file = text(path, namedAt: range) else { return nil }
    sourceFiles.append(file)
    var parser = ConfigParser(file: file, fileIndex: sourceFiles.count - 1)
    let root = parser.parse()
    diagnostics += parser.diagnostics
    guard let root else { return nil }
    var reader = ConfigReader()
    let result = body(root, &reader)
    diagnostics += reader.diagnostics
    return result
  }

  /// A file's text; a file that is missing or no text is reported.
  private mutating func text(_ path: String, namedAt range: SourceRange? = nil) -> SourceFile? {
    do {
      let bytes = try files.read(path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        sourceFiles.append(SourceFile(path: path, text: ""))
        let start = SourceRange(file: sourceFiles.count - 1, lower: 0, upper: 0)
        report(.notText, .notText, [], at: start)
        return nil
      }
      return SourceFile(path: path, text: text)
    } catch {
      report(.unreadableFile, .unreadableFile, [path, reason(error)], at: range)
      return nil
    }
  }

  // MARK: - The script

  private mutating func compile(
    _ project: ProjectFile, _ settings: SettingsFile?, _ law: [LawClaim]?, _ vocabulary: Vocabulary?
  ) -> Program? {
    let scripts = sourceFiles.prefix { $0.path.hasSuffix(".yarn") }
    let known = settings.map { settings in
      KnownNames(
        cast: Set(settings.cast.map(\.id)), marks: Set(settings.marks.map(\.name)),
        ends: Set(settings.ends.map(\.id)), sounds: Set(settings.sounds),
        law: Set((law ?? []).map(\.id)), numberRanges: settings.numberRanges,
        startNode: settings.startNode.value)
    }
    let input = CompilationInput(
      files: Array(scripts), vocabulary: vocabulary ?? Vocabulary(),
      hostVariables: Self.hostVariables(settings), knownNames: known,
      languageVersion: project.version)
    self.input = input
    let compilation = Compiler.compile(input)
    // Without its settings nobody knows which variables a scenario has.
    let faults = compilation.diagnostics.filter {
      settings != nil || $0.code != .undefinedVariable
    }
    diagnostics += faults.compactMap(project.adjusted)
    return compilation.program
  }

  private static func hostVariables(_ settings: SettingsFile?) -> [HostVariable] {
    (settings?.variables ?? []).filter(\.isHostSet).map {
      HostVariable(name: $0.name, defaultValue: $0.defaultValue, range: $0.range)
    }
  }

  // MARK: - Translations

  /// By language; a table that cannot be read is reported and left out.
  private mutating func readTranslations(
    _ project: ProjectFile, _ program: Program?
  ) -> [String: TranslationFile] {
    var translations: [String: TranslationFile] = [:]
    for localisation in project.localisations where localisation.language != project.baseLanguage {
      let path = PathText.joined(folder, localisation.strings)
      guard let file = text(path, namedAt: localisation.range) else { continue }
      sourceFiles.append(file)
      var reporter = ConfigReader()
      let translation = TranslationFile(
        file: file, fileIndex: sourceFiles.count - 1, language: localisation.language,
        reporter: &reporter)
      if let program {
        TranslationCheck(
          table: translation, localisation: localisation, program: program,
          headers: Set(input?.vocabulary.headers.map(\.name) ?? [])
        ).check(&reporter)
      }
      diagnostics += reporter.diagnostics
      translations[localisation.language] = translation
    }
    return translations
  }

  private static func stringTable(
    _ project: ProjectFile, _ translations: [String: TranslationFile]
  ) -> StringTable {
    var table = StringTable(baseLanguage: project.baseLanguage)
    for (language, translation) in translations {
      table.add(language: language, translation.texts)
    }
    return table
  }

  // MARK: - The result

  private func package(
    _ project: ProjectFile, _ settings: SettingsFile, _ law: [LawClaim], _ vocabulary: Vocabulary,
    _ program: Program, _ translations: [String: TranslationFile]
  ) -> ScenarioPackage {
    ScenarioPackage(
      id: settings.id, version: settings.version, title: settings.title,
      summary: settings.summary, levels: settings.levels.map(\.value),
      inputs: settings.inputs.map(\.value), cast: settings.cast, marks: settings.marks,
      ends: settings.ends, law: law,
      hostVariables: Self.hostVariables(settings),
      numberRanges: settings.numberRanges, calmWithin: settings.calmWithin,
      startNode: settings.startNode.value, baselineNode: settings.baselineNode?.value,
      reflectionNode: settings.reflectionNode?.value, place: settings.place,
      ambience: settings.ambience, sounds: settings.sounds, baseLanguage: project.baseLanguage,
      vocabulary: vocabulary, program: program,
      stringTable: Self.stringTable(project, translations), translations: translations,
      sourceFiles: sourceFiles,
      diagnostics: diagnostics)
  }

  // MARK: - Faults

  private mutating func report(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String], at range: SourceRange? = nil
  ) {
    let nowhere = SourceRange(file: -1, lower: 0, upper: 0)
    diagnostics.append(Diagnostic(code, wording, arguments, at: range ?? nowhere))
  }

  /// The system's own words for a file error, on one line.
  private func reason(_ error: any Error) -> String {
    FileFault.reason(error)
  }
}
