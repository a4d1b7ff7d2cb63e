import Foundation

@testable import ScenarioEngine

/// A scenario of one script and few settings, complete but for what a test says itself.
///
/// There is one person, `officerA`, two ends, `rolig` (calm) and `uro`, and the
/// level as the host's only variable, played at 1 and 3. A fragment of
/// `scenario.yaml` puts its own keys in the place of these.
struct SmallScenario {
  var script: String
  var settings: String

  init(_ script: String, settings: String = "") {
    self.script = script
    self.settings = settings
  }

  func load() throws(ScenarioLoadError) -> ScenarioPackage {
    let files = [
      "s/s.yarnproject": Self.project, "s/s.yarn": script, "s/law.yaml": Self.law,
      "s/scenario.yaml": Self.merged(settings), "modet.ysls.json": Self.declarations,
    ]
    let access = ScenarioFiles(
      read: { path in
        guard let text = files[path] else { throw TextFolder.NoSuchFile() }
        return Array(text.utf8)
      },
      list: { folder in
        files.keys.filter { $0.hasPrefix(folder + "/") }
          .map { String($0.dropFirst(folder.count + 1)) }
      })
    return try ScenarioPackage.load(folder: "s", from: access)
  }

  func setup() throws(ScenarioLoadError) -> VerificationSetup {
    let package = try load()
    return VerificationSetup(package, durations: Self.durations(of: package.program))
  }

  func verify(
    _ options: VerifierOptions = VerifierOptions()
  ) throws(ScenarioLoadError) -> VerificationReport {
    Verifier(try setup(), options: options).verify()
  }

  /// The codes of everything that is said about the scenario, each once, sorted.
  func codes() -> [String] {
    do {
      let package = try load()
      let report = Verifier(
        VerificationSetup(package, durations: Self.durations(of: package.program))
      ).verify()
      let findings = report.findings.map(\.diagnostic)
      return Set((package.diagnostics + findings).map(\.code.rawValue)).sorted()
    } catch {
      return Set(error.diagnostics.map(\.code.rawValue)).sorted()
    }
  }

  /// Each line as long as its text without a take.
  static func durations(of program: Program) -> DurationTable {
    DurationTable(
      milliseconds: program.lines.map {
        DurationTable.estimated(characters: $0.template.count)
      })
  }

  /// The usual settings with a fragment's keys in their place.
  private static func merged(_ fragment: String) -> String {
    let own = sections(of: fragment)
    let keys = Set(own.map(\.key))
    return (sections(of: usual).filter { !keys.contains($0.key) } + own).map(\.text).joined()
  }

  /// The parts of a YAML text, by their key in the first column.
  private static func sections(of text: String) -> [(key: String, text: String)] {
    var sections: [(key: String, text: String)] = []
    for line in text.split(separator: "\n") {
      if let first = line.first, first != " ", first != "#", let colon = line.firstIndex(of: ":") {
        sections.append((String(line[..<colon]), String(line) + "\n"))
      } else if !sections.isEmpty {
        sections[sections.count - 1].text += line + "\n"
      }
    }
    return sections
  }

  private static let project = """
    {
      "projectFileVersion": 4,
      "sourceFiles": ["*.yarn"],
      "baseLanguage": "da",
      "localisation": {},
      "definitions": "../modet.ysls.json"
    }
    """

  private static let declarations =
    (try? CaseFolder.text(CaseFolder.root.appending(path: "Scenarios/modet.ysls.json"))) ?? ""

  private static let usual = """
    id: s
    version: 1.0.0
    title: {da: Titel, en: Title}
    summary: {da: Kort, en: Short}
    levels: [1, 3]
    place: street
    start: Start
    sounds: [radio]
    cast:
      officerA:
        displayName: {da: Betjenten, en: The officer}
        person: officer-a
        mark: front
    marks:
      front: {position: [0, 0, -2], yawDegrees: 10}
    variables:
      level: {type: number, range: [1, 5], default: 1, host: true}
    ends:
      rolig:
        calm: true
        text: {da: Rolig, en: Calm}
      uro:
        calm: false
        text: {da: Uro, en: Unrest}

    """

  private static let law = """
    - id: rpl-750
      paragraph: Retsplejeloven
      text: {da: Sig det, en: Say it}
      source: https://example.org/
      checked: 2026-11-22
    """
}
