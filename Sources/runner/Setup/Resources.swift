import Foundation

/// Where the program's own files stand: scenarios and assets, beside the sources or the install.
struct Resources {
  let root: URL

  var scenarios: URL { root.appending(path: "Scenarios") }
  var assets: URL { root.appending(path: "Assets") }

  /// Looks upwards from the working directory, then from the executable, for `Scenarios` and `Assets`.
  static func find() throws -> Resources {
    let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let process = Bundle.main.executableURL?.resolvingSymlinksInPath()
    let working = URL(filePath: FileManager.default.currentDirectoryPath)
    for start in [working, process, executable].compactMap(\.self) {
      if let root = ancestor(of: start) { return Resources(root: root) }
    }
    throw UserError(.resourcesMissing(working.path))
  }

  private static func ancestor(of start: URL) -> URL? {
    var folder = start
    for _ in 0..<12 {
      let isRoot = ["Scenarios", "Assets"].allSatisfy {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
      }
      if isRoot { return folder }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  /// The folder of a scenario named by folder, by `.yarnproject` or by id.
  func scenarioFolder(_ name: String) throws -> URL {
    let given = URL(filePath: name)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: given.path, isDirectory: &isFolder) {
      if isFolder.boolValue { return given }
      if name.hasSuffix(".yarnproject") { return given.deletingLastPathComponent() }
      throw UserError(.scenarioMissing(name, scenarios.path))
    }
    let known = scenarios.appending(path: name)
    let isPlainID = !name.contains("/") && name != ".." && name != "."
    if isPlainID, FileManager.default.fileExists(atPath: known.path) { return known }
    throw UserError(.scenarioMissing(name, scenarios.path))
  }
}
