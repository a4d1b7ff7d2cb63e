import ArgumentParser

/// `modet stop`: STOP to the session that runs on this machine.
struct StopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop the session that runs on this machine.")

  @Option(help: "da or en.")
  var language: Language?

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      guard StopDoor.askToStop() else {
        throw UserError(
          .other(
            en: "no session on this machine answered. If one is running, press Esc there.",
            da: "ingen session på denne maskine svarede. Kører der en, så tryk Esc dér."))
      }
      Terminal.say(.other(en: "Stopped.", da: "Stoppet."), in: language)
    }
  }
}
