import Foundation

/// The program's own files in another folder: scenarios as copies, assets as links.
///
/// In the place of the shipped meeting stands the small one of the tests' own.
struct ProjectCopy {
  let root: URL

  init(in station: Station) throws {
    root = station.folder.appending(path: "project")
    try Self.link(Built.project.appending(path: "Assets"), under: root.appending(path: "Assets"))
    try FileManager.default.copyItem(
      at: Built.project.appending(path: "Scenarios"), to: root.appending(path: "Scenarios"))
    let meeting = root.appending(path: "Scenarios/politi-id-tjek")
    try FileManager.default.removeItem(at: meeting)
    try FileManager.default.copyItem(
      at: Built.project.appending(path: "Tests/Meeting/politi-id-tjek"), to: meeting)
  }

  /// Makes the folders anew and links every file in them.
  private static func link(_ source: URL, under target: URL) throws {
    let files = FileManager.default
    try files.createDirectory(at: target, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: source.path) {
      let original = source.appending(path: name)
      let copy = target.appending(path: name)
      let isFolder = try original.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      if isFolder, name != "Source" {
        try link(original, under: copy)
      } else {
        try files.createSymbolicLink(at: copy, withDestinationURL: original)
      }
    }
  }

  func url(_ path: String) -> URL { root.appending(path: path) }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url(path))
  }

  /// Puts other bytes in a file's place; the original stays as it is.
  func replace(_ path: String, with bytes: Data) throws {
    try remove(path)
    try bytes.write(to: url(path))
  }

  func edit(_ path: String, _ change: (String) -> String) throws {
    let text = try String(contentsOf: url(path), encoding: .utf8)
    try replace(path, with: Data(change(text).utf8))
  }
}
