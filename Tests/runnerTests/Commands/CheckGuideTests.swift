import Foundation
import Testing

/// That the guides on checking show what the program says.
@Suite struct CheckGuideTests {
  /// The blocks of output in a guide: a summary and a finding.
  private func blocks(_ guide: String) throws -> [String] {
    let url = Built.project.appending(path: "Documentation/Guides/\(guide)")
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.matches(of: #/```text\n((?s:.*?))```/#).map { String($0.1) }
  }

  /// Numbers change with every line of a scenario; what is said about them does not.
  private func withoutNumbers(_ text: String) -> String {
    text.replacing(#/\d[\d.,:]*/#, with: "N")
  }

  @Test(arguments: [("kontrol.md", "da"), ("checking.md", "en")])
  func theSummaryIsThatOfTheShippedScenario(guide: String, language: String) throws {
    let summary = try #require(blocks(guide).first)
    let outcome = try Station().run(["check", "politi-id-tjek", "--language", language])
    #expect(outcome.isSuccess, "\(outcome.story)")
    let shown = summary.split(separator: "\n").filter { !$0.hasPrefix("  ") }.joined(
      separator: "\n")
    let said = outcome.errors.split(separator: "\n").filter { !$0.hasPrefix("  ") }
      .joined(separator: "\n")
    #expect(withoutNumbers(said).contains(withoutNumbers(shown)), "\(outcome.errors)")
  }

  @Test(arguments: [("kontrol.md", "da"), ("checking.md", "en")])
  func theFindingIsThatOfALoop(guide: String, language: String) throws {
    let blocks = try blocks(guide)
    try #require(blocks.count == 2)
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    try scenario.write(SmallScenario.loop)
    let outcome = try station.run(["check", scenario.folder, "--language", language])
    let said = outcome.errors.replacing(station.folder.path + "/", with: "")
    #expect(said.contains(blocks[1]), "\(said)")
  }
}
