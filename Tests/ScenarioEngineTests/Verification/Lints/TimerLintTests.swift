import Testing

@testable import ScenarioEngine

/// The time that a clock gives to read.
@Suite struct TimerLintTests {
  private func group(
    timer: String, words: Int, english: Int = 0, before: String = ""
  ) throws -> LintCase {
    let body = """
      \(before)
      <<timer \(timer)>>
      -> \(shortWords(words)) #line:a #style:help
      -> ikke talt med her #line:b #style:passive #silence
      """
    return try LintCase(body: body, english: english > 0 ? ["a": shortWords(english)] : [:])
  }

  @Test(arguments: [(3, "5"), (6, "7"), (12, "11")])
  func threeSecondsAndAWordAndAHalfASecondAreEnough(words: Int, seconds: String) throws {
    #expect(try group(timer: seconds, words: words).codes() == [])
    #expect(try group(timer: seconds + ".5", words: words).codes() == [])
  }

  @Test(arguments: [(3, "4.999", "5"), (4, "5.666", "6"), (12, "10", "11")])
  func lessIsTooLittle(words: Int, seconds: String, needed: String) throws {
    let lint = try group(timer: seconds, words: words)
    let found = try #require(try lint.findings(.timerTooShort).first)
    #expect(found.arguments == ["\(words)", "da", seconds, needed])
    #expect(try lint.text(found.range) == "<<timer \(seconds)>>")
    #expect(found.fixIts.first?.edits.first?.replacement == needed)
  }

  @Test func theFixGivesTimeEnough() throws {
    var lint = try group(timer: "2", words: 7, english: 9)
    let edit = try #require(lint.findings(.timerTooShort).first?.fixIts.first?.edits.first)
    lint.folder.replace("<<timer 2>>", with: "<<timer \(edit.replacement)>>", in: "s/a.yarn")
    #expect(try lint.codes() == [])
  }

  @Test func theLongestLanguageIsNamedAndTheOthersNoted() throws {
    let found = try group(timer: "4", words: 3, english: 6).findings(.timerTooShort)
    #expect(found.map(\.arguments) == [["6", "en", "4", "7"]])
    #expect(found.first?.notes.map(\.arguments) == [["da", "3", "5"]])
  }

  @Test func onlyTheLanguageThatNeedsMoreIsNamed() throws {
    let found = try group(timer: "5", words: 3, english: 6).findings(.timerTooShort)
    #expect(found.map(\.arguments) == [["6", "en", "5", "7"]])
    #expect(found.first?.notes == [])
  }

  @Test func answersThatExcludeOneAnotherAreNotReadTogether() throws {
    let body = """
      <<timer 7>>
      -> \(shortWords(3)) #line:a #style:help
      -> \(shortWords(3)) <<if $level == 1>> #line:b #style:help
      -> \(shortWords(3)) <<if $level > 1>> #line:c #style:help
      -> … #line:d #style:passive #silence
      """
    var lint = try LintCase(body: body)
    lint.folder.replace("levels: [1]", with: "levels: [1, 3]", in: "s/scenario.yaml")
    #expect(try lint.codes() == [])
    lint.folder.replace("<<if $level > 1>>", with: "<<if $level >= 1>>", in: "s/a.yarn")
    #expect(try lint.findings(.timerTooShort).map(\.arguments) == [["9", "da", "7", "9"]])
  }

  @Test func aConditionThatCannotBeDecidedMayHold() throws {
    let body = """
      <<timer 5>>
      -> \(shortWords(3)) #line:a #style:help
      -> \(shortWords(3)) <<if visited("Start")>> #line:b #style:help
      -> … #line:d #style:passive #silence
      """
    #expect(try LintCase(body: body).codes() == ["MO0231"])
  }

  @Test func aComputedClockIsTakenWhereItIsShortest() throws {
    let lint = try group(timer: "{9 - $level}", words: 3)
    #expect(try lint.codes() == [])
    var harder = lint
    harder.folder.replace("levels: [1]", with: "levels: [1, 4, 5]", in: "s/scenario.yaml")
    let found = try harder.findings(.timerTooShort)
    #expect(found.map(\.arguments) == [["3", "da", "4", "5"]])
    #expect(found.first?.fixIts == [])
  }

  @Test func aClockThatNobodyCanComputeIsLeftAlone() throws {
    #expect(try group(timer: "{visited_count(\"Start\")}", words: 12).codes() == [])
  }

  @Test func aValueInAnAnswerIsAWord() throws {
    let body = """
      <<declare $sum = 1>>
      <<timer 5>>
      -> Jeg skylder {$sum} … #line:a #style:help
      -> … #line:d #style:passive #silence
      """
    var lint = try LintCase(body: body)
    lint.folder.replace(
      "variables:", with: "variables:\n  sum: {type: number, range: [1, 2], default: 1}",
      in: "s/scenario.yaml")
    #expect(try lint.codes() == [])
    lint.folder.replace("<<timer 5>>", with: "<<timer 4.9>>", in: "s/a.yarn")
    #expect(try lint.findings(.timerTooShort).map { $0.arguments[0] } == ["3"])
  }

  @Test(arguments: ["0", "0.0", "{$level - 1}", "{0 - $level}"])
  func aClockWithoutTimeIsAnError(timer: String) throws {
    let lint = try group(timer: timer, words: 3)
    #expect(try lint.codes() == ["MO0243"])
    #expect(try lint.findings().first?.severity == .error)
  }

  @Test func aClockOfAMillisecondIsOnlyTooShort() throws {
    #expect(try group(timer: "0.001", words: 1).codes() == ["MO0231"])
  }

  @Test func aGroupWithoutAClockWaits() throws {
    #expect(try LintCase(body: "-> \(shortWords(12)) #line:a #style:help").codes() == [])
  }
}
