import ScenarioEngine

/// What a document belongs to, and so what is read together with it.
enum ScenarioRoot: Hashable, Sendable {
  /// A folder with a `scenario.yaml`: held to the profile's rules.
  case scenario(folder: String)
  /// Scripts that a `.yarnproject` names, without a scenario: the language alone.
  case project(path: String)
  /// One script by itself.
  case script(path: String)

  /// No scenario lies deeper below its settings than this.
  private static let folderLimit = 8

  /// Finds what a file belongs to by looking in its folder and those above.
  ///
  /// `names` lists a folder.
  static func of(_ path: String, names: (String) -> [String]) -> ScenarioRoot? {
    var folder = DocumentURI.folder(of: path)
    for _ in 0..<folderLimit {
      let names = names(folder)
      if names.contains("scenario.yaml") { return .scenario(folder: folder) }
      let projects = names.filter { $0.hasSuffix(".yarnproject") }
      if projects.count == 1 { return .project(path: folder + "/" + projects[0]) }
      if folder == "/" { break }
      folder = DocumentURI.folder(of: folder)
    }
    return path.hasSuffix(".yarn") ? .script(path: path) : nil
  }

  /// Where a fault is shown that has no place in any file.
  var mainFile: String {
    switch self {
    case .scenario(let folder): folder + "/scenario.yaml"
    case .project(let path), .script(let path): path
    }
  }
}
