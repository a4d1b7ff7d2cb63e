/// Scripts that belong together, held to the rules of the core language alone.
///
/// One file, all scripts below a folder, or those that a `.yarnproject` names
/// with the commands and functions that its definitions declare.
package struct ScriptFiles: Sendable {
  private var scripts: [SourceFile] = []
  /// Project and definitions; a diagnostic in one of them counts from here until it is given out.
  private var settings: [SourceFile] = []
  private var settingsDiagnostics: [Diagnostic] = []
  private var fileDiagnostics: [Diagnostic] = []
  private var vocabulary = Vocabulary()
  private var project: ProjectFile?
  private let disk: ScenarioFiles

  private init(_ disk: ScenarioFiles) { self.disk = disk }

  /// The scripts, then whatever else was read.
  package var files: [SourceFile] { scripts + settings }

  /// What is wrong with the files themselves.
  package var diagnostics: [Diagnostic] {
    fileDiagnostics
      + settingsDiagnostics.map { diagnostic in
        var moved = diagnostic
        moved.range.file += scripts.count
        return moved
      }
  }

  /// What the scripts are compiled from.
  package var input: CompilationInput {
    CompilationInput(
      files: scripts, vocabulary: vocabulary, profile: .yarn,
      languageVersion: project?.version ?? ProjectFile.newestVersion)
  }

  /// Reads one script.
  package static func load(file path: String, from files: ScenarioFiles = .disk) -> ScriptFiles {
    var scripts = ScriptFiles(files)
    scripts.addScript(path)
    return scripts
  }

  /// Reads a folder's scripts; those of its `.yarnproject`, if it has just one.
  package static func load(folder: String, from files: ScenarioFiles = .disk) -> ScriptFiles {
    var scripts = ScriptFiles(files)
    guard let paths = scripts.list(folder) else { return scripts }
    let projects = paths.filter { $0.hasSuffix(".yarnproject") && !$0.contains("/") }
    if let project = projects.first, projects.count == 1 {
      scripts.addProject(PathText.joined(folder, project), paths)
    } else {
      scripts.addScripts(
        paths.filter { $0.hasSuffix(".yarn") }, in: folder, patterns: ["**/*.yarn"])
    }
    return scripts
  }

  /// Reads the scripts that a `.yarnproject` names.
  package static func load(project path: String, from files: ScenarioFiles = .disk) -> ScriptFiles {
    var scripts = ScriptFiles(files)
    if let paths = scripts.list(PathText.folder(of: path)) { scripts.addProject(path, paths) }
    return scripts
  }

  /// Takes in a file of declarations that the scripts do not name themselves.
  package mutating func declare(from path: String) { addDefinitions(path) }

  /// What is wrong with the files, and what a compiler found, as the project wants it told.
  package func all(with found: [Diagnostic]) -> [Diagnostic] {
    diagnostics + found.compactMap { project == nil ? $0 : project?.adjusted($0) }
  }

  // MARK: - Reading

  private mutating func list(_ folder: String) -> [String]? {
    do {
      return try disk.list(folder.isEmpty ? "." : folder)
    } catch {
      report(.unreadableFile, .unreadableFile, [folder, FileFault.reason(error)])
      return nil
    }
  }

  private mutating func addScripts(_ paths: [String], in folder: String, patterns: [String]) {
    for path in paths.sorted() { addScript(PathText.joined(folder, path)) }
    if paths.isEmpty {
      report(.noScripts, .noScripts, ["'" + patterns.joined(separator: "', '") + "'"])
    }
  }

  private mutating func addScript(_ path: String) {
    guard let text = text(path) else { return }
    scripts.append(SourceFile(path: path, text: text))
  }

  /// A file's text; a file that is missing or no text is reported.
  private mutating func text(_ path: String) -> String? {
    do {
      if let text = String(validating: try disk.read(path), as: UTF8.self) { return text }
      settings.append(SourceFile(path: path, text: ""))
      let start = SourceRange(file: settings.count - 1, lower: 0, upper: 0)
      settingsDiagnostics.append(Diagnostic(.notText, .notText, at: start))
    } catch {
      report(.unreadableFile, .unreadableFile, [path, FileFault.reason(error)])
    }
    return nil
  }

  private mutating func report(
    _ code: DiagnosticCode, _ wording: Wording, _ arguments: [String]
  ) {
    let nowhere = SourceRange(file: -1, lower: 0, upper: 0)
    fileDiagnostics.append(Diagnostic(code, wording, arguments, at: nowhere))
  }

  // MARK: - Projects

  private mutating func addProject(_ path: String, _ paths: [String]) {
    let folder = PathText.folder(of: path)
    guard let root = parse(path) else { return }
    var reader = ConfigReader()
    project = ProjectFile(root, needsDefinitions: false, &reader)
    settingsDiagnostics += reader.diagnostics
    guard let project else { return }
    addScripts(project.scripts(among: paths), in: folder, patterns: project.sourcePatterns)
    if project.definitions.isEmpty { return }
    addDefinitions(PathText.joined(folder, project.definitions))
  }

  private mutating func parse(_ path: String) -> ConfigNode? {
    guard let text = text(path) else { return nil }
    let file = SourceFile(path: path, text: text)
    settings.append(file)
    var parser = ConfigParser(file: file, fileIndex: settings.count - 1)
    let root = parser.parse()
    settingsDiagnostics += parser.diagnostics
    return root
  }

  private mutating func addDefinitions(_ path: String) {
    guard let root = parse(path) else { return }
    var reader = ConfigReader()
    let declared = VocabularyFile(root, &reader).vocabulary
    settingsDiagnostics += reader.diagnostics
    vocabulary.commands += declared.commands
    vocabulary.functions += declared.functions
  }
}

extension Diagnostic {
  /// That a path leads to nothing that can be read.
  package static func missing(_ path: String) -> Diagnostic {
    let nowhere = SourceRange(file: -1, lower: 0, upper: 0)
    return Diagnostic(.unreadableFile, .unreadableFile, [path, "no such file"], at: nowhere)
  }
}
