import Testing

@testable import ReviewPages

@Suite struct PageLabelsTests {
  private let danish = PageLabels(language: .danish)
  private let english = PageLabels(language: .english)

  @Test func clocksShowHoursOnlyWhereThereAreAny() {
    #expect(
      [-5, 0, 61_000, 3_599_999, 3_600_000].map(danish.clock) == [
        "0:00", "0:00", "1:01", "59:59", "1:00:00",
      ])
  }

  @Test func secondsAreRoundedToTenthsInTheLanguagesOwnWay() {
    #expect(
      [0, 49, 50, 1_250, -400].map(danish.seconds) == [
        "0,0\u{A0}s", "0,0\u{A0}s", "0,1\u{A0}s", "1,3\u{A0}s", "0,4\u{A0}s",
      ])
    #expect(english.seconds(2_340) == "2.3\u{A0}s")
    #expect(!danish.seconds(.min).isEmpty)
  }

  @Test func aMonthThatIsNoneIsWrittenAsNumbers() {
    let moment = SessionReview.Moment(year: 2026, month: 13, day: 2, hour: 9, minute: 5)
    #expect(danish.moment(moment) == "2026-13-02 09.05")
  }

  @Test func everyValueHasWordsInBothLanguages() {
    for labels in [danish, english] {
      #expect(Set(SessionReview.Outcome.allCases.map(labels.outcome)).count == 5)
      #expect(Set(SessionReview.Choice.Style.allCases.map(labels.style)).count == 6)
      #expect(Set(SessionReview.Choice.Modality.allCases.map(labels.modality)).count == 7)
      #expect(Set(SessionReview.Stop.Cause.allCases.map(labels.stop)).count == 5)
      #expect(Set(MarkKind.allCases.map(labels.kind)).count == 7)
      #expect(Set((1...5).map(labels.level)).count == 5)
      #expect(labels.level(9) == "9")
    }
  }
}
