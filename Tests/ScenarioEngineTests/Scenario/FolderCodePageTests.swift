import Foundation
import Testing

@testable import ScenarioEngine

/// Each code of a scenario's folder has a page, and what the page shows is true.
@Suite struct FolderCodePageTests {
  static let codes = DiagnosticCode.folder.map(\.rawValue)
  /// Faults that are no text in a file; `ScenarioFaultTests` has them.
  static let withoutExample: Set<String> = ["MO0102", "MO0109"]

  @Test func theCodesAreSortedAndNewToTheLanguage() {
    #expect(Self.codes == Self.codes.sorted())
    let all = Self.codes + DiagnosticCode.language.map(\.rawValue)
    #expect(Set(all).count == all.count)
  }

  @Test(arguments: codes)
  func aPageShowsWhatIsWrongAndWhatIsRight(code: String) throws {
    let folder = ShippedScenario.root + "/Sources/ScenarioEngine/ScenarioEngine.docc/Diagnostics/"
    let page = try String(contentsOfFile: folder + code + ".md", encoding: .utf8)
    #expect(page.hasPrefix("# \(code): "))
    #expect(page.contains("\n## Why\n"))
    if Self.withoutExample.contains(code) { return }
    let blocks = page.components(separatedBy: "```").map {
      $0.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
    }
    let file = try #require(
      page.components(separatedBy: "\nIn `").last?.split(separator: "`").first)
    try #require(blocks.count == 5)
    var text = TextFolder()
    text.replace(String(blocks[3].dropLast()), with: String(blocks[1].dropLast()), in: "s/" + file)
    #expect(text.report().contains("[\(code)]"))
  }
}
