import ArgumentParser
import Foundation
import ScenarioEngine

/// `modet voices`: what a scenario's lines sound like.
struct VoicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voices", abstract: "Make placeholder speech, and check recorded takes.",
    subcommands: [VoicesMake.self, VoicesCheck.self])
}

/// `modet voices make`: speech for every line that nobody has spoken.
struct VoicesMake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make placeholder speech with phoneme timing, line by line.",
    discussion: """
      Each line gets an Opus file and a phonemes.json under SyntheticVoices/<language>/ of the \
      scenario; 'play --voices synthetic' takes them, marked as synthetic. A recorded take under \
      Voices/<language>/ always wins. The voices are espeak-ng's; with --piper and --piper-model \
      a neural voice on this machine speaks instead.
      """)

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario: String

  @Option(help: "The language of the lines, da or en; the program speaks it too.")
  var language: Language?

  @Option(help: "The program 'piper', for a neural voice.")
  var piper: String?

  @Option(help: "The neural voice's model, an .onnx file in the language of the lines.")
  var piperModel: String?

  func validate() throws {
    guard (piper == nil) == (piperModel == nil) else {
      throw ValidationError("--piper and --piper-model belong together.")
    }
  }

  func run() throws {
    let language = language ?? .ofLocale
    try UserErrors.report(in: language) {
      let setup = try ScenarioSetup.load(scenario, resources: .find(), language: language)
      let progress = ProgressLine()
      let outcome = try maker(setup, language).make { done, all in
        progress.show("\(done)/\(all)")
      }
      progress.clear()
      Terminal.say(text(outcome, setup, language))
    }
  }

  private func maker(_ setup: ScenarioSetup, _ language: Language) throws -> VoiceMaker {
    VoiceMaker(
      scenario: setup.folder,
      texts: LineTexts(package: setup.package, language: language.rawValue),
      cacheFolder: Caches.folder(named: "voices"), neural: try neural())
  }

  private func neural() throws -> NeuralVoice? {
    guard let piper, let piperModel else { return nil }
    guard FileManager.default.isExecutableFile(atPath: piper) else {
      throw UserError(.inputFileUnreadable(piper, "not a program"))
    }
    guard FileManager.default.isReadableFile(atPath: piperModel) else {
      throw UserError(.inputFileUnreadable(piperModel, "missing"))
    }
    return NeuralVoice(program: URL(filePath: piper), model: URL(filePath: piperModel))
  }

  private func text(
    _ outcome: VoiceMaker.Outcome, _ setup: ScenarioSetup, _ language: Language
  ) -> String {
    let kilobytes = (outcome.bytes + 500) / 1000
    let folder = TakeFolder.synthetic(scenario: setup.folder, language: language.rawValue).path
    return Message.other(
      en: """
        \(folder): made \(outcome.made), kept \(outcome.kept), removed \(outcome.removed); \
        \(outcome.recorded) lines are recorded, \(outcome.computed) are only known while the \
        scene runs; \(kilobytes) kB. Synthetic voices are placeholders and are marked as such.
        """,
      da: """
        \(folder): lavet \(outcome.made), beholdt \(outcome.kept), fjernet \(outcome.removed); \
        \(outcome.recorded) replikker er indtalt, \(outcome.computed) kendes først, mens scenen \
        spiller; \(kilobytes) kB. Syntetiske stemmer er pladsholdere og mærkes som syntetiske.
        """
    ).text(in: language)
  }
}

/// `modet voices check`: recorded takes against what a scene needs.
struct VoicesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List takes that are missing, clipped, too loud, too quiet or without consent.",
    discussion: """
      A take lies at −23 LUFS ± 1, under −1 dBTP, at 48000 Hz, and its speaker stands in \
      Voices/consent.yaml. Exit 1 where a take is not so, or with --strict where one is missing. \
      Without --language all languages of the scenario are looked at.
      """)

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario: String

  @Option(help: "Only the takes of this language, da or en; the program speaks it too.")
  var language: Language?

  @Flag(help: "Missing takes fail too.")
  var strict = false

  @Flag(help: "One JSON document on standard output.")
  var json = false

  func run() throws {
    let spoken = language ?? .ofLocale
    var isGood = true
    try UserErrors.report(in: spoken) {
      let setup = try ScenarioSetup.load(scenario, resources: .find(), language: spoken)
      let known = Set(setup.package.stringTable.languages)
        .union(TakeFolder.languages(of: setup.folder)).sorted()
      let report = VoiceReport(
        setup, languages: language.map { [$0.rawValue] } ?? known, in: spoken)
      if json {
        try JSONOutput.print(report)
      } else {
        Terminal.say(report.text(in: spoken))
      }
      isGood = !report.hasFaults && !(strict && report.hasMissing)
    }
    if !isGood { throw ExitCode(1) }
  }
}
