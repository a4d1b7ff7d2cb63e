import ArgumentParser
import Foundation

/// `modet doctor`: what this machine lacks, with the command that mends it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this machine lacks for a session, and what mends it.")

  @Flag(help: "One JSON document on standard output.")
  var json = false

  @Option(help: "da or en.")
  var language: Language?

  @OptionGroup var store: StoreOptions

  func run() throws {
    let language = language ?? .ofLocale
    let doctor = Doctor(
      storeFolder: store.folder, resources: try? Resources.find(),
      environment: ProcessInfo.processInfo.environment)
    let report = DoctorReport(doctor.findings(), in: language)
    print(json ? try report.json() : report.text(in: language))
    if !report.ok { throw ExitCode(1) }
  }
}
