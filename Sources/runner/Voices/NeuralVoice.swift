import Foundation
import Renderer

/// A neural voice beside the program, for takes that are made ahead: `piper` and a model of it.
///
/// It is never needed to play. One model speaks with one voice, and the one that the guides name is
/// a man's; each part gets its own by a shift of pitch and formants, with the tempo held.
struct NeuralVoice {
  let program: URL
  let model: URL

  /// Longer than any line takes to speak: seconds.
  private static let limitSeconds = 120.0
  /// How far women's and men's parts lie from the model's own voice.
  private static let usualShifts = (women: 1.2, men: 0.95)
  /// What one step of a part's `pitch` changes of it.
  private static let shiftPerStep = 0.004

  /// The name that goes into the file, with the part's shift.
  func name(of part: SpeechVoice) -> String {
    "piper \(model.deletingPathExtension().lastPathComponent) \(Self.shift(of: part))"
  }

  /// How much higher than the model a part speaks, to two decimals, by the voice that the cast
  /// gives it: a woman's above a man's, and each by its own pitch.
  static func shift(of part: SpeechVoice) -> Double {
    let usual = part.variant.hasPrefix("f") ? usualShifts.women : usualShifts.men
    return (usual * (1 + Double(part.pitch - 50) * shiftPerStep) * 100).rounded() / 100
  }

  /// Speaks a text at 48 kHz.
  ///
  /// - Parameters:
  ///   - text: one line.
  ///   - part: the voice that the cast gives the speaker.
  /// - Returns: one channel.
  /// - Throws: `UserError` with what the program said.
  func speak(_ text: String, part: SpeechVoice) throws -> SoundClip {
    let shift = Self.shift(of: part)
    let folder = try VolatileFolder.make().appending(path: UUID().uuidString)
    try FileWriter.makeFolder(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let words = folder.appending(path: "text")
    let sound = folder.appending(path: "sound.wav")
    try FileWriter.write(Data((text.replacing("\n", with: " ") + "\n").utf8), to: words)
    try run(words: words, sound: sound, shift: shift, log: folder.appending(path: "log"))
    var clip = try SoundFile.read(path: sound.path).mono
    // Played faster it is higher; the program was asked to speak slower by as much.
    clip.sampleRate = Int(Double(clip.sampleRate) * shift / 100) * 100
    return clip.resampled(to: 48_000)
  }

  private func run(words: URL, sound: URL, shift: Double, log: URL) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "--model", model.path, "--output_file", sound.path, "--length_scale", "\(shift)",
    ]
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try FileWriter.write(Data(), to: log)
    do {
      process.standardInput = try FileHandle(forReadingFrom: words)
      process.standardError = try FileHandle(forWritingTo: log)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
    } catch {
      throw failure(FileWriter.reason(error))
    }
    if ended.wait(timeout: .now() + Self.limitSeconds) == .timedOut {
      process.terminate()
      throw failure("\(Int(Self.limitSeconds)) s")
    }
    guard process.terminationStatus == 0 else {
      let said = FileManager.default.contents(atPath: log.path) ?? Data()
      let last = String(decoding: said.suffix(300), as: UTF8.self)
        .split(separator: "\n").last.map(String.init)
      throw failure(last ?? "exit \(process.terminationStatus)")
    }
  }

  private func failure(_ reason: String) -> UserError {
    UserError(
      .other(
        en: "'\(program.path)' could not speak with '\(model.path)': \(reason)",
        da: "»\(program.path)« kunne ikke tale med »\(model.path)«: \(reason)"))
  }
}
