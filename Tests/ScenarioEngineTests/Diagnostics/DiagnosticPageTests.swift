import Foundation
import Testing

@testable import ScenarioEngine

/// Each code has a page, and what the page shows is true.
@Suite struct DiagnosticPageTests {
  static let folder = CaseFolder.root.appending(
    path: "Sources/ScenarioEngine/ScenarioEngine.docc/Diagnostics")
  static let codes = DiagnosticCode.language.map(\.rawValue)
  /// Codes whose examples are whole scenarios.
  static let scenarioCodes = DiagnosticCode.verification.map(\.rawValue)
  /// What no page could show: limits, and a version that stands in the project file.
  static let withoutExample: Set<String> = ["MO0020", "MO0024", "MO0215", "YS0036"]

  @Test func theCatalogueIsSortedAndUsesNoCodeTwice() {
    #expect(Self.codes == Self.codes.sorted())
    #expect(Set(Self.codes).count == Self.codes.count)
  }

  @Test(arguments: codes)
  func aPageShowsWhatIsWrongAndWhatIsRight(_ code: String) throws {
    let page = try CaseFolder.text(Self.folder.appending(path: code + ".md"))
    #expect(page.hasPrefix("# \(code): "))
    #expect(page.contains("\n## Why\n"))
    if Self.withoutExample.contains(code) { return }
    let wrong = try #require(example(under: "## Wrong", of: page))
    let right = try #require(example(under: "## Right", of: page))
    #expect(reported(by: wrong).contains(code))
    #expect(reported(by: right) == [])
  }

  /// A page about what a whole scenario does shows one, with the settings that it needs.
  @Test(arguments: scenarioCodes)
  func aPageAboutAScenarioShowsWhatIsWrongAndWhatIsRight(_ code: String) throws {
    let page = try CaseFolder.text(Self.folder.appending(path: code + ".md"))
    #expect(page.hasPrefix("# \(code): "))
    #expect(page.contains("\n## Why\n"))
    if Self.withoutExample.contains(code) { return }
    let wrong = try #require(scenario(under: "## Wrong", of: page))
    let right = try #require(scenario(under: "## Right", of: page))
    #expect(wrong.codes().contains(code))
    #expect(right.codes() == [])
  }

  private func example(under heading: String, of page: String) -> String? {
    guard let start = page.range(of: heading + "\n\n```yarn\n"),
      let end = page[start.upperBound...].range(of: "```")
    else { return nil }
    return String(page[start.upperBound..<end.lowerBound])
  }

  /// The script under a heading, with a fragment of `scenario.yaml` where one follows.
  private func scenario(under heading: String, of page: String) -> SmallScenario? {
    guard let script = example(under: heading, of: page),
      let start = page.range(of: heading + "\n")
    else { return nil }
    var section = page[start.upperBound...]
    if let next = section.range(of: "\n## ") { section = section[..<next.lowerBound] }
    guard let yaml = section.range(of: "```yaml\n"),
      let end = section[yaml.upperBound...].range(of: "```")
    else { return SmallScenario(script) }
    return SmallScenario(script, settings: String(section[yaml.upperBound..<end.lowerBound]))
  }

  private func reported(by text: String) -> [String] {
    Compiler.compile(TestLanguage.input(text)).diagnostics.map(\.code.rawValue)
  }
}
