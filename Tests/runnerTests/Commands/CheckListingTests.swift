import Foundation
import Testing

/// How `modet check` writes what is missing again and again.
@Suite struct CheckListingTests {
  @Test func whatOneCommandMendsEverywhereIsShownOnce() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    let script = SmallScenario.script().replacing(#/ #line:a[0-9]/#, with: "")
    try scenario.write(script.replacing("---\n", with: "---\n<<jum>>\n"))
    let outcome = try station.run(["check", scenario.folder, "--language", "en"])
    #expect(outcome.status == 1, "\(outcome.story)")
    let shown = outcome.errors.ranges(of: "error: the line has no id")
    #expect(shown.count == 1, "\(outcome.story)")
    #expect(
      outcome.errors.contains("  and 4 more of the same in the file [MO0003]: line 6, 7, 8, 9"),
      "\(outcome.story)")
    // Nothing else is left out.
    #expect(outcome.errors.contains("'jum'"), "\(outcome.story)")
    let json = try station.run(["check", scenario.folder, "--json"])
    #expect(json.output.ranges(of: "\"MO0003\"").count == 5, "\(json.story)")
  }
}
