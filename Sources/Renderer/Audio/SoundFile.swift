import CSndfile
import Foundation

/// Reads sound files, WAV and Ogg Opus, into memory.
///
/// A file may come from anybody: its container is checked before the decoder sees it, sizes are
/// bounded, and a header's claims are never trusted with an allocation.
package enum SoundFile {
  /// Larger files are refused: bytes.
  package static let byteLimit = 64 << 20

  /// Longer sounds are refused: ten minutes, more than any line or loop of street.
  package static let secondsLimit = 600.0

  /// Reads a whole file.
  ///
  /// - Throws: `AudioError` with a message that names the file and the remedy.
  package static func read(path: String) throws(AudioError) -> SoundClip {
    try SoundContainer.check(path: path)
    var info = SF_INFO()
    guard let file = sf_open(path, Int32(SFM_READ), &info) else {
      throw unreadable(path, reason: String(cString: sf_strerror(nil)))
    }
    defer { sf_close(file) }
    try checkFormat(info, path: path)
    let channels = Int(info.channels)
    let samples = try readSamples(file, info, path: path)
    guard !samples.isEmpty else { throw unreadable(path, reason: "no samples") }
    return SoundClip(samples: samples, sampleRate: Int(info.samplerate), channels: channels)
  }

  private static func checkFormat(_ info: SF_INFO, path: String) throws(AudioError) {
    guard (1...2).contains(info.channels), (8_000...192_000).contains(info.samplerate) else {
      throw AudioError(
        .unsupportedFile,
        danish: """
          \(path): \(info.channels) kanaler ved \(info.samplerate) Hz kan ikke spilles. \
          Gem lyden i mono eller stereo ved 48000 Hz.
          """,
        english: """
          \(path): \(info.channels) channels at \(info.samplerate) Hz cannot be played. \
          Save the sound in mono or stereo at 48000 Hz.
          """)
    }
    guard Double(info.frames) <= secondsLimit * Double(info.samplerate) else {
      throw tooLarge(path)
    }
  }

  private static func readSamples(
    _ file: OpaquePointer, _ info: SF_INFO, path: String
  ) throws(AudioError) -> [Float] {
    let channels = Int(info.channels)
    let limit = Int(secondsLimit * Double(info.samplerate)) * channels
    var samples: [Float] = []
    var chunk = [Float](repeating: 0, count: 16_384 * channels)
    while true {
      let frames = Int(sf_readf_float(file, &chunk, 16_384))
      guard frames > 0 else { break }
      samples.append(contentsOf: chunk[..<(frames * channels)])
      guard samples.count <= limit else { throw tooLarge(path) }
    }
    guard sf_error(file) == 0, samples.allSatisfy(\.isFinite) else {
      throw unreadable(path, reason: String(cString: sf_strerror(file)))
    }
    return samples
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
