import ArgumentParser
import Foundation
import Renderer

/// `modet bench scene`: what the whole scene costs the thread that makes its frames.
struct BenchScene: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scene", abstract: "Play whole sessions frame by frame, and measure each frame.",
    discussion: """
      Four people on stage, sound, panels, mirror and recording, one session after the other with \
      answers by themselves. Frames are those of 'modet play' at 90 a second of the session's \
      time; they follow one another without a pause unless --paced is given. A frame counts as \
      slow beyond four times the median, and the line says why it was.
      """)

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario = "politi-id-tjek"

  @Option(help: "Minutes of the scene that are measured, at 90 frames a second.")
  var minutes = 1.0

  @Option(help: "Instead: minutes, session after session, for what leaks or grows; a row each.")
  var soak: Double?

  @Option(help: "What the minutes of --soak are: on the wall's clock, or the sessions' own.")
  var clock = SoakClock.wall

  @Flag(help: "Let the session take its time.")
  var paced = false

  @Option(help: "Seconds of each session that pass first, without pictures.")
  var skip = 0.0

  @Flag(help: "Wait for the device after each pass, and say how long each took.")
  var passes = false

  @OptionGroup var drawing: BenchDrawing

  @Option(help: "How much light is reckoned: rich or spare; else what the device can draw in time.")
  var light: LightDetail?

  @Option(help: "The mirror's pictures a second, 15 to 30; 0 for none.")
  var mirrorRate = 20.0

  @Option(help: "takes, synthetic or off.")
  var voices = VoiceSource.takes

  @Option(help: "The seed of the first session's answers; each session has the next.")
  var seed: UInt32 = 1

  func validate() throws {
    guard minutes.isFinite, (0.01...1_440).contains(minutes),
      (0.01...1_440).contains(soak ?? 1)
    else {
      throw ValidationError("--minutes and --soak must lie between 0.01 and 1440.")
    }
    guard (0...3_600).contains(skip) else {
      throw ValidationError("--skip must lie between 0 and 3600.")
    }
    guard mirrorRate == 0 || Mirror.ratesPerSecond.contains(mirrorRate) else {
      throw ValidationError("--mirror-rate must be 15 to 30, or 0 for no mirror.")
    }
  }

  func run() throws {
    let language = drawing.chosenLanguage
    try UserErrors.report(in: language) {
      var settings = SceneBenchmark.Settings(options: options)
      settings.minutes = minutes
      settings.soakMinutes = soak
      settings.soakClock = clock
      if soak != nil {
        // At once, so that a run that is broken off has told what it saw.
        settings.onSample = { row in
          try JSONOutput.print(row, keys: .convertToSnakeCase)
          fflush(nil)
        }
      }
      settings.isPaced = paced
      settings.skippedMs = Int(skip * 1_000)
      settings.measuresPasses = passes
      settings.eyeSize = EyeSize(width: drawing.eye, height: drawing.eye)
      settings.drawing = RenderOptions(path: drawing.renderPath)
      settings.mirrorRate = mirrorRate == 0 ? nil : mirrorRate
      let benchmark = SceneBenchmark(
        scenario: scenario, settings: settings, language: language)
      try JSONOutput.print(try benchmark.run(), keys: .convertToSnakeCase)
    }
  }

  private func options(_ number: Int) throws -> PlayOptions {
    try PlayOptions.parse(
      [
        "--display", "offscreen", "--speed", "0", "--auto", "random",
        "--seed", "\((Int(seed) + number) & 0xFFFF_FFFF)", "--voices", voices.rawValue,
      ] + (light.map { ["--light", $0.rawValue] } ?? []))
  }
}

/// What the benchmarks that draw can be told.
struct BenchDrawing: ParsableArguments {
  @Option(help: "Pixels of each side of one eye's picture.")
  var eye = 1024

  @Option(help: "auto, gpu or software.")
  var path = Path.auto

  @Option(help: "da or en.")
  var language: Language?

  enum Path: String, ExpressibleByArgument, CaseIterable {
    case auto
    case gpu
    case software
  }

  func validate() throws {
    guard EyeSize.range.contains(eye) else {
      throw ValidationError("--eye must lie between 16 and 4096.")
    }
  }

  /// Nil where the device decides.
  var renderPath: RenderPath? { RenderPath(rawValue: path.rawValue) }

  var chosenLanguage: Language { language ?? .ofLocale }
}

extension SoakClock: ExpressibleByArgument {}
