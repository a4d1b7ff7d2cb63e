import Foundation
import Renderer

/// The sounds of a scenario, checked and measured before the scene begins.
///
/// Short ones lie in memory, at their kind's loudness; beds and everything long are read from the
/// disk as they play.
struct SoundShelf {
  /// Effects up to here are kept in memory: seconds.
  private static let memorySeconds = 10.0

  private(set) var clips: [String: SoundClip] = [:]
  private(set) var streams: [String: StreamedSound] = [:]
  private let folder: URL

  init(folder: URL) { self.folder = folder }

  /// Gets sounds ready; what is ready already is not read again.
  ///
  /// - Returns: what is missing or broken: it stays silent, and the scene goes on.
  mutating func load(_ names: Set<String>) -> [AudioError] {
    var problems: [AudioError] = []
    for name in names.sorted() where streams[name] == nil {
      let path = folder.appending(path: "\(name).opus").path
      do throws(AudioError) {
        let sound = try StreamedSound.check(path: path)
        streams[name] = sound
        if sound.durationSeconds <= Self.memorySeconds {
          clips[name] = SoundLevel.effect(try SoundFile.read(path: path))
        }
      } catch {
        problems.append(error)
      }
    }
    return problems
  }
}
