import Testing

@testable import runner

@Suite struct CorrectionTests {
  private func corrections(_ old: [String], _ new: [String]) -> [String] {
    Correction.between(
      old.joined(separator: "\n"), new.joined(separator: "\n"), file: "a.yarn"
    ).map(\.text)
  }

  @Test func aChangedLineStandsWithWhatItWas() {
    #expect(
      corrections(["Hej.", "  <<timer 3>>", "Farvel."], ["Hej.", "  <<timer 12>>", "Farvel."])
        == ["a.yarn:2: <<timer 3>> → <<timer 12>>"])
  }

  @Test func linesBelowANewOneAreNumberedAsTheyStandNow() {
    #expect(
      corrections(["A", "B", "C"], ["A", "new", "B", "C #line:c"])
        == ["a.yarn:2:  → new", "a.yarn:4: C → C #line:c"])
    #expect(corrections(["A", "B", "C"], ["A", "C"]) == ["a.yarn:2: B → "])
  }

  @Test func nothingIsSaidOfWhatIsTheSame() {
    #expect(corrections(["A", ""], ["A", ""]) == [])
    #expect(corrections([], []) == [])
  }

  @Test func ofALongLineThePartIsShownThatChanged() throws {
    let long = String(repeating: "ord ", count: 60)
    let text = try #require(corrections([long + "slut"], [long + "slut #line:a1"]).first)
    #expect(text.hasPrefix("a.yarn:1: …") && text.hasSuffix("slut #line:a1"))
    #expect(text.count < 2 * Correction.widest)
  }
}
