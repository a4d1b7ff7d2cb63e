import ArgumentParser
import Foundation
import Renderer
import ScenarioEngine

/// `modet lines`: every line with its texts, its voice and how long it lasts.
struct LinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lines", abstract: "List the lines: ids, texts, translations, takes, durations.",
    discussion: """
      The CSV begins with the columns language, id, text, file, node, lineNumber, lock and comment; \
      with 'text' filled in it is the scenario's translation. Durations are those of the takes, \
      else 0.6 s and a second for each 14 characters.
      """)

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario: String

  @Option(help: "A file for the lines as comma-separated values; '-' is standard output.")
  var csv: String?

  @Option(help: "The language of the lines, da or en; the program speaks it too.")
  var language: Language?

  @Flag(help: "Only lines without a translation or a take.")
  var missing = false

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let setup = try ScenarioSetup.load(scenario, resources: .find(), language: language)
      let sheet = sheet(setup, language)
      let shown = missing ? sheet.missing : sheet
      guard let csv else {
        let table = LineListing(
          sheet: shown, whole: sheet, title: setup.package.title[language.rawValue],
          language: language, width: TerminalWidth.ofStandardOutput)
        print(table.text)
        return
      }
      try OutputFile.write(shown.csv, to: csv, in: language)
    }
  }

  private func sheet(_ setup: ScenarioSetup, _ language: Language) -> LineSheet {
    let takes = TakeFolder(scenario: setup.folder, language: language.rawValue)
    return LineSheet(setup.package, language: language.rawValue) { line in
      guard let file = takes.files(of: line).first else { return nil }
      do throws(AudioError) {
        let duration = try TakeFolder.durationMs(of: file)
        return LineSheet.Take(name: file.lastPathComponent, durationMs: duration)
      } catch {
        Terminal.say(error.message(language: language.rawValue))
        return nil
      }
    }
  }
}
