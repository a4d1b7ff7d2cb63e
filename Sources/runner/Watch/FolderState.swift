import Foundation
import ScenarioEngine

/// How the files of a scenario lie on the disk; equal where nothing has been saved since.
///
/// Editors write in many ways: in place, by renaming another file over the old
/// one, or by removing it first. All of them change the size, the time or the
/// number of the file.
struct FolderState: Equatable {
  private struct Entry: Equatable {
    var size: UInt64
    var seconds: Int
    var nanoseconds: Int
    var number: UInt64
  }

  private var entries: [String: Entry] = [:]

  /// Looks at a folder and at files outside it.
  init(folder: String, outside: [String]) {
    let names = (try? ScenarioFiles.disk.list(folder)) ?? []
    for path in names.map({ folder + "/" + $0 }) + outside {
      entries[path] = Self.entry(path)
    }
  }

  private static func entry(_ path: String) -> Entry? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Entry(
      size: UInt64(max(0, status.st_size)), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec, number: UInt64(status.st_ino))
  }
}
