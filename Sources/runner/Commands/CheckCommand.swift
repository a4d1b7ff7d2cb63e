import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet check`: compiles scenarios and says what is wrong, where.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compile scenarios or single .yarn files.",
    discussion: """
      With --profile yarn a path may also be any folder of scripts or any .yarnproject, and only \
      the core language's rules hold. Several paths are compiled apart from each other.
      """)

  @Argument(help: "Scenario folders, ids under Scenarios/, or .yarn files.")
  var paths: [String]

  @Option(help: "modet, or yarn for the core language only.")
  var profile = ProfileChoice.modet

  @Flag(help: "Warnings fail too.")
  var strict = false

  @Flag(help: "One JSON document on standard output.")
  var json = false

  @Flag(help: "Write the corrections that are certain into the files.")
  var fix = false

  @Option(help: "da or en.")
  var language: Language?

  func run() throws {
    let language = language ?? .ofLocale
    var checked: [CheckedScripts] = []
    try UserErrors.report(in: language) {
      for path in paths {
        let result = try check(path, language)
        if !json { report(result, language) }
        checked.append(result)
      }
      if json {
        try JSONOutput.print(CheckDocument(checked, in: language.diagnosticLanguage))
      }
    }
    if !checked.allSatisfy({ $0.isGood(strict: strict) }) { throw ExitCode(1) }
  }

  private func check(_ path: String, _ language: Language) throws -> CheckedScripts {
    guard fix else { return CheckedScripts.check(path, profile: profile.profile) }
    let (checked, files) = try ScriptMender(profile: profile.profile).mend(path)
    for file in files.sorted() {
      Terminal.say(.other(en: "\(file): corrected.", da: "\(file): rettet."), in: language)
    }
    return checked
  }

  private func report(_ checked: CheckedScripts, _ language: Language) {
    if !checked.diagnostics.isEmpty {
      let formatter = DiagnosticFormatter(
        files: checked.files, language: language.diagnosticLanguage)
      Terminal.say(formatter.format(checked.diagnostics))
    }
    guard let size = checked.size else { return }
    let counts = "\(size.nodes)/\(size.lines)"
    Terminal.say(
      .other(
        en: "\(checked.path): compiled, nodes/lines \(counts).",
        da: "\(checked.path): oversat, knuder/linjer \(counts)."), in: language)
  }
}

enum ProfileChoice: String, ExpressibleByArgument, CaseIterable {
  case modet
  case yarn

  var profile: CompilationProfile { self == .yarn ? .yarn : .modet }
}
