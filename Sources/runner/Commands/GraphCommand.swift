import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet graph`: the branching of a scenario as a picture.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draw how a scenario branches.",
    discussion: """
      Without options the picture's text in Graphviz' language goes to standard output; so does \
      whatever is to be written to '-'. A click on a box of the SVG opens the script at its line. \
      Nodes, options and ends that the verifier found to be out of reach are marked.
      """)

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario: String

  @Option(help: "A file for the picture, to open in a browser.")
  var svg: String?

  @Option(help: "A file for the picture's text in Graphviz' language.")
  var dot: String?

  @Option(help: "How many states are explored at most to find what is out of reach.")
  var budget = VerifierOptions.usualBudget

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    guard budget >= 1 else { throw ValidationError("--budget must be at least 1.") }
    if svg == "-", dot == "-" {
      throw ValidationError("only one of --svg and --dot can go to standard output.")
    }
  }

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let setup = try ScenarioSetup.load(scenario, resources: .find(), language: language)
      var scenario = CheckedScenario(package: setup.package, folder: setup.folder)
      scenario.verify(VerifierOptions(budget: budget), in: language)
      let picture = ScenarioPicture(setup: setup, report: scenario.report, language: language)
      if let svg {
        let graphviz = Graphviz(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
        let page = try graphviz.svg(
          of: picture.dot(for: svg), title: setup.package.title[language.rawValue],
          language: language)
        try OutputFile.write(page, to: svg, in: language)
      }
      if let path = dot ?? (svg == nil ? "-" : nil) {
        try OutputFile.write(picture.dot(for: path), to: path, in: language)
      }
    }
  }
}
