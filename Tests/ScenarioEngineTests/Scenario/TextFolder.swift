@testable import ScenarioEngine

/// A scenario's folder as a table of texts: complete and correct until a test changes it.
struct TextFolder {
  var files: [String: [UInt8]] = [:]

  init() {
    self["s/s.yarnproject"] = """
      {
        "projectFileVersion": 3,
        "sourceFiles": ["*.yarn"],
        "baseLanguage": "da",
        "localisation": { "en": { "strings": "en.csv", "assets": "" } },
        "definitions": "../modet.ysls.json"
      }
      """
    self["modet.ysls.json"] = """
      {"version": 2, "words": {"target": ["viewer"]}, "commands": [
        {"yarnName": "end", "parameters": [
          {"name": "id", "type": "instance", "subtype": "end"}]},
        {"yarnName": "look", "parameters": [
          {"name": "cast", "type": "instance", "subtype": "cast"},
          {"name": "target", "type": "instance", "subtype": "target"}]}
      ], "hashtags": [{"name": "line", "on": ["line", "option"], "value": "name"},
        {"name": "shadow", "on": ["line", "option"], "value": "name"},
        {"name": "style", "on": ["option"], "values": ["assertive"]}]}
      """
    self["s/a.yarn"] = """
      title: Start
      ---
      <<look anna viewer>>
      anna: Hej. #line:a1
      <<end hjem>>
      ===

      """
    self["s/scenario.yaml"] = Self.settings
    self["s/law.yaml"] = Self.law
    self["s/en.csv"] = "language,id,text\nen,line:a1,anna: Hi.\n"
  }

  subscript(path: String) -> String {
    get { String(decoding: files[path] ?? [], as: UTF8.self) }
    set { files[path] = Array(newValue.utf8) }
  }

  /// Replaces a text that must be there.
  mutating func replace(_ text: String, with other: String, in path: String) {
    let parts = self[path].split(separator: text, omittingEmptySubsequences: false)
    precondition(parts.count == 2, "'\(text)' must stand once in \(path)")
    self[path] = parts.joined(separator: other)
  }

  var access: ScenarioFiles {
    let files = files
    return ScenarioFiles(
      read: { path in
        guard let bytes = files[path] else { throw NoSuchFile() }
        return bytes
      },
      list: { folder in
        files.keys.filter { $0.hasPrefix(folder + "/") }
          .map { String($0.dropFirst(folder.count + 1)) }
      })
  }

  func load() throws(ScenarioLoadError) -> ScenarioPackage {
    try ScenarioPackage.load(folder: "s", from: access)
  }

  /// The faults as text, in English; empty when the folder loads without a warning.
  func report() -> String {
    do {
      let package = try load()
      return DiagnosticFormatter(files: package.sourceFiles, language: .english)
        .format(package.diagnostics)
    } catch {
      return error.message(in: .english)
    }
  }

  struct NoSuchFile: Error, CustomStringConvertible {
    var description: String { "no such file" }
  }

  private static let settings = """
    id: s
    version: 1.0.0
    title: {da: Titel, en: Title}
    summary: {da: Kort, en: Short}
    levels: [1]
    place: street
    start: Start
    cast:
      anna:
        displayName: {da: Anna, en: Anna}
        person: officer-a
        mark: front
    marks:
      front: {position: [0, 0, -2], yawDegrees: 10}
    variables:
      level: {type: number, range: [1, 5], default: 1, host: true}
    ends:
      hjem:
        calm: true
        text: {da: Hjem, en: Home}
    """

  private static let law = """
    - id: rpl
      paragraph: Retsplejeloven
      text: {da: Sig det, en: Say it}
      source: https://example.org/
      checked: 2026-11-22
    """
}
