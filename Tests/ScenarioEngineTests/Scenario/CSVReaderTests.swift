import Testing

@testable import ScenarioEngine

@Suite struct CSVReaderTests {
  private func read(_ text: String) -> (rows: [[String]], faults: [CSVFault]) {
    var reader = CSVReader(bytes: Array(text.utf8))
    let rows = reader.records().map(\.fields)
    return (rows, reader.faults)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func rowsEndAtAnyLineEnding(ending: String) {
    let (rows, faults) = read(["a,b", "c,", ",d"].joined(separator: ending) + ending)
    #expect(rows == [["a", "b"], ["c", ""], ["", "d"]])
    #expect(faults.isEmpty)
  }

  @Test func quotedFieldsHoldCommasQuotesAndLineEndings() {
    let (rows, faults) = read("\"a,\"\"b\"\"\r\nc\",d\n\"\",e")
    #expect(rows == [["a,\"b\"\r\nc", "d"], ["", "e"]])
    #expect(faults.isEmpty)
  }

  @Test func aByteOrderMarkIsNoText() {
    #expect(read("\u{FEFF}id,text\n").rows == [["id", "text"]])
  }

  @Test func emptyLinesAreNoRows() {
    #expect(read("\n\na\n\nb\n\n").rows == [["a"], ["b"]])
  }

  @Test func anOpenQuoteIsAFaultAtItsPlace() {
    let (rows, faults) = read("a\n\"b,c\nd\n")
    #expect(rows == [["a"]])
    #expect(faults == [CSVFault(kind: .unclosedQuote, offset: 2)])
  }

  @Test func aFaultLosesItsRowOnly() {
    let (rows, faults) = read("\"a\"b,c\nd\"e,f\ng,h\n")
    #expect(rows == [["g", "h"]])
    #expect(
      faults == [
        CSVFault(kind: .textAfterQuote, offset: 3), CSVFault(kind: .strayQuote, offset: 8),
      ])
  }

  @Test func rowsKnowTheirPlace() throws {
    var reader = CSVReader(bytes: Array("ab,c\nde\n".utf8))
    let second = try #require(reader.records().last)
    #expect(second.lower == 5)
    #expect(second.upper == 7)
  }
}
