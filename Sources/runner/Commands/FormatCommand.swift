import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet format`: sets scripts without changing what they mean.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Set the text of scripts: indentation, blanks, empty lines.",
    discussion: """
      What a script means stays the same, and so do its comments. A script with errors is left \
      alone. '-' reads standard input and writes to standard output.
      """)

  @Argument(help: "Scripts, folders, scenarios, ids under Scenarios/, or '-'.")
  var paths: [String]

  @Flag(help: "Write nothing; exit 1 and name what is not formatted.")
  var check = false

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    guard paths.count == 1 || !paths.contains("-") else {
      throw ValidationError("'-' stands alone.")
    }
  }

  func run() throws {
    let language = language ?? .ofLocale
    let setter = ScriptSetter(onlyChecks: check, language: language)
    var isGood = false
    try UserErrors.report(in: language) {
      isGood = try paths == ["-"] ? setter.setStandardInput() : setter.set(paths)
    }
    if !isGood { throw ExitCode(1) }
  }
}
