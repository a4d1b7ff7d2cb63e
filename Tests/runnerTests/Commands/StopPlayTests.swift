import Foundation
import Testing

/// STOP from a file, by looking down and by a signal: always at once, always to the calm place.
@Suite struct StopPlayTests {
  @Test(arguments: StopMoment.all)
  func stopIsObeyedAtAnyMoment(moment: StopMoment) throws {
    let station = try Station()
    var inputs = [
      (1_000, #"{"t_ms": 1000, "input": "rate", "question": "line:idr001", "value": 5}"#),
      (2_000, #"{"t_ms": 2000, "input": "answer", "question": "line:idr002", "skip": true}"#),
      (2_500, #"{"t_ms": 2500, "input": "answer", "question": "line:idr020", "skip": true}"#),
      (3_000, #"{"t_ms": 3000, "input": "answer", "question": "line:idr021", "skip": true}"#),
    ]
    let stop = #"{"t_ms": \#(moment.timeMs), "input": "stop", "cause": "\#(moment.cause)"}"#
    inputs.append((moment.timeMs, stop))
    let lines = inputs.sorted { $0.0 < $1.0 }.map(\.1)
    let file = try station.write(lines, to: "inputs.jsonl")
    let played = try PlayedSession(["--inputs", file], on: station)
    try expectCalm(played, cause: moment.cause, timeMs: moment.timeMs)
    #expect(try station.sessions().map(\.state) == ["stopped"])
  }

  /// A moment and a cause, drawn once from a seed.
  struct StopMoment: CustomTestStringConvertible, Sendable {
    var timeMs: Int
    var cause: String
    var testDescription: String { "\(cause) at \(timeMs) ms" }

    static let all: [StopMoment] = {
      var state: UInt64 = 2_026
      let causes = ["key", "controller", "command", "browser", "shutdown"]
      return (0..<20).map { index in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // The last moments lie in the reflection, the first in the questions before the scene.
        return StopMoment(
          timeMs: Int((state >> 33) % 105_000), cause: causes[index % causes.count])
      }
    }()
  }

  // MARK: - Looking down

  @Test func lookingDownForTwoSecondsStops() throws {
    let station = try Station()
    let poses = try station.write(
      [
        #"{"t_ms": 0, "pitch_deg": 0}"#, #"{"t_ms": 3000, "pitch_deg": -60}"#,
        #"{"t_ms": 5100, "pitch_deg": 0}"#,
      ], to: "poses.jsonl")
    let played = try PlayedSession(["--auto", "silent", "--poses", poses], on: station)
    try expectCalm(played, cause: "looking-down", timeMs: 5_000)
  }

  @Test(arguments: [(4_990, -60), (60_000, -49)])
  func lookingUpInTimeOrNotFarEnoughDownDoesNot(until: Int, pitch: Int) throws {
    let station = try Station()
    let poses = try station.write(
      [
        #"{"t_ms": 3000, "pitch_deg": \#(pitch)}"#, #"{"t_ms": \#(until), "pitch_deg": 0}"#,
      ], to: "poses.jsonl")
    let played = try PlayedSession(["--auto", "silent", "--poses", poses], on: station)
    #expect(played.summary.stopCauses.isEmpty)
    #expect(!played.log.events("stage").contains { $0.id == "calm" })
  }

  @Test func aGazeThatRestsOnAnOptionAnswers() throws {
    let silent = try PlayedSession.silent.get()
    let shown = try #require(silent.log.events("options.shown").first)
    let station = try Station()
    let sweep = try station.write(
      Self.sweep(from: shown.timeMs + 100).map(\.line), to: "sweep.jsonl")
    let seen = try PlayedSession(["--auto", "silent", "--poses", sweep], on: station)
    let glance = try #require(
      seen.log.inputs.first { $0.option != nil }, "no pose met an option")
    let pose = try #require(
      Self.sweep(from: shown.timeMs + 100).last { $0.timeMs <= glance.timeMs })
    // The same pose again, held for longer than the ring takes to fill.
    let held = try station.write([pose.line, pose.away(afterMs: 1_500)], to: "held.jsonl")
    let played = try PlayedSession(
      ["--auto", "silent", "--poses", held], on: station, out: "held")
    let choice = try #require(played.log.events("choice").first)
    #expect(choice.modality == "gaze")
    #expect(choice.id == glance.option)
    let began = try #require(played.log.events("answer.began").first)
    #expect(choice.timeMs == began.timeMs + 1_200)
    #expect(played.verification.isSuccess, "\(played.verification.story)")
  }

  private struct PoseLine {
    var timeMs: Int
    var yaw: Int
    var pitch: Int
    var line: String { Self.text(timeMs, yaw, pitch) }
    func away(afterMs wait: Int) -> String { Self.text(timeMs + wait, 180, 0) }

    private static func text(_ timeMs: Int, _ yaw: Int, _ pitch: Int) -> String {
      #"{"t_ms": \#(timeMs), "yaw_deg": \#(yaw), "pitch_deg": \#(pitch)}"#
    }
  }

  /// Looks over everything in front within ten seconds.
  private static func sweep(from start: Int) -> [PoseLine] {
    let directions = stride(from: 10, to: -46, by: -3).flatMap { pitch in
      stride(from: -36, through: 36, by: 3).map { (yaw: $0, pitch: pitch) }
    }
    return directions.enumerated().map {
      PoseLine(timeMs: start + $0.offset * 20, yaw: $0.element.yaw, pitch: $0.element.pitch)
    }
  }

  // MARK: - Signals

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func aSignalStopsTheSessionProperly(signal: Int32) throws {
    let station = try Station()
    let process = try station.start(
      station.playing(["--auto", "silent", "--speed", "1"]))
    try process.waitUntilPlaying(station, sessions: 1)
    process.send(signal)
    let outcome = process.wait()
    #expect(outcome.isSuccess, "\(outcome.story)")
    let session = try #require(try station.sessions().first)
    #expect(session.state == "stopped")
    let replayed = try station.run(
      ["replay", session.id, "--verify", "--store", station.store])
    #expect(replayed.isSuccess, "\(replayed.story)")
  }

  // MARK: -

  /// The stop stands in the log at its moment, the calm place follows in the same millisecond.
  private func expectCalm(_ played: PlayedSession, cause: String, timeMs: Int) throws {
    let stop = try #require(played.log.events("stop").first)
    #expect(stop.timeMs == timeMs)
    #expect(stop.cause == cause)
    let calm = try #require(played.log.events.first { $0.kind == "stage" && $0.id == "calm" })
    #expect(calm.timeMs == timeMs)
    #expect(calm.seq > stop.seq)
    let isMeant = ["key", "controller"].contains(cause)
    #expect(played.log.events("self-care").isEmpty != isMeant)
    // Nothing is asked for twenty seconds.
    let asked = played.log.events("asked").filter { $0.seq > stop.seq }
    #expect(asked.allSatisfy { $0.timeMs >= timeMs + 20_000 })
    #expect(played.summary.stopCauses == [cause])
    #expect(played.verification.isSuccess, "\(played.verification.story)")
  }
}

extension ModetProcess {
  /// Waits until so many sessions have their folder of pictures: the last of them is being played.
  func waitUntilPlaying(_ station: Station, sessions count: Int) throws {
    let pictures = station.path("store/pictures")
    let names = { (try? FileManager.default.contentsOfDirectory(atPath: pictures)) ?? [] }
    while names().count < count {
      guard isRunning else { throw StartFailure(said: said) }
      usleep(5_000)
    }
  }

  struct StartFailure: Error {
    var said: String
  }
}
