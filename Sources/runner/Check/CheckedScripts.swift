import Foundation
import ScenarioEngine

/// What there is to say about one path that was given to `modet check`.
struct CheckedScripts {
  /// The path as it was given, for what has no place in any file.
  var path: String
  var diagnostics: [Diagnostic]
  /// What the diagnostics' places refer to.
  var files: [SourceFile]
  /// Nodes and lines of what compiled.
  var size: (nodes: Int, lines: Int)?
  /// The scenario, where the path leads to one that can be played.
  var scenario: CheckedScenario?
  /// What was mended before.
  var corrections: [Correction] = []

  /// Compiles what a path names: a scenario, a folder, a project, or one script.
  static func check(_ path: String, profile: CompilationProfile) -> CheckedScripts {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if path.hasSuffix(".yarn"), !isFolder.boolValue {
      return check(path, ScriptFiles.load(file: path), profile: profile)
    }
    if profile == .modet { return checkScenario(path) }
    guard exists else {
      guard let folder = try? Resources.find().scenarioFolder(path) else {
        return missing(path)
      }
      return check(path, ScriptFiles.load(folder: folder.path), profile: profile)
    }
    if isFolder.boolValue {
      return check(path, ScriptFiles.load(folder: path), profile: profile)
    }
    if path.hasSuffix(".yarnproject") {
      return check(path, ScriptFiles.load(project: path), profile: profile)
    }
    return check(path, ScriptFiles.load(file: path), profile: profile)
  }

  private static func check(
    _ path: String, _ scripts: ScriptFiles, profile: CompilationProfile
  ) -> CheckedScripts {
    var scripts = scripts
    if profile == .modet, let resources = try? Resources.find() {
      scripts.declare(from: resources.scenarios.appending(path: "modet.ysls.json").path)
    }
    var input = scripts.input
    input.profile = profile
    let compilation = Compiler.compile(input)
    let hasUnreadable = scripts.diagnostics.contains { $0.severity == .error }
    return CheckedScripts(
      path: path, diagnostics: scripts.all(with: compilation.diagnostics),
      files: scripts.files, size: hasUnreadable ? nil : compilation.program.map(size))
  }

  private static func checkScenario(_ path: String) -> CheckedScripts {
    let resources = try? Resources.find()
    guard let folder = try? resources?.scenarioFolder(path) else { return missing(path) }
    do {
      let package = try ScenarioPackage.load(folder: folder.path)
      let context = LintSurroundings(resources: resources).context(of: package, in: folder)
      return CheckedScripts(
        path: package.id, diagnostics: package.diagnostics, files: package.sourceFiles,
        size: size(of: package.program),
        scenario: CheckedScenario(
          package: package, folder: folder, lints: ScenarioLints.findings(in: package, context)))
    } catch {
      return CheckedScripts(
        path: path, diagnostics: error.diagnostics, files: error.sourceFiles, size: nil)
    }
  }

  private static func size(of program: Program) -> (nodes: Int, lines: Int) {
    (program.nodes.count, program.lines.count)
  }

  private static func missing(_ path: String) -> CheckedScripts {
    CheckedScripts(path: path, diagnostics: [.missing(path)], files: [], size: nil)
  }

  /// Everything that stands at a place in the files: what the compiler and then the rest found.
  var remarks: [Diagnostic] { diagnostics + (scenario?.findings.map(\.diagnostic) ?? []) }

  /// Whether nothing is wrong, or when strict not even suspect or undecided.
  func isGood(strict: Bool) -> Bool {
    let isFaulty = remarks.contains {
      $0.severity == .error || (strict && $0.severity == .warning)
    }
    return !isFaulty && !(strict && scenario?.report.map { $0.undecided > 0 } == true)
  }
}
