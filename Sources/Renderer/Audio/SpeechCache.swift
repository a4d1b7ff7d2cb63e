import Foundation

/// Keeps spoken lines on disk, so that a line is synthesised once and starts at once ever after.
///
/// An entry is named by a hash of text, voice and version, written beside its place and renamed
/// into it, and carries a hash of its own: a torn or damaged entry is simply made again. The cache
/// holds speech of what it is given; leave out lines that contain what a young person wrote.
package struct SpeechCache: Sendable {
  private let directory: String

  /// - Parameter directory: made when first needed.
  package init(directory: String) { self.directory = directory }

  /// Returns the line from the cache, or makes and keeps it.
  ///
  /// - Throws: what `make` throws; a disk that cannot be written only costs the keeping.
  package func line(
    _ text: String, voice: SpeechVoice,
    make: (String) throws(AudioError) -> SpokenLine
  ) throws(AudioError) -> SpokenLine {
    let path = path(text, voice: voice)
    if let kept = read(path) { return kept }
    let made = try make(text)
    write(made, to: path)
    return made
  }

  /// Returns the line from the cache, or lets the synthesizer speak and keeps it.
  package func line(
    _ text: String, from synthesizer: SpeechSynthesizer
  ) throws(AudioError) -> SpokenLine {
    try line(text, voice: synthesizer.voice) { (text) throws(AudioError) in
      try synthesizer.synthesize(text)
    }
  }

  /// Whether the line can be had without synthesis.
  package func contains(_ text: String, voice: SpeechVoice) -> Bool {
    read(path(text, voice: voice)) != nil
  }

  /// The entry's file.
  package func path(_ text: String, voice: SpeechVoice) -> String {
    let key = [
      voice.name, "\(voice.rate)", "\(voice.pitch)", SpeechSynthesizer.version, text,
    ].joined(separator: "\u{0}")
    let name = String(StableHash.value(of: key.utf8), radix: 16)
    return "\(directory)/\(String(repeating: "0", count: 16 - name.count))\(name).speech"
  }

  private func read(_ path: String) -> SpokenLine? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return SpeechEntry.decode([UInt8](data))
  }

  /// Writes beside the place and renames, so that no reader ever meets half an entry.
  private func write(_ line: SpokenLine, to path: String) {
    let files = FileManager.default
    try? files.createDirectory(
      atPath: directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let temporary = "\(path).\(UUID().uuidString).part"
    guard files.createFile(atPath: temporary, contents: Data(SpeechEntry.encode(line))) else {
      return
    }
    if rename(temporary, path) != 0 { try? files.removeItem(atPath: temporary) }
  }
}

/// The 64-bit FNV-1a hash: the same on every machine and in every run.
enum StableHash {
  static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
