import Foundation
import Testing

/// `--answers`: a list of numbers, line ids and silences.
@Suite struct AnswersPlayTests {
  @Test func numbersIdsAndSilenceAnswerTheChoicesInTurn() throws {
    let played = try PlayedSession([
      "--answers", "1,silence,line:idt111,2,1,1,1,1,1", "--level", "1",
    ])
    let choices = played.summary.choices
    #expect(choices[0].option == "line:idt103")
    #expect(choices[1].isSilence)
    #expect(choices[2].option == "line:idt111")
  }

  @Test(arguments: [
    ("1,silence", "svar nr. 3"),
    ("", "svar nr. 1"),
    ("9", "'9'"),
    ("0", "'0'"),
    ("1,louder", "'louder'"),
  ])
  func answersUsedUpOrUnknownNameTheChoice(answers: String, word: String) throws {
    let station = try Station()
    let outcome = try station.play(["--answers", answers])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains(word), "\(outcome.story)")
    #expect(try station.sessions().map(\.state) == ["failed"])
  }

  @Test func silenceWithoutAClockIsNoAnswer() throws {
    let station = try Station()
    let outcome = try station.play(
      ["--answers", "silence", "--time-factor", "0", "--language", "en"])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("choice 1"), "\(outcome.story)")
  }

  @Test(arguments: [
    ["--auto", "calm", "--answers", "1"],
    ["--auto", "sometimes"],
    ["--speed", "-1"],
    ["--speed", "nan"],
    ["--time-factor", "3"],
    ["--eye-size", "8x8"],
    ["--eye-size", "wide"],
    ["--shots", "soon"],
    ["--voices", "loud"],
    ["--level", "hard"],
    ["--nonsense"],
  ])
  func wrongUsageIsExitStatus64(options: [String]) throws {
    let station = try Station()
    let outcome = try station.play(options)
    #expect(outcome.status == 64, "\(outcome.story)")
    #expect(outcome.signal == nil)
    #expect(outcome.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }

  /// A person cannot play as fast as it goes.
  @Test func asFastAsItGoesNeedsSomebodyWhoAnswers() throws {
    let outcome = try Station().play([])
    #expect(outcome.status == 64, "\(outcome.story)")
  }
}
