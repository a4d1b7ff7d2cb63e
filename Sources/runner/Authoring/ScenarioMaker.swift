import Foundation
import ScenarioEngine

/// Writes the folder of a new scenario, whole or not at all.
struct ScenarioMaker {
  let id: String
  /// What people see it called, in each language or only the scenario's own.
  let titles: [ScenarioTemplate.Language: String]
  let template: ScenarioTemplate.Language
  /// The folder in which the scenario's own folder is made; nil for the one with the others.
  let parent: String?

  /// Makes the folder and gives its path.
  ///
  /// - Throws: `UserError` where the id or title is none, or the folder is there already.
  func make() throws -> URL {
    let scenarios = try Resources.find().scenarios
    let parent = parent.map { URL(filePath: $0) } ?? scenarios
    let folder = parent.appending(path: id)
    guard ScenarioTemplate.isID(id) else { throw UserError(Self.badID(id)) }
    guard
      let template = ScenarioTemplate(
        id: id, titles: titles, language: template,
        definitions: Self.path(
          to: scenarios.appending(path: "modet.ysls.json"), from: folder))
    else {
      throw UserError(
        .other(
          en: "a title is one line of at most \(ScenarioTemplate.titleLimit) characters.",
          da: "en titel er én linje på højst \(ScenarioTemplate.titleLimit) tegn."))
    }
    try write(template, to: folder, in: parent)
    return folder
  }

  private static func badID(_ id: String) -> Message {
    .other(
      en: "'\(id)' cannot be an id: small letters a–z, digits and hyphens, a letter first.",
      da: "'\(id)' kan ikke være et id: små bogstaver a–z, tal og bindestreger, først et bogstav.")
  }

  private func write(_ template: ScenarioTemplate, to folder: URL, in parent: URL) throws {
    let files = FileManager.default
    // A link that leads nowhere is in the way too.
    if (try? files.attributesOfItem(atPath: folder.path)) != nil {
      throw UserError(
        .other(
          en: "\(folder.path): is there already. Choose another id, or remove it first.",
          da: "\(folder.path): findes allerede. Vælg et andet id, eller fjern den først."))
    }
    do {
      try files.createDirectory(at: parent, withIntermediateDirectories: true)
      try files.createDirectory(at: folder, withIntermediateDirectories: false)
    } catch {
      throw UserError(.outputUnwritable(folder.path, FileWriter.reason(error)))
    }
    do {
      for file in template.files {
        let url = folder.appending(path: file.path)
        try files.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url, options: .atomic)
      }
    } catch {
      try? files.removeItem(at: folder)
      throw UserError(.outputUnwritable(folder.path, FileWriter.reason(error)))
    }
  }

  /// The way from a folder to a file, as short as it can be told.
  static func path(to file: URL, from folder: URL) -> String {
    let target = file.standardizedFileURL.pathComponents
    let start = folder.standardizedFileURL.pathComponents
    let common = zip(target, start).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - common)
    return (up + target[common...]).joined(separator: "/")
  }
}
