import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet check`: compiles scenarios and says what is wrong, where.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compile scenarios and prove what can be proven of them.",
    discussion: """
      Of a scenario every state is explored, for each level and setting: what can be reached, how \
      it can end, whether there is always a way to calm. Single .yarn files are only compiled. \
      With --profile yarn a path may also be any folder of scripts or any .yarnproject, and only \
      the core language's rules hold. Of a model (.glb, .gltf) everything is told that is wrong \
      with it. Several paths are checked apart from each other.
      """)

  @Argument(help: "Scenario folders, ids under Scenarios/, .yarn files, or .glb and .gltf models.")
  var paths: [String]

  @Option(help: "modet, or yarn for the core language only.")
  var profile = ProfileChoice.modet

  @Option(help: "How many states are explored at most; the rest is called undecided.")
  var budget = VerifierOptions.usualBudget

  @Flag(help: "Warnings fail too, and what stays undecided.")
  var strict = false

  @Flag(help: "One JSON document on standard output.")
  var json = false

  @Flag(help: "Write the corrections that are certain into the files.")
  var fix = false

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    guard budget >= 1 else { throw ValidationError("--budget must be at least 1.") }
  }

  func run() throws {
    let language = language ?? .ofLocale
    var checked: [CheckedScripts] = []
    let models = paths.filter(CheckedModel.isModel).map(CheckedModel.init)
    try UserErrors.report(in: language) {
      for path in paths where !CheckedModel.isModel(path) {
        var result = try check(path, language)
        result.scenario?.verify(VerifierOptions(budget: budget), in: language)
        if !json { report(result, language) }
        checked.append(result)
      }
      if json {
        try JSONOutput.print(CheckDocument(checked, models: models, in: language))
      } else {
        for model in models { Terminal.say(model.text(in: language)) }
      }
    }
    let isGood =
      checked.allSatisfy { $0.isGood(strict: strict) }
      && models.allSatisfy { $0.isGood(strict: strict) }
    if !isGood { throw ExitCode(1) }
  }

  private func check(_ path: String, _ language: Language) throws -> CheckedScripts {
    fix
      ? try ScriptMender(profile: profile.profile).mend(path)
      : CheckedScripts.check(path, profile: profile.profile)
  }

  private func report(_ checked: CheckedScripts, _ language: Language) {
    if !checked.corrections.isEmpty {
      Terminal.say(checked.corrections.map(\.text).joined(separator: "\n"))
      let count = checked.corrections.count
      Terminal.say(
        .other(
          en: "\(checked.path): corrected, lines: \(count).",
          da: "\(checked.path): rettet, linjer: \(count)."), in: language)
    }
    if !checked.diagnostics.isEmpty {
      let listing = DiagnosticListing(files: checked.files, language: language)
      Terminal.say(listing.text(checked.diagnostics))
    }
    if let scenario = checked.scenario {
      let text = FindingText(package: scenario.package, language: language)
      for finding in scenario.findings { Terminal.say(text.text(finding)) }
    }
    if let size = checked.size {
      let counts = "\(size.nodes)/\(size.lines)"
      Terminal.say(
        .other(
          en: "\(checked.path): compiled, nodes/lines \(counts).",
          da: "\(checked.path): oversat, knuder/linjer \(counts)."), in: language)
    }
    guard let scenario = checked.scenario, let report = scenario.report else { return }
    let summary = CheckSummary(
      package: scenario.package, report: report, language: language,
      width: min(TerminalWidth.ofStandardError, 110))
    Terminal.say("\n" + summary.text)
  }
}

enum ProfileChoice: String, ExpressibleByArgument, CaseIterable {
  case modet
  case yarn

  var profile: CompilationProfile { self == .yarn ? .yarn : .modet }
}
