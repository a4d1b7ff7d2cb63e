import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet check`: compiles scenarios and says what is wrong, where.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compile scenarios or single .yarn files.")

  @Argument(help: "Scenario folders, ids under Scenarios/, or .yarn files.")
  var paths: [String]

  @Option(help: "modet, or yarn for the core language only.")
  var profile = ProfileChoice.modet

  @Flag(help: "Warnings fail too.")
  var strict = false

  @Option(help: "da or en.")
  var language: Language?

  func run() throws {
    let language = language ?? .ofLocale
    var hasFailed = false
    try UserErrors.report(in: language) {
      for path in paths {
        let diagnostics = try check(path, language)
        hasFailed =
          hasFailed || diagnostics.contains { $0.severity == .error }
          || (strict && diagnostics.contains { $0.severity == .warning })
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  /// Prints what there is to say about one path.
  private func check(_ path: String, _ language: Language) throws -> [Diagnostic] {
    if path.hasSuffix(".yarn") { return try checkFile(path, language) }
    let folder = try Resources.find().scenarioFolder(path)
    do {
      let package = try ScenarioPackage.load(folder: folder.path)
      report(package.diagnostics, package.sourceFiles, language)
      let counts = "\(package.program.nodes.count)/\(package.program.lines.count)"
      Terminal.say(
        .other(
          en: "\(package.id): compiled, nodes/lines \(counts).",
          da: "\(package.id): oversat, knuder/linjer \(counts)."), in: language)
      return package.diagnostics
    } catch {
      report(error.diagnostics, error.sourceFiles, language)
      return error.diagnostics
    }
  }

  private func checkFile(_ path: String, _ language: Language) throws -> [Diagnostic] {
    var text: [UInt8] = []
    do {
      text = try ScenarioFiles.disk.read(path)
    } catch {
      throw UserError(.inputFileUnreadable(path, FileWriter.reason(error)))
    }
    let file = SourceFile(path: path, text: String(decoding: text, as: UTF8.self))
    let compilation = Compiler.compile(
      CompilationInput(files: [file], profile: profile == .yarn ? .yarn : .modet))
    report(compilation.diagnostics, [file], language)
    return compilation.diagnostics
  }

  private func report(_ diagnostics: [Diagnostic], _ files: [SourceFile], _ language: Language) {
    guard !diagnostics.isEmpty else { return }
    Terminal.say(
      DiagnosticFormatter(files: files, language: language.diagnosticLanguage).format(diagnostics))
  }
}

enum ProfileChoice: String, ExpressibleByArgument, CaseIterable {
  case modet
  case yarn
}
