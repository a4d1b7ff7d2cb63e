import Foundation
import Testing

/// A session in a window, on a screen that is only memory.
@Suite struct WindowPlayTests {
  /// A window shows other moments than a session without one goes to, as fast as it can draw them;
  /// what happens is the same.
  @Test func aWindowGivesTheSameEventsAsASessionWithoutOne() throws {
    let recorded = try PlayedSession.random.get()
    let station = try Station()
    let file = try station.write(recorded.log.inputTexts, to: "inputs.jsonl")
    let outcome = try station.runOnScreen([
      "play", "politi-id-tjek", "--display", "sbs", "--light", "spare", "--speed", "60",
      "--voices", "off", "--store", station.store, "--inputs", file, "--out",
      station.path("window"),
    ])
    try #require(outcome.isSuccess, "\(outcome.story)")
    let log = try RecordedLog(
      Data(contentsOf: URL(filePath: station.path("window") + "/session.jsonl")))
    #expect(log.texts == recorded.log.texts)
  }
}
