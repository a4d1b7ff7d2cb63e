import ArgumentParser
import Foundation
import ScenarioEngine
import SessionStore

/// `modet sessions`: the store from the terminal.
struct SessionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "List and show the sessions in the store.",
    subcommands: [SessionsList.self, SessionsShow.self])
}

struct SessionsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sessions, newest last.")

  @Flag(help: "One JSON document on standard output.")
  var json = false

  @Option(help: "da or en.")
  var language: Language?

  @OptionGroup var store: StoreOptions

  private struct Row: Encodable {
    var id: String
    var scenario: String
    var startedAt: String
    var state: String
    var records: Int
  }

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let rows = try sessions(language).map(row)
      if json {
        try printJSON(rows)
      } else if rows.isEmpty {
        Terminal.say(.noSession, in: language)
      } else {
        for row in rows {
          print("\(row.id)  \(row.startedAt)  \(row.scenario)  \(row.state)  \(row.records)")
        }
      }
    }
  }

  /// None before the first session has made the store's folder.
  private func sessions(_ language: Language) throws -> [SessionSummary] {
    guard FileManager.default.fileExists(atPath: store.folder) else { return [] }
    return try SessionFinder(storeFolder: store.folder, language: language)
      .openStore().sessions()
  }

  private func row(_ session: SessionSummary) -> Row {
    let seconds = Double(session.descriptor.startedAtMilliseconds) / 1000
    return Row(
      id: session.id.text, scenario: session.descriptor.scenarioID,
      startedAt: LocalTime.text(of: Date(timeIntervalSince1970: seconds)),
      state: session.state.rawValue, records: session.recordCount)
  }

  private func printJSON(_ rows: [Row]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    print(String(decoding: try encoder.encode(rows), as: UTF8.self))
  }
}

struct SessionsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Make the review page of a session and name it.")

  @Argument(help: "An id in the store.")
  var session: String

  @Option(help: "da or en.")
  var language: Language?

  @OptionGroup var store: StoreOptions

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let log = try SessionFinder(storeFolder: store.folder, language: language).log(of: session)
      let setup = try ScenarioSetup.load(
        log.header.scenario, resources: try Resources.find(), language: language)
      try ResultWriter(setup: setup, language: language, sessionID: session)
        .write(log, pictures: [], out: nil)
    }
  }
}
