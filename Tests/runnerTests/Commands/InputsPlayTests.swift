import Foundation
import Testing

/// `--inputs`: a file of inputs drives a session exactly.
@Suite struct InputsPlayTests {
  @Test func theInputsOfALogGiveTheSameSessionAgain() throws {
    for recorded in [PlayedSession.calm, PlayedSession.random] {
      let recorded = try recorded.get()
      let station = try Station()
      let file = try station.write(recorded.log.inputTexts, to: "inputs.jsonl")
      let again = try PlayedSession(["--inputs", file], on: station)
      #expect(again.log.texts == recorded.log.texts)
      #expect(again.summary.end == recorded.summary.end)
    }
  }

  @Test func everyKindOfInputIsObeyed() throws {
    let calm = try PlayedSession.calm.get()
    let station = try Station()
    let file = try station.write(try Self.oneOfEach(after: calm.log), to: "inputs.jsonl")
    let played = try PlayedSession(["--inputs", file], on: station)
    #expect(
      Set(played.log.inputs.compactMap(\.input)) == [
        "choose", "tag", "gaze", "stop", "pause", "resume", "rate", "answer", "rewind", "fault",
      ])
    #expect(played.log.events("refused").isEmpty, "\(played.log.texts.joined(separator: "\n"))")
    #expect(played.log.events("fault").map(\.cause) == ["headset"])
    #expect(played.log.events("answer.left").count == 1)
    #expect(played.log.events("choice").map(\.modality) == ["key", "voice", "pointer"])
    #expect(played.log.events("rewind").map(\.value) == [1])
    #expect(played.summary.stopCauses == ["browser"])
    #expect(played.summary.lastStage == "calm")
    #expect(played.log.events.last?.kind == "closed")
    #expect(played.verification.isSuccess, "\(played.verification.story)")
  }

  /// The pause holds the clock of an answer: 500 ms of it do not count.
  @Test func aPauseIsNoTimeToAnswer() throws {
    let calm = try PlayedSession.calm.get()
    let shown = try #require(calm.log.events("options.shown").first)
    let limit = 16_000
    let station = try Station()
    let file = try station.write(
      calm.log.inputTexts.prefix(5) + [
        #"{"t_ms": \#(shown.timeMs + limit - 1), "input": "pause"}"#,
        #"{"t_ms": \#(shown.timeMs + 60_000), "input": "resume"}"#,
        #"{"t_ms": \#(shown.timeMs + 60_500), "input": "stop"}"#,
      ], to: "inputs.jsonl")
    let played = try PlayedSession(["--inputs", file], on: station)
    let silence = try #require(played.log.events("silence").first)
    #expect(silence.timeMs == shown.timeMs + 60_001)
    #expect(silence.latency == limit)
  }

  /// Every kind of input at a fitting moment; the first two answers and all
  /// times come from a calm session, so lines may change their lengths.
  private static func oneOfEach(after log: RecordedLog) throws -> [String] {
    let shown = log.events("options.shown")
    let chosen = log.events("choice")
    try #require(shown.count > 2 && chosen.count > 2)
    let first = shown[0].timeMs
    let words = try #require(shown[0].id).split(separator: " ")
    let option = try #require(chosen[0].id)
    // Choosing at the same moment as the calm session did, but after 500 ms of pause.
    let second = shown[1].timeMs + 500
    let secondOption = try #require(chosen[1].id)
    return [
      #"{"t_ms": 1000, "input": "rate", "question": "line:idr001", "value": 7}"#,
      #"{"t_ms": 2000, "input": "answer", "question": "line:idr002", "skip": true}"#,
      #"{"t_ms": 3000, "input": "answer", "question": "line:idr020", "choice": "line:idr110"}"#,
      #"{"t_ms": 4000, "input": "answer", "question": "line:idr021", "choice": "line:idr116"}"#,
      #"{"t_ms": \#(first + 100), "input": "gaze", "option": "\#(words[1])"}"#,
      #"{"t_ms": \#(first + 300), "input": "gaze"}"#,
      #"{"t_ms": \#(first + 600), "input": "pause"}"#,
      #"{"t_ms": \#(first + 1_100), "input": "resume"}"#,
      #"{"t_ms": \#(first + 1_200), "input": "fault", "cause": "headset"}"#,
      #"{"t_ms": \#(first + 1_500), "input": "choose", "option": "\#(option)", "by": "key"}"#,
      #"{"t_ms": \#(second + 200), "input": "tag", "option": "\#(secondOption)"}"#,
      #"{"t_ms": \#(second + 400), "input": "rewind", "number": 1}"#,
      #"{"t_ms": \#(second + 900), "input": "choose", "option": "\#(option)", "by": "pointer"}"#,
      #"{"t_ms": \#(second + 1_000), "input": "stop", "cause": "browser"}"#,
      #"{"t_ms": \#(second + 22_000), "input": "answer", "question": "modet:after-stop", "#
        + #""choice": "modet:finish"}"#,
    ]
  }

  // MARK: - What is wrong with a file

  @Test(arguments: [
    (["not json"], 1),
    ([#"{"t_ms": 1}"#], 1),
    ([#"{"input": "pause"}"#], 1),
    ([#"{"t_ms": "soon", "input": "pause"}"#], 1),
    ([#"{"t_ms": 1, "input": "fly"}"#], 1),
    ([#"{"t_ms": -1, "input": "pause"}"#], 1),
    ([#"{"t_ms": 86400001, "input": "pause"}"#], 1),
    ([#"{"t_ms": 1e300, "input": "pause"}"#], 1),
    ([#"{"t_ms": 1, "input": "choose"}"#], 1),
    ([#"{"t_ms": 1, "input": "stop", "cause": "anger"}"#], 1),
    ([#"{"t_ms": 1, "input": "gaze", "target": "sky"}"#], 1),
    ([#"{"t_ms": 5, "input": "pause"}"#, "", #"{"t_ms": 4, "input": "resume"}"#], 3),
    ([#"{"t_ms": 5, "input": "pause"}"#, "[1, 2]"], 2),
  ])
  func aWrongLineIsNamedByFileAndNumber(lines: [String], number: Int) throws {
    let station = try Station()
    let file = try station.write(lines, to: "inputs.jsonl")
    let outcome = try station.play(["--inputs", file])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("modet: \(file):\(number): "), "\(outcome.story)")
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }

  @Test func aFileThatIsMissingOrAFolderIsNamed() throws {
    let station = try Station()
    for path in [station.path("nothing.jsonl"), station.path("logs")] {
      for options in [["--inputs", path], ["--auto", "calm", "--poses", path]] {
        let outcome = try station.play(options)
        #expect(outcome.isRefusal, "\(outcome.story)")
        #expect(outcome.errors.contains(path), "\(outcome.story)")
      }
    }
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    let station = try Station()
    let file = station.folder.appending(path: "inputs.jsonl")
    try Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 200) }).write(to: file)
    let outcome = try station.play(["--inputs", file.path])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains(file.path + ":"), "\(outcome.story)")
  }

  // MARK: - Used up

  @Test func inputsThatEndBeforeTheSessionNameTheQuestion() throws {
    let station = try Station()
    let outcome = try station.play(["--inputs", try station.write([], to: "inputs.jsonl")])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("line:idr001"), "\(outcome.story)")
    #expect(try station.sessions().map(\.state) == ["failed"])
  }

  /// What was played before the inputs ended is written as of any other session.
  @Test func whatWasPlayedBeforeTheInputsEndedIsKept() throws {
    let station = try Station()
    let calm = try PlayedSession.calm.get()
    let asked = try #require(calm.log.events.first { $0.kind == "stage" && $0.id == "reflection" })
    let inputs = calm.log.inputs.filter { $0.timeMs <= asked.timeMs }.count
    let file = try station.write(Array(calm.log.inputTexts.prefix(inputs)), to: "inputs.jsonl")
    let out = station.path("kept")
    let outcome = try station.play(["--inputs", file, "--out", out])
    #expect(outcome.isRefusal, "\(outcome.story)")
    let folder = URL(filePath: out)
    let kept = try RecordedLog(Data(contentsOf: folder.appending(path: "session.jsonl")))
    #expect(kept.texts == Array(calm.log.texts.prefix(kept.texts.count)))
    #expect(kept.events("choice").count == calm.log.events("choice").count)
    let summary = try RecordedSummary(Data(contentsOf: folder.appending(path: "summary.json")))
    #expect(summary.choices.count == calm.summary.choices.count)
    #expect(FileManager.default.fileExists(atPath: out + "/review.html"))
    #expect(try station.sessions().map(\.state) == ["failed"])
    let replayed = try station.run(["replay", out, "--verify", "--store", station.store])
    #expect(replayed.isSuccess, "\(replayed.story)")
  }

  @Test func inputsThatEndAtAChoiceWithoutAClockNameTheChoice() throws {
    let station = try Station()
    let calm = try PlayedSession.calm.get()
    let file = try station.write(Array(calm.log.inputTexts.prefix(5)), to: "inputs.jsonl")
    let outcome = try station.play(
      ["--inputs", file, "--time-factor", "0", "--language", "en"])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("choice 1"), "\(outcome.story)")
  }
}
