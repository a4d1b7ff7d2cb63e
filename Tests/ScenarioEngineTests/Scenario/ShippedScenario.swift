import Foundation

@testable import ScenarioEngine

/// The scenario that comes with the program, loaded from the repository.
enum ShippedScenario {
  static var root: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
  }

  static var folder: String { root + "/Scenarios/politi-id-tjek" }

  static func load() throws -> ScenarioPackage {
    try ScenarioPackage.load(folder: folder)
  }

  /// The plan files beside the scenario, by name.
  static func plans() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/Plans")
      .filter { $0.hasSuffix(".testplan") }.sorted()
  }

  static func plan(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/Plans/" + name, encoding: .utf8)
  }
}

/// The small meeting of the tests' own, which stays as it is while the shipped one is written on.
enum SmallMeeting {
  static var folder: String { ShippedScenario.root + "/Tests/Meeting/politi-id-tjek" }

  static func load() throws -> ScenarioPackage {
    try ScenarioPackage.load(folder: folder)
  }

  /// The meeting with other texts in the place of some files, by name.
  static func load(replacing files: [String: String]) throws -> ScenarioPackage {
    let access = ScenarioFiles(
      read: { path in
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return try files[name].map { Array($0.utf8) } ?? ScenarioFiles.disk.read(path)
      }, list: ScenarioFiles.disk.list)
    return try ScenarioPackage.load(folder: folder, from: access)
  }
}
