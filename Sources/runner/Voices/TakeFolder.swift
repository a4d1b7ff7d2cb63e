import Foundation
import Renderer
import ScenarioEngine

/// The recorded takes of a scenario in one language: files named by line ids.
struct TakeFolder {
  /// What a take can be, the better first.
  static let endings = ["opus", "wav"]

  let folder: URL

  init(scenario: URL, language: String) {
    folder = Self.all(of: scenario).appending(path: language)
  }

  /// Where `modet voices make` puts what nobody has spoken: apart from the takes.
  static func synthetic(scenario: URL, language: String) -> URL {
    scenario.appending(path: "SyntheticVoices").appending(path: language)
  }

  /// The agreements to use people's voices.
  static func consents(scenario: URL) -> URL { all(of: scenario).appending(path: "consent.yaml") }

  /// The languages that a scenario has a folder of takes for, whether it is written in them or not.
  static func languages(of scenario: URL) -> [String] {
    let folders =
      (try? FileManager.default.contentsOfDirectory(
        at: all(of: scenario), includingPropertiesForKeys: [.isDirectoryKey],
        options: .skipsHiddenFiles)) ?? []
    return folders.filter(\.hasDirectoryPath).map(\.lastPathComponent).sorted()
  }

  private static func all(of scenario: URL) -> URL { scenario.appending(path: "Voices") }

  /// The takes of a line, the better first; mostly one or none.
  func files(of line: LineInfo) -> [URL] {
    let name = line.takeName
    // An id is the author's word and must not lead out of the folder.
    guard !name.contains("/") else { return [] }
    return Self.endings.map { folder.appending(path: "\(name).\($0)") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// Every take, by name; of two for one line the better.
  var all: [URL] {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    var best: [String: URL] = [:]
    for ending in Self.endings.reversed() {
      for file in files where file.pathExtension == ending {
        best[file.deletingPathExtension().lastPathComponent] = file
      }
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }

  /// How long a take sounds, in milliseconds.
  static func durationMs(of file: URL) throws(AudioError) -> Int {
    Int((try SoundFile.read(path: file.path).durationSeconds * 1000).rounded())
  }
}
