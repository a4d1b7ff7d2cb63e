import Foundation
import Testing

@testable import ScenarioEngine

/// What a new scenario begins as is in order and can be played.
@Suite struct ScenarioTemplateTests {
  private static let id = "min-scene"

  private func folder(
    _ language: ScenarioTemplate.Language, title: String = "Musik på bænken"
  ) throws -> TextFolder {
    let template = try #require(
      ScenarioTemplate(
        id: Self.id, titles: [language: title], language: language,
        definitions: "../modet.ysls.json"))
    var folder = TextFolder()
    folder.files = [:]
    folder["modet.ysls.json"] = try CaseFolder.text(
      CaseFolder.root.appending(path: "Scenarios/modet.ysls.json"))
    for file in template.files { folder["s/" + file.path] = file.text }
    return folder
  }

  @Test(arguments: ScenarioTemplate.Language.allCases)
  func itLoadsWithoutARemark(_ language: ScenarioTemplate.Language) throws {
    #expect(try folder(language).report() == "")
    let package = try folder(language).load()
    #expect(package.id == Self.id)
    #expect(package.title[language.rawValue] == "Musik på bænken")
  }

  @Test(arguments: ScenarioTemplate.Language.allCases)
  func itHasOneOfEachThing(_ language: ScenarioTemplate.Language) throws {
    let package = try folder(language).load()
    let program = package.program
    #expect(program.nodes.count == 5)
    #expect(program.lines.contains { $0.hasTag("silence") })
    #expect(program.ladders.map(\.name) == ["officer", "youth"])
    #expect(program.nodes.contains { $0.header("intervention") == "soften" })
    #expect(package.baselineNode != nil && package.reflectionNode != nil)
    #expect(package.ends.map(\.isCalm) == [true, false])
    #expect(package.law.count == 1)
  }

  @Test(arguments: ScenarioTemplate.Language.allCases)
  func itIsProvenAndReadWithoutARemark(_ language: ScenarioTemplate.Language) throws {
    let package = try folder(language).load()
    let assets = AssetNames(
      places: ["street"], people: ["officer-a", "officer-b"], sounds: ["street"])
    let lints = ScenarioLints.findings(
      in: package, LintContext(today: CalendarDay("2026-11-22"), assets: assets))
    let durations = DurationTable(milliseconds: package.program.lines.map { _ in 1000 })
    let proof = Verifier(VerificationSetup(package, durations: durations)).verify()
    #expect((lints + proof.findings).map { $0.diagnostic.message(in: .english) } == [])
    #expect(proof.undecided == 0)
  }

  @Test(arguments: ScenarioTemplate.Language.allCases)
  func itsPlanHolds(_ language: ScenarioTemplate.Language) throws {
    let folder = try folder(language)
    let path = try #require(folder.files.keys.first { $0.hasSuffix(".testplan") })
    let plan = try TestPlan(folder[path], profile: .modet)
    var runner = ScenarioPlanRunner(try folder.load())
    #expect(runner.failure(playing: plan) == nil)
    #expect(plan.leavesUnsaid == [])
  }

  @Test(arguments: ScenarioTemplate.Language.allCases)
  func itStandsAsTheFormatterSetsIt(_ language: ScenarioTemplate.Language) throws {
    for (path, bytes) in try folder(language).files where path.hasSuffix(".yarn") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(ScriptFormatter.format(text).edits.map(\.replacement) == [])
    }
  }

  @Test(arguments: ["Hej: \"du\" \\ #1 {x}", "- [a]", "'", "Ærø 🎧", "null"])
  func anyTitleIsKeptAsItIs(_ title: String) throws {
    #expect(try folder(.danish, title: title).load().title["da"] == title)
  }

  @Test(arguments: ["", " ", "a\nb", "a\u{7}", String(repeating: "x", count: 81)])
  func whatIsNoTitleIsRefused(_ title: String) {
    #expect(
      ScenarioTemplate(
        id: Self.id, titles: [.danish: title], language: .danish, definitions: "x") == nil)
  }

  @Test(arguments: ["", "-a", "a-", "1a", "A", "a b", "a/b", "..", "æ", "a.b"])
  func whatIsNoIDIsRefused(_ id: String) {
    #expect(!ScenarioTemplate.isID(id))
    #expect(
      ScenarioTemplate(id: id, titles: [.danish: "x"], language: .danish, definitions: "x") == nil)
  }
}
