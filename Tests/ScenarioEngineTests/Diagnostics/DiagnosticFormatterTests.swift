import Testing

@testable import ScenarioEngine

@Suite struct DiagnosticFormatterTests {
  private func report(_ text: String, _ range: Range<Int>) -> [Substring] {
    let file = SourceFile(path: "a.yarn", text: text)
    let diagnostic = Diagnostic(
      .syntaxError, .aWord, ["x", "y"],
      at: SourceRange(file: 0, lower: range.lowerBound, upper: range.upperBound))
    return DiagnosticFormatter(files: [file], language: .english).format(diagnostic)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func theCaretStandsUnderTheFault() {
    let lines = report("\tabc def", 5..<8)
    #expect(lines[1] == "  \tabc def")
    #expect(lines[2] == "  \t    ^~~")
  }

  @Test func ofAVeryLongLineOnlyWhatStandsAroundTheFaultIsShown() throws {
    let text = String(repeating: "a", count: 500_000) + "FAULT" + String(repeating: "b", count: 500)
    let lines = report(text, 500_000..<500_005)
    #expect(lines[0].hasPrefix("a.yarn:1:500001: error:"))
    #expect(lines[1].count < 260)
    #expect(lines[1].hasPrefix("  …a"))
    #expect(lines[1].hasSuffix("b…"))
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let place = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(lines[1].dropFirst(place).hasPrefix("FAULT"))
    #expect(lines[2].hasSuffix("^~~~~"))
  }

  @Test func aLongFaultIsMarkedNoFurtherThanItIsShown() {
    let lines = report(String(repeating: "a", count: 100_000), 10..<90_000)
    #expect(lines[1].count < 260)
    #expect(lines[2].count <= lines[1].count)
  }
}
