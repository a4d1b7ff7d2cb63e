import Testing

@testable import ScenarioEngine

@Suite struct LineSheetTests {
  private func records(_ csv: String) throws -> [[String: String]] {
    var reader = CSVReader(bytes: Array(csv.utf8))
    let rows = reader.records().map(\.fields)
    #expect(reader.faults.isEmpty)
    let head = try #require(rows.first)
    #expect(head == LineSheet.columns)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  @Test(arguments: ["da", "en"])
  func theSheetHoldsEveryLineOnce(language: String) throws {
    let package = try ShippedScenario.load()
    let sheet = LineSheet(package, language: language)
    let records = try records(sheet.csv)
    #expect(Set(records.compactMap { $0["id"] }) == Set(package.program.lines.map(\.id)))
    #expect(records.count == package.program.lines.count)
    for record in records {
      let line = try #require(record["id"].flatMap(package.program.line(withID:)))
      #expect(record["language"] == language)
      #expect(record["original"] == line.template)
      #expect(record["speaker"] == line.speaker ?? "")
      #expect(record["style"] == line.tagValue("style") ?? "")
    }
  }

  @Test func aTranslationThatIsExportedAndReadAgainIsTheSame() throws {
    let package = try SmallMeeting.load()
    let csv = LineSheet(package, language: "en").csv
    let again = try SmallMeeting.load(replacing: ["en.csv": csv])
    #expect(again.diagnostics.isEmpty)
    let (before, after) = (package.translations["en"], again.translations["en"])
    #expect(before?.texts == after?.texts)
    #expect(before?.rows.mapValues(\.lock) == after?.rows.mapValues(\.lock))
    #expect(before?.comments == after?.comments)
    #expect(LineSheet(again, language: "en").csv == csv)
  }

  @Test func theFirstColumnsAreThoseOfTheOtherEditors() throws {
    let csv = LineSheet(try SmallMeeting.load(), language: "en").csv
    let expected = "language,id,text,file,node,lineNumber,lock,comment,"
    #expect(csv.hasPrefix(expected))
    let line = csv.split(separator: "\n").first { $0.contains("line:idt103") }
    #expect(
      line?.hasPrefix(
        "en,line:idt103,I haven't done anything.,moedet.yarn,Start,50,926297cf,#style:avoidant,")
        == true)
  }

  @Test func textsWithSignsOfTheTableComeThrough() throws {
    var folder = TextFolder()
    folder["s/a.yarn"] = """
      title: Start
      ---
      anna: Sig "hej", ikke andet. #line:a1
      Ane's "ø,æ" #line:a2
      <<end hjem>>
      ===

      """
    folder["s/en.csv"] = "language,id,text\nen,line:a1,\"anna: \"\"Hi\"\", only.\nNow.\"\n"
    let package = try folder.load()
    let danish = try records(LineSheet(package, language: "da").csv)
    #expect(danish.map { $0["text"] } == ["anna: Sig \"hej\", ikke andet.", "Ane's \"ø,æ\""])
    let english = LineSheet(package, language: "en")
    #expect(try records(english.csv).first?["text"] == "anna: \"Hi\", only.\nNow.")
  }

  @Test func whatIsMissingIsATranslationOrTheVoiceOfASpokenLine() throws {
    var folder = TextFolder()
    folder["s/a.yarn"] = """
      title: Start
      ---
      anna: Hej. #line:a1
      anna: Farvel. #line:a2
      Det ringer. #line:a3
      -> Ja. #line:a4 #style:assertive
      <<end hjem>>
      ===

      """
    folder["s/en.csv"] = "language,id,text\nen,line:a1,anna: Hi.\nen,line:a4,Yes.\n"
    let package = try folder.load()
    let take = LineSheet.Take(name: "a1.opus", durationMs: 1_250)
    let find = { (line: LineInfo) in line.id == "line:a1" ? take : nil }
    let danish = LineSheet(package, language: "da", take: find)
    #expect(danish.missing.rows.map(\.id) == ["line:a2"])
    let english = LineSheet(package, language: "en", take: find)
    #expect(english.missing.rows.map(\.id) == ["line:a2", "line:a3"])
    #expect(english.rows[1].text.isEmpty && english.rows[1].original == "anna: Farvel.")
    #expect(english.rows[1].lock == TextLock.of("anna: Farvel."))
    #expect(danish.rows.map(\.durationMs) == [1_250, 1_100, 600 + 11 * 1000 / 14, nil])
    #expect(danish.rows.map(\.kind) == [.line, .line, .line, .option])
    #expect(danish.spokenTimes.map(\.speaker) == ["anna"])
    #expect(danish.spokenTimes.first?.milliseconds == 2_350)
    #expect(danish.csv.contains(",anna,line,1,1.25,a1.opus,\n"))
  }

  @Test func anOlderLockIsKeptSoThatAChangeStillShows() throws {
    var folder = TextFolder()
    folder["s/en.csv"] =
      "language,id,text,lock,comment\nen,line:a1,anna: Hi.,deadbeef,ask the author\n"
    let package = try folder.load()
    #expect(!package.diagnostics.isEmpty)
    let row = LineSheet(package, language: "en").rows[0]
    #expect(row.lock == "deadbeef" && row.comment == "ask the author")
  }
}
