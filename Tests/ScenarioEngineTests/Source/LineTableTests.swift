import Testing

@testable import ScenarioEngine

@Suite struct LineTableTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func linesAndColumnsCountFromOneInCharacters(_ ending: String) {
    let file = SourceFile(path: "a", text: "æø" + ending + "👮🏽x" + ending)
    #expect(file.lineTable.lineCount == 3)
    #expect(file.location(of: 0) == ScenarioEngine.SourceLocation(line: 1, column: 1))
    #expect(file.location(of: 4) == ScenarioEngine.SourceLocation(line: 1, column: 3))
    let second = 4 + ending.utf8.count
    #expect(file.location(of: second) == ScenarioEngine.SourceLocation(line: 2, column: 1))
    #expect(file.location(of: second + 8) == ScenarioEngine.SourceLocation(line: 2, column: 2))
    #expect(file.location(of: 9999).line == 3)
    #expect(file.location(of: -1) == ScenarioEngine.SourceLocation(line: 1, column: 1))
  }

  @Test func anEmptyTextHasOneLine() {
    let file = SourceFile(path: "a", text: "")
    #expect(file.lineTable.lineCount == 1)
    #expect(file.location(of: 0) == ScenarioEngine.SourceLocation(line: 1, column: 1))
    #expect(file.text(-5, 99) == "")
  }
}
