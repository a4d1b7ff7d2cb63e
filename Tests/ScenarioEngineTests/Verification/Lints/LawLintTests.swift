import Testing

@testable import ScenarioEngine

/// What is said of the law.
@Suite struct LawLintTests {
  private func read(on checked: String, today: CalendarDay?) throws -> LintCase {
    var lint = try LintCase(body: "")
    lint.folder.replace("2026-11-22", with: checked, in: "s/law.yaml")
    lint.context.today = today
    return lint
  }

  @Test(arguments: ["2025-11-22", "2026-01-01", "2026-11-22"])
  func aYearMayPassBetweenReadings(checked: String) throws {
    let today = CalendarDay(year: 2026, month: 11, day: 22)
    #expect(try read(on: checked, today: today).codes() == [])
  }

  @Test(arguments: ["2025-11-21", "2025-01-30", "2024-12-31"])
  func afterThatTheSourceIsReadAgain(checked: String) throws {
    let lint = try read(on: checked, today: CalendarDay(year: 2026, month: 11, day: 22))
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.outdatedLaw])
    #expect(found.map(\.arguments) == [["rpl", checked]])
    #expect(try lint.text(first.range) == checked)
  }

  @Test func aDayToComeIsNoDayOfReading() throws {
    let found = try read(on: "2026-11-23", today: CalendarDay(year: 2026, month: 11, day: 22))
      .findings()
    #expect(found.map(\.code) == [.outdatedLaw])
    #expect(found.map(\.wording) == [.lawOfTomorrow])
  }

  @Test func withoutADayNoDateIsJudged() throws {
    #expect(try read(on: "1999-01-01", today: nil).codes() == [])
  }

  @Test func aLeapDayHasAYearToo() throws {
    let leapDay = CalendarDay(year: 2028, month: 2, day: 29)
    #expect(try read(on: "2027-02-28", today: leapDay).codes() == ["MO0235"])
    #expect(try read(on: "2027-03-01", today: leapDay).codes() == [])
  }

  @Test(arguments: ["2026-1-02", "x", "", "2026-11", "-026-11-22", "2026-11-2x"])
  func whatIsNoDayIsNone(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func aDayIsWrittenAsItIsRead() {
    #expect(CalendarDay("2026-02-09")?.description == "2026-02-09")
  }

  // MARK: - Who says it

  @Test func aClaimThatNobodyStandsOnIsToldOf() throws {
    var lint = try LintCase(body: "")
    lint.folder.replace(" #law:rpl", with: "", in: "s/a.yarn")
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.uncitedLaw])
    #expect(found.map(\.severity) == [.information])
    #expect(try lint.text(first.range) == "rpl")
  }

  @Test func theLawIsSaidBySomebody() throws {
    let lint = try LintCase(body: "Du skal sige dit navn. #line:n #law:rpl")
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.lawWithoutSpeaker])
    #expect(try lint.text(first.range) == "#law:rpl")
  }

  @Test func aComputedSpeakerMayBeAnybody() throws {
    let lint = try LintCase(body: "<<declare $who = \"anna\">>\n{$who}: Sig det. #line:n #law:rpl")
    #expect(try lint.codes() == [])
  }
}
