import ArgumentParser
import ScenarioEngine

/// `modet rehearse`: a scenario in the terminal, for its author.
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Play a scenario in the terminal, for those who write it.",
    discussion: """
      Line ids, cues, ladders and clocks are shown, time is skipped, and nothing is kept. \
      Without a terminal, answers are read from standard input, one a line. What must always \
      come out the same is written down as a plan, and modet testplan plays it.
      """)

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario: String

  @OptionGroup var options: RehearseOptions

  func run() throws {
    let language = options.language ?? .ofLocale
    try UserErrors.report(in: language) {
      try RehearsalSetup(scenario: scenario, options: options, language: language).run()
    }
  }
}

/// What `modet rehearse` can be told.
struct RehearseOptions: ParsableArguments {
  @Option(help: "The node to begin with; variables have their first values there.")
  var from: String?

  @OptionGroup var scene: SceneOptions

  @Flag(help: "Let the scene take its time.")
  var realTime = false

  @Option(help: "da or en.")
  var language: Language?
}
