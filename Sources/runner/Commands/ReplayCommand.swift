import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet replay`: plays a recorded session's inputs again.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a recorded session again and compare.")

  @Argument(help: "An id in the store, a session.jsonl, or an --out folder.")
  var session: String

  @Flag(help: "Exit 0 only if every event is equal, bit for bit.")
  var verify = false

  @Option(help: "The scenario's folder, if it is not under Scenarios/.")
  var scenario: String?

  @Option(help: "da or en.")
  var language: Language?

  @OptionGroup var store: StoreOptions

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) { try replay(language) }
  }

  private func replay(_ language: Language) throws {
    let log = try SessionFinder(storeFolder: store.folder, language: language).log(of: session)
    let setup = try ScenarioSetup.load(
      scenario ?? log.header.scenario, resources: try Resources.find(), language: language)
    guard setup.programHash == log.header.program else {
      throw UserError(.programChanged(log.header.scenario))
    }
    let replayed: [LogRecord]
    do {
      replayed = try Replay.records(of: log.records, plan: setup.plan, header: log.header)
    } catch {
      throw UserError(.other(en: error.message.english, da: error.message.danish))
    }
    if !verify { printRecords(replayed) }
    if let difference = Replay.firstDifference(log: log.records, replayed: replayed) {
      throw UserError(
        .replayDiffers(
          difference.record, text(difference.logged), text(difference.replayed)))
    }
    Terminal.say(.replayEqual(log.records.count), in: language)
  }

  private func printRecords(_ records: [LogRecord]) {
    for record in records { print(text(record)) }
  }

  private func text(_ record: LogRecord?) -> String {
    record.map { String(decoding: $0.canonicalBytes, as: UTF8.self) } ?? "–"
  }
}
