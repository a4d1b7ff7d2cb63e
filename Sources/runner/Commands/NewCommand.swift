import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet new`: a scenario to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a small scenario to start from.",
    discussion: """
      It holds one of each thing that a scenario has, with comments that say what may be \
      changed, and it can be played and checked as it stands.
      """)

  @Argument(help: "The scenario's id: small letters, digits and hyphens.")
  var id: String

  @Option(help: "The folder to make it in; else Scenarios/.")
  var folder: String?

  @Option(help: "What people see it called.")
  var title: String?

  @Option(help: "The language of the scenario and of messages: da or en.")
  var language: Language?

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let template: ScenarioTemplate.Language = language == .danish ? .danish : .english
      let maker = ScenarioMaker(
        id: id,
        titles: title.map { [template: $0] }
          ?? [.danish: "Et nyt scenarie", .english: "A new scenario"],
        template: template, parent: folder)
      tell(try maker.make(), language)
    }
  }

  /// What was made and the next three things to do.
  private func tell(_ made: URL, _ language: Language) {
    let name = folder == nil ? id : made.path
    Terminal.say(
      .other(
        en: """
          \(made.path): made. Next:
            1. modet check --strict \(name)   (is everything in order?)
            2. modet rehearse \(name)         (read it as a play, in the terminal)
            3. modet play --watch \(name)     (see it, and change it while it runs)
          """,
        da: """
          \(made.path): lavet. De næste skridt:
            1. modet check --strict \(name)   (er alt, som det skal være?)
            2. modet rehearse \(name)         (læs det som et skuespil i terminalen)
            3. modet play --watch \(name)     (se det, og ret i det, mens det kører)
          """), in: language)
  }
}
