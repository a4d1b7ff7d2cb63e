import Foundation
import Testing

/// A real process is killed at any moment; what it had written is kept, whole and in order.
@Suite struct KillTests {
  @Test func aKilledSessionIsKeptAndSaidAtTheNextStart() throws {
    let station = try Station()
    for (round, wait) in [0, 35, 110, 350, 700, 1_300].enumerated() {
      let process = try station.start(station.playing(["--auto", "silent", "--speed", "1"]))
      try process.waitUntilPlaying(station, sessions: round + 1)
      usleep(UInt32(wait) * 1_000)
      process.kill()
      let outcome = process.wait()
      #expect(outcome.signal == SIGKILL)
      #expect(outcome.errors.contains("1 uafslut") == (round > 0), "\(outcome.story)")
    }
    let inputs = try station.write([#"{"t_ms": 0, "input": "stop"}"#], to: "inputs.jsonl")
    let last = try station.play(["--inputs", inputs])
    #expect(last.isSuccess, "\(last.story)")
    #expect(last.errors.contains("1 uafslut"), "\(last.story)")

    let sessions = try station.sessions()
    #expect(sessions.map(\.state) == Array(repeating: "interrupted", count: 6) + ["stopped"])
    for session in sessions {
      let replayed = try station.run(
        ["replay", session.id, "--verify", "--store", station.store])
      #expect(replayed.isSuccess, "\(replayed.story)")
      // Equal to its replay, number by number: nothing is missing in the middle.
      #expect(replayed.errors.contains("\(session.records - 1) "), "\(replayed.story)")
    }
  }

  @Test func aSecondProgramIsToldThatTheSessionsAreInUse() throws {
    let station = try Station()
    let first = try station.start(station.playing(["--auto", "silent", "--speed", "1"]))
    try first.waitUntilPlaying(station, sessions: 1)
    let second = try station.play(["--auto", "silent"])
    #expect(second.isRefusal, "\(second.story)")
    #expect(try station.sessions().map(\.state) == ["running"])
    first.kill()
    _ = first.wait()
  }
}
