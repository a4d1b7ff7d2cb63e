import Testing

@testable import ScenarioEngine

@Suite struct CSVWriterTests {
  @Test func plainFieldsStandAsTheyAre() {
    #expect(CSVWriter.text([["a", ""], ["æ ø", "1.5"]]) == "a,\næ ø,1.5\n")
  }

  @Test(arguments: [
    "a,b", "\"", "a\"b\"", "a\nb", "a\r\nb", "\r", " a", "a ", "\t", "\u{FEFF}a", ",", "",
    "=1+1", "'", "a\u{2028}b",
  ])
  func anyFieldIsReadBackAsItWas(field: String) {
    for row in [[field, "x"], ["x", field], [field, field, field]] {
      var reader = CSVReader(bytes: Array(CSVWriter.text([["id"], row, ["end"]]).utf8))
      #expect(reader.records().map(\.fields) == [["id"], row, ["end"]])
      #expect(reader.faults.isEmpty)
    }
  }
}
