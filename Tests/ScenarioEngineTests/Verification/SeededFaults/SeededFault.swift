import Foundation
import Testing

@testable import ScenarioEngine

/// A fault put into the shipped scenario, and what has to be said of it.
struct SeededFault: Sendable, CustomTestStringConvertible {
  struct Edit: Sendable {
    var file: String
    /// Stands exactly once in the file.
    var find: String
    var replace: String
  }

  /// Where the finding has to be: on the line of a text that stands once in the changed file.
  struct Place: Sendable {
    var file: String
    var text: String
  }

  var name: String
  var edits: [Edit]
  /// Danish takes that are there, by their names.
  var takes: [String]
  var code: String
  var place: Place?

  /// Whether only going through the states shows it.
  var needsExploring: Bool { ("MO0200"..."MO0229").contains(code) }

  var testDescription: String { "\(code): \(name)" }

  /// Every fault of the files beside the tests, in order.
  static let all: [SeededFault] = {
    let folder = CaseFolder.tests.appending(path: "Cases/SeededFaults")
    return CaseFolder.names(in: folder, ending: "yaml").flatMap { name -> [SeededFault] in
      let url = folder.appending(path: name + ".yaml")
      guard let text = try? CaseFolder.text(url) else { return [] }
      return read(SourceFile(path: name + ".yaml", text: text))
    }
  }()

  private static func read(_ file: SourceFile) -> [SeededFault] {
    var parser = ConfigParser(file: file, fileIndex: 0)
    var reader = ConfigReader()
    guard let root = parser.parse() else { return [] }
    return reader.items(of: root).map { read($0, &reader) }
  }

  private static func read(_ node: ConfigNode, _ reader: inout ConfigReader) -> SeededFault {
    let parts = node["edits"].map { reader.items(of: $0) } ?? [node]
    let edits = parts.map { part in
      Edit(
        file: reader.string(part["file"]) ?? "", find: reader.string(part["find"]) ?? "",
        replace: reader.string(part["replace"]) ?? "")
    }
    var place: Place?
    if let text = reader.string(node["at"]) {
      place = Place(
        file: reader.string(node["in"]) ?? edits.last?.file ?? "", text: text)
    }
    return SeededFault(
      name: reader.string(node["name"]) ?? "", edits: edits,
      takes: (node["takes"].map { reader.items(of: $0) } ?? []).compactMap { reader.string($0) },
      code: reader.string(node["code"]) ?? "", place: place)
  }
}

/// The small meeting as a table of texts that a fault can be put into.
struct SeededScenario {
  private static let folder = "politi-id-tjek"
  private(set) var files: [String: [UInt8]]
  private var context = LintContext(
    today: CalendarDay(year: 2026, month: 11, day: 22),
    assets: AssetNames(
      places: ["street"], people: ["officer-a", "officer-b"],
      sounds: ["street", "footsteps", "radio"]))

  /// The scenario as it is.
  init() throws {
    let root = ShippedScenario.root + "/Tests/Meeting/"
    let own = try ScenarioFiles.disk.list(root + Self.folder).map { Self.folder + "/" + $0 }
    files = [:]
    for path in ["modet.ysls.json"] + own { files[path] = try ScenarioFiles.disk.read(root + path) }
  }

  init(_ fault: SeededFault) throws {
    try self.init()
    for edit in fault.edits { try make(edit) }
    if !fault.takes.isEmpty { context.takes["da"] = fault.takes.map { VoiceTake(name: $0) } }
  }

  func text(of file: String) -> String {
    String(decoding: files[Self.folder + "/" + file] ?? [], as: UTF8.self)
  }

  private mutating func make(_ edit: SeededFault.Edit) throws {
    let parts = text(of: edit.file).components(separatedBy: edit.find)
    try #require(parts.count == 2, "'\(edit.find)' stands \(parts.count - 1) times")
    files[Self.folder + "/" + edit.file] = Array(parts.joined(separator: edit.replace).utf8)
  }

  /// The line of a place, from 1.
  func line(of place: SeededFault.Place) throws -> Int {
    let parts = text(of: place.file).components(separatedBy: place.text)
    try #require(parts.count == 2, "'\(place.text)' stands \(parts.count - 1) times")
    let lead = parts[0] + place.text.prefix { $0 == "\n" }
    return lead.filter { $0 == "\n" }.count + 1
  }

  func load() throws(ScenarioLoadError) -> ScenarioPackage {
    let files = files
    let access = ScenarioFiles(
      read: { path in
        guard let bytes = files[path] else { throw TextFolder.NoSuchFile() }
        return bytes
      },
      list: { folder in
        files.keys.filter { $0.hasPrefix(folder + "/") }
          .map { String($0.dropFirst(folder.count + 1)) }
      })
    return try ScenarioPackage.load(folder: Self.folder, from: access)
  }

  // MARK: - What is said of it

  /// Everything that loading, reading and exploring it shows.
  struct Verdict {
    var package: ScenarioPackage?
    var findings: [Finding]
    var files: [SourceFile]

    /// As `moedet.yarn:104`.
    func place(of finding: Finding) -> String {
      let range = finding.diagnostic.range
      guard files.indices.contains(range.file) else { return "nowhere" }
      let line = LineTable(bytes: files[range.file].bytes).lineIndex(of: range.lower) + 1
      let name = files[range.file].path.split(separator: "/").last ?? ""
      return "\(name):\(line)"
    }

    func lines(of code: String) -> [String] {
      findings.filter { $0.diagnostic.code.rawValue == code }.map(place)
    }
  }

  /// With the states gone through, or only with what reading shows.
  func verdict(exploring: Bool) -> Verdict {
    do {
      let package = try load()
      var findings = package.diagnostics.map { Finding($0) }
      findings += ScenarioLints.findings(in: package, context)
      if exploring { findings += Verifier(Self.setup(package)).verify().findings }
      return Verdict(package: package, findings: findings, files: package.sourceFiles)
    } catch {
      return Verdict(
        findings: error.diagnostics.map { Finding($0) }, files: error.sourceFiles)
    }
  }

  static func setup(_ package: ScenarioPackage) -> VerificationSetup {
    VerificationSetup(package, durations: durations(package))
  }

  static func durations(_ package: ScenarioPackage) -> DurationTable {
    DurationTable(
      milliseconds: package.program.lines.map {
        DurationTable.estimated(characters: $0.template.count)
      })
  }
}
