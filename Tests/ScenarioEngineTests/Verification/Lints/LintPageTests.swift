import Foundation
import Testing

@testable import ScenarioEngine

/// Each code of the lints has a page, and what the page shows is true on 22 November 2026.
@Suite struct LintPageTests {
  static let codes = DiagnosticCode.lints.map(\.rawValue)

  /// The takes that a page lists, and the stage that its scene is made for.
  private func context(_ page: PageScenario) -> LintContext {
    var context = LintContext(
      today: CalendarDay(year: 2026, month: 11, day: 22),
      assets: AssetNames(places: ["street"], people: ["officer-a"], sounds: ["street", "radio"]))
    for path in page.listed {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[0] == "Voices" else { continue }
      let name = String(parts[2].prefix { $0 != "." })
      context.takes[parts[1], default: []].append(VoiceTake(name: name))
    }
    return context
  }

  private func reported(by page: PageScenario) throws -> [String] {
    let package = try page.load()
    let found = ScenarioLints.findings(in: package, context(page)).map(\.diagnostic)
    return (package.diagnostics + found).map(\.code.rawValue)
  }

  @Test(arguments: codes)
  func aPageShowsWhatIsWrongAndWhatIsRight(_ code: String) throws {
    let page = try CaseFolder.text(DiagnosticPageTests.folder.appending(path: code + ".md"))
    #expect(page.hasPrefix("# \(code): "))
    #expect(page.contains("\n## Why\n"))
    let (wrong, right) = try #require(PageScenario.examples(of: page))
    #expect(try Set(reported(by: wrong)) == [code])
    #expect(try reported(by: right) == [])
  }
}
