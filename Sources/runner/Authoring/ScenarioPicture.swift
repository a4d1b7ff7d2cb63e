import Foundation
import ScenarioEngine

/// The picture of a scenario's branching, for a file somewhere on this machine.
struct ScenarioPicture {
  private let graph: ScenarioGraph
  private let files: [URL]
  private let language: Language

  /// Draws a scenario; the report of its exploration marks what no run comes to.
  init(setup: ScenarioSetup, report: VerificationReport?, language: Language) {
    self.language = language
    graph = ScenarioGraph(setup.package, language: language.rawValue, report: report)
    files = setup.package.sourceFiles.map { URL(filePath: $0.path) }
  }

  /// The picture's text, with links that hold from where the file lies; `-` is the working folder.
  func dot(for path: String) -> String {
    let folder =
      path == "-"
      ? URL(filePath: FileManager.default.currentDirectoryPath)
      : URL(filePath: path).deletingLastPathComponent()
    var writer = DotWriter(
      graph, addresses: files.map { RelativeAddress.of($0, from: folder) },
      language: language.diagnosticLanguage)
    return writer.write()
  }
}
