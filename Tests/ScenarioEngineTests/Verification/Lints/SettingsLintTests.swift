import Testing

@testable import ScenarioEngine

/// What is said of the settings.
@Suite struct SettingsLintTests {
  private static let assets = AssetNames(
    places: ["street"], people: ["officer-a"], sounds: ["rain", "radio"])

  private func staged(_ body: String = "", settings: String = "") throws -> LintCase {
    var lint = try LintCase(body: body)
    lint.folder["s/scenario.yaml"] += "\n" + settings
    lint.context.assets = Self.assets
    return lint
  }

  @Test func whatTheStageHasCanBeShownAndPlayed() throws {
    let lint = try staged(
      "<<stage street>>\n<<ambience none>>\n<<ambience rain>>\n<<sound radio>>",
      settings: "ambience: rain\nsounds: [radio]")
    #expect(try lint.codes() == [])
  }

  @Test(arguments: [
    ("<<stage bane>>", "", "bane", "Places"), ("<<ambience bane>>", "", "bane", "Audio"),
    ("", "ambience: none", "none", "Audio"), ("", "sounds: [radio, bane]", "bane", "Audio"),
  ])
  func aNameThatTheStageLacksIsAnError(
    body: String, settings: String, name: String, folder: String
  ) throws {
    let lint = try staged(body, settings: settings)
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.absentAsset])
    #expect(first.arguments.prefix(2) == [name, "Assets/\(folder)"])
    #expect(try lint.text(first.range) == name)
  }

  @Test(arguments: [
    ("place: street", "place: bane"), ("person: officer-a", "person: bane"),
    ("mark: front", "mark: front\n    instead: [{person: bane, when: {level: 1}}]"),
  ])
  func placeAndPeopleAreLookedFor(text: String, other: String) throws {
    var lint = try staged()
    lint.folder.replace(text, with: other, in: "s/scenario.yaml")
    #expect(try lint.findings().map { $0.arguments[0] } == ["bane"])
  }

  @Test func whereNobodyKnowsTheStageNoNameIsJudged() throws {
    var lint = try staged("<<stage bane>>")
    lint.context.assets = nil
    #expect(try lint.codes() == [])
  }

  @Test(arguments: [
    ("title: {da: Titel, en: Title}", "title: {da: Titel}", "s/scenario.yaml"),
    ("summary: {da: Kort, en: Short}", "summary: {da: Kort}", "s/scenario.yaml"),
    ("{da: Anna, en: Anna}", "{da: Anna}", "s/scenario.yaml"),
    ("{da: Hjem, en: Home}", "{da: Hjem}", "s/scenario.yaml"),
    ("{da: Sig det, en: Say it}", "{da: Sig det}", "s/law.yaml"),
  ])
  func aTextOfTheSettingsIsInEveryLanguage(text: String, other: String, file: String) throws {
    var lint = try staged()
    #expect(try lint.codes() == [])
    lint.folder.replace(text, with: other, in: file)
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.settingsLanguage])
    #expect(found.map(\.arguments) == [["en"]])
    #expect(try lint.package().sourceFiles[first.range.file].path == file)
  }
}
