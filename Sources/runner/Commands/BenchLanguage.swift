import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet bench language`: how fast a script compiles and its story is walked.
struct BenchLanguage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language", abstract: "Compile a script, then walk its story at random.",
    discussion: """
      The walk draws its choices from a fixed generator, so that every engine walks alike; walk_sha \
      is the SHA-256 of the first 1,000 choices' text. compile_ms is processor time for reading, \
      checking and making the program; check_ms is the checking alone.
      """)

  @Option(help: "The script to compile, by the rules of the core language.")
  var yarn: String

  @Option(help: "How many choices are taken; 0 only compiles.")
  var choices = 100_000

  @Option(name: .customLong("repeat"), help: "How often everything is measured; medians are shown.")
  var repeats = 3

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    guard (0...100_000_000).contains(choices), (1...1_000).contains(repeats) else {
      throw ValidationError("--choices must be 0 to 100000000 and --repeat 1 to 1000.")
    }
  }

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let scripts = ScriptFiles.load(file: yarn)
      guard let file = scripts.files.first, scripts.diagnostics.isEmpty else {
        let formatter = DiagnosticFormatter(
          files: scripts.files, language: language.diagnosticLanguage)
        Terminal.say(formatter.format(scripts.diagnostics))
        throw ExitCode(1)
      }
      let benchmark = LanguageBenchmark(
        file: file, choices: choices, repeats: repeats, language: language)
      try JSONOutput.print(try benchmark.run())
    }
  }
}
