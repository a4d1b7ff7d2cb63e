/// Reads sound files, WAV and Ogg Opus, into memory.
///
/// A file may come from anybody: its container is checked before the decoder sees it, sizes are
/// bounded, and a header's claims are never trusted with an allocation.
package enum SoundFile {
  /// Larger files are refused: bytes.
  package static let byteLimit = 64 << 20

  /// Longer sounds are refused: ten minutes, more than any line or loop of street.
  package static let secondsLimit = 600.0

  /// A floating-point file may hold anything; what is 24 dB over full scale is no sound.
  static let sampleLimit: Float = 16

  /// Reads a whole file.
  ///
  /// - Throws: `AudioError` with a message that names the file and the remedy.
  package static func read(path: String) throws(AudioError) -> SoundClip {
    let file = try OpenSound.open(path: path)
    let limit = Int(secondsLimit * Double(file.sampleRate)) * file.channels
    var samples: [Float] = []
    var chunk = [Float](repeating: 0, count: 16_384 * file.channels)
    while true {
      let frames = try file.read(frames: 16_384, into: &chunk)
      guard frames > 0 else { break }
      samples.append(contentsOf: chunk[..<(frames * file.channels)])
      guard samples.count <= limit else { throw tooLarge(path) }
    }
    guard !samples.isEmpty else { throw unreadable(path, reason: "no samples") }
    return SoundClip(samples: samples, sampleRate: file.sampleRate, channels: file.channels)
  }

  static func unreadable(_ path: String, reason: String) -> AudioError {
    AudioError(
      .unreadableFile,
      danish: "\(path): lydfilen kan ikke læses (\(reason)). Gem den igen som WAV eller Ogg Opus.",
      english: "\(path): cannot be read as sound (\(reason)). Save it again as WAV or Ogg Opus.")
  }

  static func tooLarge(_ path: String) -> AudioError {
    AudioError(
      .fileTooLarge,
      danish: "\(path): lydfilen er for stor. Grænsen er 64 MB og ti minutter; klip den.",
      english: "\(path): the sound is too large. The limit is 64 MB and ten minutes; cut it.")
  }
}
