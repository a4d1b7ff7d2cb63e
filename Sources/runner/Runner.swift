import ArgumentParser

/// The program `modet`.
///
/// Synchronous on purpose: after an `await` an asynchronous main goes on on
/// another thread, and windows and GL contexts belong to the first.
@main
struct Runner: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modet",
    abstract: "Confrontation training: play, check and review scenarios.",
    subcommands: [
      PlayCommand.self, RehearseCommand.self, CheckCommand.self, FormatCommand.self,
      NewCommand.self, TestPlanCommand.self, ReplayCommand.self, GraphCommand.self,
      LinesCommand.self, LookCommand.self, VoicesCommand.self,
      SessionsCommand.self, StopCommand.self, DoctorCommand.self, BenchCommand.self,
      SchemaCommand.self, LSPCommand.self,
    ])

  static func main() {
    SignalFlag.ignoreFailingWrites()
    main(nil)
  }
}
