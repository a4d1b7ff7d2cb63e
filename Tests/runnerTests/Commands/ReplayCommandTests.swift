import Foundation
import Testing

/// `modet replay --verify` finds what is not as it was.
@Suite struct ReplayCommandTests {
  @Test func aChangedEventIsFoundAndShown() throws {
    let played = try PlayedSession.calm.get()
    let index = try #require(played.log.lines.firstIndex { $0.kind == "choice" })
    var texts = played.log.texts
    texts[index] = texts[index].replacing("\"latency\":1500", with: "\"latency\":1501")
    let outcome = try verify(played.log.header, texts)
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("\(index + 1)"), "\(outcome.story)")
    #expect(outcome.errors.contains("1501") && outcome.errors.contains("1500"))
  }

  @Test func aMissingRecordIsFound() throws {
    let played = try PlayedSession.calm.get()
    var texts = played.log.texts
    texts.remove(at: 20)
    let outcome = try verify(played.log.header, texts)
    #expect(outcome.isRefusal, "\(outcome.story)")
  }

  /// A killed process leaves a log that ends anywhere, also right behind its header.
  @Test(arguments: [0, 1, 2, 3, 20, 40])
  func aLogThatEndsEarlyIsReproducedAsFarAsItGoes(count: Int) throws {
    let played = try PlayedSession.calm.get()
    let outcome = try verify(played.log.header, Array(played.log.texts.prefix(count)))
    #expect(outcome.isSuccess, "\(outcome.story)")
  }

  @Test func anotherProgramIsSaid() throws {
    let played = try PlayedSession.calm.get()
    let header = played.log.header.replacing(
      #/"program":"[0-9a-f]{8}/#, with: "\"program\":\"00000000")
    let outcome = try verify(header, played.log.texts)
    #expect(outcome.isRefusal, "\(outcome.story)")
  }

  @Test(arguments: [
    "", "{}", "[]", "null", "{\"modet\":1}", "\u{0}\u{1}", "{\"modet\":99}",
  ])
  func aFileThatIsNoLogIsNamed(text: String) throws {
    let station = try Station()
    let file = try station.write([text], to: "session.jsonl")
    let outcome = try station.run(["replay", file, "--verify"])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("session.jsonl:1"), "\(outcome.story)")
  }

  @Test(arguments: [
    (#""durations":\[[^\]]*\]"#, #""durations":[]"#),
    (#""durations":\[[^\]]*\]"#, #""durations":[-5]"#),
    (#""durations":\[[^\]]*\]"#, #""durations":[9223372036854775807,9223372036854775807]"#),
    (#""time_factor_permille":1000"#, #""time_factor_permille":9223372036854775807"#),
    (#""time_factor_permille":1000"#, #""time_factor_permille":-1"#),
    (#""level":"1""#, #""level":"3""#),
  ])
  func aHeaderThatDoesNotFitIsNoCrash(part: String, replacement: String) throws {
    let played = try PlayedSession.calm.get()
    let header = played.log.header.replacing(try Regex(part), with: replacement)
    #expect(header != played.log.header)
    let outcome = try verify(header, played.log.texts)
    #expect(outcome.isRefusal, "\(replacement): \(outcome.story)")
  }

  @Test func aSessionThatIsNotThereIsSaid() throws {
    let station = try Station()
    let inputs = try station.write([#"{"t_ms": 0, "input": "stop"}"#], to: "inputs.jsonl")
    #expect(try station.play(["--inputs", inputs]).isSuccess)
    for name in ["nothing", station.path("logs"), "0123456789abcdef0123456789abcdef"] {
      let outcome = try station.run(["replay", name, "--store", station.store])
      #expect(outcome.isRefusal, "\(outcome.story)")
      #expect(outcome.errors.contains(name), "\(outcome.story)")
    }
  }

  private func verify(_ header: String, _ texts: [String]) throws -> Outcome {
    let station = try Station()
    let file = try station.write([header] + texts, to: "session.jsonl")
    return try station.run(["replay", file, "--verify", "--language", "en"])
  }
}
