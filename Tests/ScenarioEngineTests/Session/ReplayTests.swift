import Foundation
import ScenarioEngine
import Testing

@Suite struct ReplayTests {
  static func header(_ plan: SessionPlan) -> SessionHeader {
    SessionHeader(
      scenario: "meeting", scenarioVersion: "1", program: "p", durationHash: "d", language: "da",
      seed: 1, voices: "off", startedAt: "2026-11-22T08:00:00Z", settings: SessionSettings(),
      durations: StreetFixture.durations(plan).milliseconds)
  }

  @Test func theInputsOfALogGiveTheSameEvents() throws {
    var played = try Played.inScene()
    played.apply(.gaze(.option("line:rude")), 1_300)
    played.advance(5_000)
    played.apply(.pause(), 5_100)
    played.apply(.resume, 5_900)
    played.apply(.rewind(choice: 1), 6_000)
    played.apply(.choose(option: "line:who", modality: .pointer), 7_000)
    played.advance(30_000)
    let plan = try MeetingFixture.plan()
    let again = try Replay.records(
      of: played.output.records, plan: plan, header: Self.header(plan))
    #expect(Replay.firstDifference(log: played.output.records, replayed: again) == nil)
  }

  @Test func aLogThatBreaksOffReplaysAsFarAsItGoes() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:rude", modality: .key), 2_000)
    played.advance(30_000)
    let plan = try MeetingFixture.plan()
    for count in 1...played.output.records.count {
      let log = Array(played.output.records.prefix(count))
      let again = try Replay.records(of: log, plan: plan, header: Self.header(plan))
      #expect(Replay.firstDifference(log: log, replayed: again) == nil, "\(count) records")
    }
  }

  @Test func aChangedLogIsFound() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:rude", modality: .key), 2_000)
    played.advance(30_000)
    let plan = try MeetingFixture.plan()
    for index in played.output.records.indices {
      guard case .event(var event) = played.output.records[index] else { continue }
      event.timeMs += 1
      var log = played.output.records
      log[index] = .event(event)
      let again = try Replay.records(of: log, plan: plan, header: Self.header(plan))
      #expect(Replay.firstDifference(log: log, replayed: again) != nil, "record \(index)")
    }
  }

  /// Random inputs at random times: nothing traps, and each log replays.
  @Test func anyInputsReplay() throws {
    let plan = try MeetingFixture.plan()
    for seed in 0..<300 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var played = try Played()
      var time = 0
      for _ in 0..<40 {
        time += Int.random(in: 0...1_500, using: &generator)
        if Bool.random(using: &generator) { played.advance(time) }
        played.apply(Self.randomInput(&generator), time)
      }
      played.advance(time + 30_000)
      let again = try Replay.records(
        of: played.output.records, plan: plan, header: Self.header(plan))
      #expect(
        Replay.firstDifference(log: played.output.records, replayed: again) == nil, "seed \(seed)")
      let numbers = played.output.records.map(\.sequence)
      #expect(numbers == Array(1...max(1, numbers.count)))
    }
  }

  private static func randomInput(_ generator: inout SeededGenerator) -> Input {
    let lines = ["who", "rude", "leave", "here", "no", "before", "thought", "why", "x"]
    let id = "line:" + (lines.randomElement(using: &generator) ?? "x")
    switch Int.random(in: 0...13, using: &generator) {
    case 0...3: return .choose(option: id, modality: .key)
    case 4: return .gaze(.option(id))
    case 5: return .gaze(nil)
    case 6: return .gaze(.down)
    case 7: return .pause()
    case 8, 9: return .resume
    case 10: return .rewind(choice: Int.random(in: 0...3, using: &generator))
    case 11:
      return .rate(question: "line:before", value: Int.random(in: -2...12, using: &generator))
    case 12: return .answer(question: id, reply: .skip)
    default: return Bool.random(using: &generator) ? .tag(option: id) : .stop(.controller)
    }
  }

  @Test func eachRecordIsOneLineOfJSONThatReadsBackEqual() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:leave", modality: .key), 2_000)
    played.apply(.choose(option: "line:here", modality: .key), 4_000)
    played.apply(
      .answer(question: "line:thought", reply: .text("\u{1}\t\"\\ æøå 🙂\r\n")), 5_000)
    for record in played.output.records {
      let bytes = record.canonicalBytes
      #expect(!bytes.contains(0x0A))
      switch record {
      case .event(let event):
        #expect(try JSONDecoder().decode(SessionEvent.self, from: Data(bytes)) == event)
      case .input(_, let input):
        #expect(try JSONDecoder().decode(InputRecord.self, from: Data(bytes)) == input)
      }
    }
    let header = Self.header(try MeetingFixture.plan())
    let again = try JSONDecoder().decode(SessionHeader.self, from: Data(header.canonicalBytes))
    #expect(again == header)
  }
}
