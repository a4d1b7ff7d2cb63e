import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet bench verify`: how fast a scenario's states are explored.
struct BenchVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Explore every state of a scenario.",
    discussion: """
      Without a scenario, a scene of --lines lines is drawn from --seed. The line printed is that \
      of the round with the median processor time.
      """)

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario: String?

  @Option(help: "The length of the scene that is drawn where no scenario is named.")
  var lines = 300

  @Option(help: "The seed that it is drawn from.")
  var seed: UInt64 = 1

  @Option(help: "How many states are explored at most.")
  var budget = VerifierOptions.usualBudget

  @Flag(help: "Explore also the states that a sound reduction leaves out.")
  var noReduction = false

  @Option(name: .customLong("repeat"), help: "How often everything is measured.")
  var repeats = 3

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    guard budget >= 1, (8...100_000).contains(lines), (1...1_000).contains(repeats) else {
      throw ValidationError(
        "--budget must be at least 1, --lines 8 to 100000 and --repeat 1 to 1000.")
    }
  }

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let benchmark = VerifyBenchmark(
        load: try loader(language),
        options: VerifierOptions(budget: budget, usesReduction: !noReduction), repeats: repeats)
      try JSONOutput.print(try benchmark.run())
    }
  }

  private func loader(_ language: Language) throws -> () throws -> ScenarioPackage {
    let resources = try Resources.find()
    if let scenario {
      return {
        try ScenarioSetup.load(scenario, resources: resources, language: language).package
      }
    }
    let path = resources.scenarios.appending(path: "modet.ysls.json").path
    let declarations = FileManager.default.contents(atPath: path) ?? Data()
    let scene = GeneratedScene(lines: lines, seed: seed)
    return {
      do {
        return try scene.load(declarations: Array(declarations))
      } catch let error as ScenarioLoadError {
        Terminal.say(error.message(in: language.diagnosticLanguage))
        throw UserError(.scenarioBroken("generated"))
      }
    }
  }
}
