import Foundation
import Testing

@testable import ScenarioEngine

/// What the handbook for authors shows is true: a reader who follows it has a scenario at the end.
@Suite struct HandbookTests {
  /// The scenario as it stands at the end of the book.
  private func scenario(of book: Handbook) throws -> HandbookScenario {
    var scenario = HandbookScenario(language: book.language)
    for part in try book.parts() { scenario.add(part) }
    return scenario
  }

  private func report(_ scenario: HandbookScenario, in language: DiagnosticLanguage) -> String {
    let (files, list) = scenario.diagnostics()
    return DiagnosticFormatter(files: files, language: language).format(list)
  }

  @Test(arguments: Handbook.both)
  func theScenarioIsSoundAfterEveryStep(_ book: Handbook) throws {
    var scenario = HandbookScenario(language: book.language)
    for part in try book.parts() {
      scenario.add(part)
      if case .answer(let answer) = part {
        #expect(report(scenario, in: book.language).contains(answer))
      }
      guard case .nodes = part else { continue }
      var mended = scenario
      mended.writeMissingIDs()
      let faults = mended.diagnostics().list.filter { $0.code != .missingTranslation }
      #expect(faults.map { $0.message(in: book.language) } == [], "\(mended.script)")
    }
  }

  @Test(arguments: Handbook.both)
  func theFinishedScenarioHasNothingToReport(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    #expect(report(scenario, in: .english) == "")
    let context = LintContext(today: CalendarDay("2026-11-22"), assets: Self.assets)
    let lints = try ScenarioLints.findings(in: scenario.load(), context)
    #expect(lints.map { $0.diagnostic.message(in: .english) } == [])
  }

  /// What the handbook says that there is to see and to hear.
  private static let assets = AssetNames(
    places: ["street"], people: ["officer-a", "officer-b"],
    sounds: ["footsteps", "radio", "street"])

  @Test(arguments: Handbook.both)
  func theBookNamesThePeopleThatThereAre(_ book: Handbook) throws {
    let folder = CaseFolder.root.resolvingSymlinksInPath().appending(path: "Assets/People")
    #expect(Self.assets.people == Set(CaseFolder.names(in: folder, ending: "glb")))
    let text = try book.text()
    for name in Self.assets.people { #expect(text.contains("`\(name)`")) }
  }

  @Test(arguments: Handbook.both)
  func everyFragmentFitsIntoTheScenario(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    for case .fragment(let text) in try book.parts() {
      var tried = scenario.beside(text)
      tried.writeMissingIDs()
      let faults = tried.diagnostics().list.filter { $0.code != .missingTranslation }
      #expect(faults.map { $0.message(in: .english) } == [], "\(text)")
    }
  }

  @Test(arguments: Handbook.both)
  func everyMistakeGivesTheMessageUnderIt(_ book: Handbook) throws {
    let scenario = try scenario(of: book)
    var count = 0
    for case .wrong(let text, let says) in try book.parts() {
      count += 1
      var tried = scenario.beside(text)
      tried.writeMissingIDs()
      let faults = tried.diagnostics().list.filter { $0.code != .missingTranslation }
      let said = faults.map {
        "\($0.severity): \($0.message(in: book.language)) [\($0.code.rawValue)]"
      }
      #expect(said == says, "\(text)")
    }
    #expect(count >= 8)
  }

  @Test(arguments: Handbook.both)
  func thePlanHolds(_ book: Handbook) throws {
    let package = try scenario(of: book).load()
    var runs = 0
    for case .plan(let text) in try book.parts() {
      for steps in try ScenarioPlan(text).runs {
        runs += 1
        let wanted = steps.filter { if case .set = $0 { false } else { true } }
        #expect(try PlanPlayer(package, steps).play() == wanted)
      }
    }
    #expect(runs >= 1)
  }

  /// What a reader copies is not changed by `modet format`.
  @Test(arguments: Handbook.both)
  func everyNodeIsAsTheFormatterSetsIt(_ book: Handbook) throws {
    for case .nodes(let text) in try book.parts() {
      #expect(ScriptFormatter.format(text).text == text)
    }
  }

  @Test func bothLanguagesTeachTheSameInTheSameOrder() throws {
    let kinds = try Handbook.both.map { try $0.parts().map(\.kind) }
    #expect(kinds[0] == kinds[1])
    let headings = try Handbook.both.map { try $0.text().components(separatedBy: "\n## ").count }
    #expect(headings[0] == headings[1])
  }

  @Test(arguments: Handbook.both)
  func everyLinkLeadsSomewhere(_ book: Handbook) throws {
    let folder = book.url.deletingLastPathComponent()
    let text = try book.text()
    let links = text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
    #expect(links.count >= 6)
    for link in links {
      #expect(CaseFolder.exists(folder.appending(path: link)), "\(link)")
    }
  }
}
