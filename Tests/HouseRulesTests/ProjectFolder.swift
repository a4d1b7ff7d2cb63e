import Foundation

/// The project's own files, as the house rules look at them.
enum ProjectFolder {
  /// The folder that holds `Package.swift`.
  static let root: URL = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every file under a folder, as paths from the root; what builds and tools leave is passed over.
  static func files(under folder: String = "", ending: String = "") -> [String] {
    let start = folder.isEmpty ? root : root.appending(path: folder)
    let walk = FileManager.default.enumerator(
      at: start, includingPropertiesForKeys: [.isRegularFileKey])
    var found: [String] = []
    while let url = walk?.nextObject() as? URL {
      if isLeftover(url.lastPathComponent) {
        walk?.skipDescendants()
      } else if isFile(url), url.lastPathComponent.hasSuffix(ending) {
        found.append(String(url.path.dropFirst(root.path.count + 1)))
      }
    }
    return found.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func size(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)[.size]
      as? Int ?? 0
  }

  private static func isLeftover(_ name: String) -> Bool {
    let folders = [".git", ".cache", "__pycache__", "out", "Sessions", "Package.resolved"]
    return folders.contains(name) || name.hasPrefix(".build") || name.hasPrefix(".venv")
  }

  private static func isFile(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
  }
}
