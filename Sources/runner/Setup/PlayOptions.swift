import ArgumentParser
import Foundation
import Renderer
import ScenarioEngine

/// What `modet play` can be told.
struct PlayOptions: ParsableArguments {
  @OptionGroup var scene: SceneOptions

  @Option(help: "Where the picture goes: auto, window, sbs, sbs-half, lens or offscreen.")
  var display = DisplayChoice.auto

  @Option(help: "Millimetres from pupil to pupil, 52–74, on a stereo display.")
  var ipd: Double = 63

  @Flag(help: "Show the right eye on the left half of a stereo display.")
  var swapEyes = false

  @Flag(help: "The young person has agreed that people may come close at level 4 and 5.")
  var allowClose = false

  @Option(
    help: "The calm place that stands first when the young person is asked, and holds until then.")
  var calm = CalmPlace.lake

  @Option(help: "Pixels of one eye's picture, WIDTHxHEIGHT.")
  var eyeSize: EyeSize?

  @Option(help: "How much light is reckoned: rich or spare; else what the device can draw in time.")
  var light: LightDetail?

  @Option(help: "A file of head poses, one JSON object a line.")
  var poses: String?

  @Option(help: "Speed of the session clock; 0 is as fast as it goes.")
  var speed: Double = 1

  @Option(help: "A folder for pictures, session.jsonl, summary.json and review.html.")
  var out: String?

  @Option(help: "Moments for pictures besides the choices, in seconds, separated by commas.")
  var shots: String?

  @Option(help: "A WAV file that receives the sound.")
  var audioOut: String?

  @Option(
    help: """
      A JPEG of what one eye sees in the window, renewed 15 times a second for somebody beside; \
      it holds still while questions are answered, and goes at the end.
      """)
  var mirror: String?

  @Option(help: "How loud, 0 to 100 per cent.")
  var volume = 100

  @Option(help: "The young person's alias; sealed in the store.")
  var youth: String?

  @Flag(help: "Allow '--out' to write what a young person says in clear.")
  var exportPlain = false

  @Option(help: "takes, synthetic or off.")
  var voices = VoiceSource.takes

  @Option(help: "Time to answer: 1, 1.5, 2, or 0 for no clock.")
  var timeFactor: Double = 1

  @Flag(help: "For authors: take up every change of the scenario while the scene runs.")
  var watch = false

  @Option(help: "da or en.")
  var language: Language?

  @OptionGroup var store: StoreOptions
}

extension VoiceSource: ExpressibleByArgument {}

extension LightDetail: ExpressibleByArgument {}

/// Where the sessions lie.
struct StoreOptions: ParsableArguments {
  @Option(name: .customLong("store"), help: "The folder of the sessions and the station key.")
  var path: String?

  /// The folder given, else `modet` in the user's data folder.
  var folder: String {
    if let path { return path }
    let environment = ProcessInfo.processInfo.environment
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/modet" }
    return FileManager.default.homeDirectoryForCurrentUser.path + "/.local/share/modet"
  }
}

enum DisplayChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case window
  case sbs
  case sbsHalf = "sbs-half"
  case lens
  case offscreen
}

/// `1024x1024`.
struct EyeSize: ExpressibleByArgument, Equatable {
  static let range = 16...4096
  var width: Int
  var height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy(Self.range.contains) else { return nil }
    self.init(width: parts[0], height: parts[1])
  }
}

extension PlayOptions {
  func validate() throws {
    guard speed.isFinite, (0...1000).contains(speed) else {
      throw ValidationError("--speed must lie between 0 and 1000.")
    }
    guard (0...100).contains(volume) else {
      throw ValidationError("--volume must lie between 0 and 100.")
    }
    guard [0, 1, 1.5, 2].contains(timeFactor) else {
      throw ValidationError("--time-factor is 1, 1.5, 2 or 0 (no clock).")
    }
    try validateDisplay()
    if watch { try validateWatch() }
    if needsOffscreen {
      guard display == .auto || display == .offscreen else {
        throw ValidationError(
          "--speed 0, --poses, --shots and --audio-out need --display offscreen.")
      }
      guard scene.isUnattended else {
        throw ValidationError(
          "--speed 0, --poses, --shots and --audio-out need --answers, --auto or --inputs.")
      }
    }
    _ = try shotTimesMs
  }

  private func validateDisplay() throws {
    guard (52...74).contains(ipd) else {
      throw ValidationError("--ipd lies between 52 and 74 millimetres.")
    }
    guard !swapEyes || display != .window else {
      throw ValidationError("--swap-eyes needs a display for two eyes: sbs, sbs-half or lens.")
    }
    guard mirror == nil || (display != .offscreen && !needsOffscreen) else {
      throw ValidationError("--mirror needs a window.")
    }
  }

  /// Whose eyes look at a stereo display.
  var eyes: EyePair { EyePair(distance: Float(ipd / 1_000), isSwapped: swapEyes) }

  /// A watched session is an author's: it is never a young person's, and its clock is nobody else's.
  private func validateWatch() throws {
    guard youth == nil else {
      throw ValidationError("--watch is for authors, never for a young person's session.")
    }
    guard speed > 0, scene.inputs == nil, poses == nil, shots == nil, audioOut == nil else {
      throw ValidationError(
        "--watch goes with time that runs, and not with --inputs, --poses, --shots or --audio-out.")
    }
  }

  /// The moments of `--shots` in milliseconds, in order.
  var shotTimesMs: [Int] {
    get throws {
      try (shots ?? "").split(separator: ",").map {
        guard let seconds = Double($0), seconds.isFinite, (0...86_400).contains(seconds) else {
          throw ValidationError("--shots takes seconds separated by commas, such as 2,10.5.")
        }
        return Int(seconds * 1000)
      }.sorted()
    }
  }

  /// Whether something is asked for that only a session without a window gives.
  var needsOffscreen: Bool {
    speed == 0 || poses != nil || shots != nil || audioOut != nil
  }
}

extension PlayOptions {
  /// The settings that the session holds for all of its time.
  func sessionSettings() throws -> SessionSettings {
    var result = SessionSettings()
    result.timeFactorPermille = Int(timeFactor * 1000)
    result.volumePercent = volume
    result.calmPlace = calm
    result.variables = try scene.variables()
    return result
  }
}
