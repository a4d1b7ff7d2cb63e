import Foundation
import Renderer
import ScenarioEngine
import SessionStore

/// When each sound of a spoken line begins: `<line>.phonemes.json` beside its sound file.
///
/// `modet schema phonemes` prints its form.
struct PhonemeFile: Codable, Equatable {
  struct Sound: Codable, Equatable {
    /// Milliseconds from the start of the sound file.
    var timeMs: Int
    /// Letters of the International Phonetic Alphabet; empty where the voice rests.
    var ipa: String

    enum CodingKeys: String, CodingKey {
      case timeMs = "t_ms"
      case ipa
    }
  }

  static let ending = "phonemes.json"
  static let currentVersion = 1
  /// Larger files are no line's timing: bytes.
  private static let byteLimit = 1 << 20

  var version = Self.currentVersion
  var line: String
  var language: String
  /// Whether nobody spoke it: the scene says so.
  var isSynthetic: Bool
  /// What spoke it, such as `espeak-ng da+f2 160 42`; empty for a person.
  var voice: String
  /// Of the text that was spoken: another text needs another file.
  var lock: String
  var durationMs: Int
  var phonemes: [Sound]

  enum CodingKeys: String, CodingKey {
    case version = "modet_phonemes"
    case line
    case language
    case isSynthetic = "synthetic"
    case voice
    case lock
    case durationMs = "duration_ms"
    case phonemes
  }

  /// What changes when a text does.
  static func lock(of text: String) -> String {
    String(ContentHash.sha256(Array(text.utf8)).prefix(16))
  }

  /// The file; nil where it is missing, too large or of another form.
  static func read(_ file: URL) -> PhonemeFile? {
    guard let data = FileManager.default.contents(atPath: file.path), data.count <= byteLimit,
      let read = try? JSONDecoder().decode(PhonemeFile.self, from: data),
      read.version == currentVersion,
      read.phonemes.allSatisfy({ (0...600_000).contains($0.timeMs) })
    else { return nil }
    return read
  }

  func write(to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try SharedFile.write(try encoder.encode(self) + Data([0x0A]), to: file)
  }

  var events: [PhonemeEvent] {
    phonemes.map { PhonemeEvent(time: Double($0.timeMs) / 1000, phoneme: $0.ipa) }
  }

  static func sounds(_ events: [PhonemeEvent]) -> [Sound] {
    events.map { Sound(timeMs: Int(($0.time * 1000).rounded()), ipa: $0.phoneme) }
  }
}

/// Writes files of a scenario, which everybody may read, whole or not at all.
enum SharedFile {
  static func write(_ data: Data, to file: URL) throws {
    do { try data.write(to: file, options: .atomic) } catch {
      throw UserError(.outputUnwritable(file.path, FileWriter.reason(error)))
    }
  }

  static func makeFolder(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw UserError(.outputUnwritable(folder.path, FileWriter.reason(error)))
    }
  }
}

extension LipTrack {
  /// A mouth that follows what was heard.
  init(_ events: [PhonemeEvent], seconds: Double) {
    self.init(
      phonemes: events.map { (time: Float($0.time), phoneme: $0.phoneme) },
      duration: Float(seconds))
  }
}
