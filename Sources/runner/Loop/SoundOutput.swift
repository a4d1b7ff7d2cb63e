import Renderer
import ScenarioEngine

/// What a session sounds through, opened before its log begins so that the log can say it.
struct SoundOutput {
  /// Nil where nothing is heard.
  var device: AudioDevice?
  /// Where the sound goes into a file.
  var recorder: LoopbackRecorder?

  private static let fileRate = 48_000

  /// Opens what the options ask for; a machine without an output plays with subtitles.
  ///
  /// - Throws: `AudioError` where the file of `--audio-out` cannot be written.
  static func open(_ options: PlayOptions, in language: Language) throws -> SoundOutput {
    if let path = options.audioOut { return try openFile(path) }
    if Display.choose(options) == .offscreen, options.scene.isUnattended { return SoundOutput() }
    do {
      return SoundOutput(device: try AudioDevice.open(.system))
    } catch {
      Terminal.say(.noAudio, in: language)
      return SoundOutput()
    }
  }

  private static func openFile(_ path: String) throws -> SoundOutput {
    let device = try AudioDevice.open(.loopback(sampleRate: fileRate))
    let writer = try SoundFileWriter.create(path: path, sampleRate: fileRate, channels: 2)
    return SoundOutput(
      device: device,
      recorder: LoopbackRecorder(device: device, writer: writer, sampleRate: fileRate))
  }

  /// What the log keeps of it.
  func record(syntheticLines: Int) -> SoundRecord {
    guard let abilities = device?.abilities else {
      return SoundRecord(
        output: "none", direction: "none", rate: 0, hasRooms: false, syntheticLines: syntheticLines)
    }
    return SoundRecord(
      output: abilities.kind.rawValue, direction: abilities.isBinaural ? "hrtf" : "panned",
      rate: abilities.sampleRate, hasRooms: abilities.room != .dry, syntheticLines: syntheticLines)
  }
}
