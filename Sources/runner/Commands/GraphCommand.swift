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

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    if svg == "-", dot == "-" {
      throw ValidationError("only one of --svg and --dot can go to standard output.")
    }
  }

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let setup = try ScenarioSetup.load(scenario, resources: .find(), language: language)
      let picture = ScenarioPicture(setup: setup, language: language)
      if let svg {
        let graphviz = Graphviz(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
        let page = try graphviz.svg(
          of: picture.dot(for: svg), title: setup.package.title[language.rawValue],
          language: language)
        try OutputFile.write(page, to: svg)
      }
      if let path = dot ?? (svg == nil ? "-" : nil) {
        try OutputFile.write(picture.dot(for: path), to: path)
      }
    }
  }
}
