import Foundation
import Testing

@testable import ScenarioEngine
@testable import runner

/// `modet schema`, and that what the program reads and prints is as it says.
@Suite struct SchemaCommandTests {
  @Test(arguments: SchemaSubject.allCases)
  func aSchemaIsPrintedAloneAndDemandsSomething(_ subject: SchemaSubject) throws {
    let outcome = try Station().run(["schema", subject.rawValue])
    #expect(outcome.isSuccess && outcome.errors.isEmpty, "\(outcome.story)")
    let schema = try SchemaCheck(outcome.output)
    #expect(outcome.output.contains("https://json-schema.org/draft/2020-12/schema"))
    for other in ["[]", "{}", "12", "null", #"{"engine": 3}"#] {
      #expect(!schema.problems(in: other).isEmpty, "\(subject) takes \(other)")
    }
  }

  @Test func anUnknownSubjectIsWrongUsage() throws {
    let outcome = try Station().run(["schema", "weather"])
    #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.story)")
  }

  @Test func everyLineOfASessionsLogIsAsTheSchemaSays() throws {
    let schema = try SchemaCheck.printed("events")
    let station = try Station()
    let folder = station.path("out")
    let outcome = try station.play(["--auto", "escalate", "--level", "1", "--out", folder])
    #expect(outcome.isSuccess, "\(outcome.story)")
    let log = try String(contentsOfFile: folder + "/session.jsonl", encoding: .utf8)
    let lines = log.split(separator: "\n")
    #expect(lines.count > 100)
    for line in lines { #expect(schema.problems(in: String(line)) == []) }
  }

  @Test func everyInputIsAsTheSchemaSays() throws {
    let schema = try SchemaCheck.printed("inputs")
    let inputs: [Input] = [
      .choose(option: "line:a", modality: .gaze), .tag(option: "line:a"), .gaze(.option("line:a")),
      .gaze(.down), .gaze(nil), .stop(.lookingDown), .pause(), .resume,
      .rate(question: "line:q", value: 3), .answer(question: "line:q", reply: .text("ja")),
      .answer(question: "line:q", reply: .skip), .rewind(choice: 2), .intervene(node: "Blid"),
      .level(3), .volume(40), .fault("sound"),
    ]
    for input in inputs {
      let data = try JSONEncoder().encode(InputRecord(timeMs: 5, input: input))
      #expect(schema.problems(in: String(decoding: data, as: UTF8.self)) == [])
    }
    for line in [
      #"{"t_ms": -1, "input": "pause"}"#, #"{"t_ms": 1, "input": "sing"}"#,
      #"{"t_ms": 1, "input": "choose"}"#, #"{"t_ms": 1, "input": "pause", "loud": true}"#,
      #"{"t_ms": "1", "input": "pause"}"#, #"{"input": "pause"}"#,
    ] {
      #expect(!schema.problems(in: line).isEmpty, "\(line)")
    }
  }
}
