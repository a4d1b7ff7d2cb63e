import Foundation

@testable import ScenarioEngine

/// A small scenario that a page of the documentation shows, as it is played.
///
/// Under `## Wrong` and `## Right` stand blocks of code. One that is said to be
/// `` In `scenario.yaml`: `` gives keys that take the place of those below; one
/// `` In `law.yaml`: `` or `` In `en.csv`: `` is the whole file; a block of `text` lists
/// files of the scenario's folder; all else is the script.
struct PageScenario {
  /// A page's two examples.
  static func examples(of page: String) -> (wrong: PageScenario, right: PageScenario)? {
    guard let wrong = PageScenario(under: "## Wrong\n", of: page),
      let right = PageScenario(under: "## Right\n", of: page)
    else { return nil }
    return (wrong, right)
  }

  private(set) var folder = TextFolder()
  /// Paths that are listed beside the scenario, as `Voices/da/idt001.opus`.
  private(set) var listed: [String] = []

  private init?(under heading: String, of page: String) {
    guard let start = page.range(of: "\n" + heading) else { return nil }
    let rest = page[start.upperBound...]
    let section = rest.range(of: "\n## ").map { rest[..<$0.lowerBound] } ?? rest
    let parts = section.components(separatedBy: "```")
    guard parts.count > 2 else { return nil }
    prepare()
    for (before, block) in zip(parts, parts.dropFirst()).enumerated().filter({ $0.0 % 2 == 0 })
      .map(\.1)
    {
      take(block, announcedBy: before)
    }
  }

  /// What it says when it is read, its warnings and then what is found, in English.
  func load() throws -> ScenarioPackage { try folder.load() }

  // MARK: - Files

  private mutating func prepare() {
    let declarations = CaseFolder.root.appending(path: "Scenarios/modet.ysls.json")
    folder["modet.ysls.json"] = (try? CaseFolder.text(declarations)) ?? ""
    folder["s/s.yarnproject"] = Self.project(languages: "")
    folder["s/scenario.yaml"] = Self.settings
    folder["s/law.yaml"] = "[]\n"
    folder.files["s/en.csv"] = nil
  }

  private mutating func take(_ block: String, announcedBy text: String) {
    let code = String(block.drop { $0 != "\n" }.dropFirst())
    if block.hasPrefix("text\n") {
      listed += code.split(separator: "\n").map(String.init)
      return
    }
    let name = text.components(separatedBy: "In `").dropFirst().last?.split(separator: "`").first
    switch name {
    case "scenario.yaml": folder["s/scenario.yaml"] = Self.replaced(Self.settings, by: code)
    case "en.csv":
      folder["s/en.csv"] = "language,id,text\n" + code
      folder["s/s.yarnproject"] = Self.project(languages: #""en": {"strings": "en.csv"}"#)
    case let file?: folder["s/\(file)"] = code
    case nil:
      folder["s/a.yarn"] = code
      if code.contains("#law:rpl-750"), folder["s/law.yaml"] == "[]\n" {
        folder["s/law.yaml"] = Self.law
      }
    }
  }

  /// The settings with some of their keys given anew.
  private static func replaced(_ settings: String, by fragment: String) -> String {
    let blocks = { (text: String) in
      text.split(separator: "\n", omittingEmptySubsequences: true)
        .reduce(into: [[Substring]]()) { blocks, line in
          if line.first == " ", !blocks.isEmpty {
            blocks[blocks.count - 1].append(line)
          } else {
            blocks.append([line])
          }
        }
    }
    let key = { (block: [Substring]) in block[0].prefix { $0 != ":" } }
    let new = blocks(fragment)
    let kept = blocks(settings).filter { old in !new.contains { key($0) == key(old) } }
    return (kept + new).flatMap { $0 }.joined(separator: "\n") + "\n"
  }

  private static func project(languages: String) -> String {
    """
    {
      "projectFileVersion": 3, "sourceFiles": ["*.yarn"], "baseLanguage": "da",
      "localisation": {\(languages)}, "definitions": "../modet.ysls.json"
    }
    """
  }

  private static let settings = """
    id: s
    version: 1.0.0
    title: {da: Titel, en: Title}
    summary: {da: Kort, en: Short}
    levels: [1, 3]
    place: street
    start: Start
    cast:
      officerA:
        displayName: {da: Betjenten, en: The officer}
        person: officer-a
        mark: front
    marks:
      front: {position: [0, 0, -2]}
    variables:
      level: {type: number, range: [1, 5], default: 1, host: true}
    ends:
      rolig:
        calm: true
        text: {da: Det sluttede roligt, en: It ended calmly}
    """

  private static let law = """
    - id: rpl-750
      paragraph: Retsplejeloven § 750
      text: {da: Sig navn og adresse, en: State name and address}
      source: https://themis.dk/
      checked: 2026-11-22
    """
}
