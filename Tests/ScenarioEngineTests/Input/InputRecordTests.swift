import Foundation
import ScenarioEngine
import Testing

@Suite struct InputRecordTests {
  @Test func everyKindOfInputSurvivesItsLine() throws {
    let inputs: [Input] = [
      .choose(option: "line:a", modality: .gaze), .tag(option: "line:a"), .gaze(nil),
      .gaze(.option("line:b")), .gaze(.down), .stop(.lookingDown), .pause(), .resume,
      .rate(question: "line:q", value: 3), .answer(question: "line:q", reply: .text("ord")),
      .answer(question: "line:q", reply: .skip), .answer(question: "line:q", reply: .choice("c")),
      .answer(question: "line:q", reply: .value(4)), .rewind(choice: 2), .fault("audio"),
      .pause(inCalmPlace: true), .intervene(node: "Soften"), .level(3), .volume(0),
      .volume(100), .typed(text: "Hvad vil I?", option: nil),
      .typed(text: "Nej", option: "line:no"),
      .fault("headset-off"), .stop(.headsetOff),
    ]
    for input in inputs {
      let record = InputRecord(timeMs: 7, input: input)
      #expect(InputRecord.kinds.contains(record.kind))
      #expect(try record.validated() == input)
    }
  }

  @Test(arguments: [
    (#"{"t_ms":1,"input":"dance"}"#, "knows choose"),
    (#"{"t_ms":1,"input":"choose"}"#, "'option'"),
    (#"{"t_ms":-1,"input":"pause"}"#, "between 0"),
    (#"{"t_ms":1,"input":"stop","cause":"boredom"}"#, "looking-down"),
    (#"{"t_ms":1,"input":"gaze","target":"up"}"#, "knows down"),
    (#"{"t_ms":1,"input":"rate","question":"line:q"}"#, "'value'"),
    (#"{"t_ms":1,"input":"intervene"}"#, "'node'"),
    (#"{"t_ms":1,"input":"level"}"#, "'value'"),
    (#"{"t_ms":1,"input":"volume"}"#, "'value'"),
    (#"{"t_ms":1,"input":"volume","value":101}"#, "0 and 100"),
    (#"{"t_ms":1,"input":"volume","value":-1}"#, "0 and 100"),
    (#"{"t_ms":1,"input":"typed","option":"line:a"}"#, "'text'"),
    (#"{"t_ms":1,"input":"pause","target":"away"}"#, "knows calm"),
  ])
  func aFaultyLineSaysWhatItLacks(line: String, expected: String) throws {
    let record = try JSONDecoder().decode(InputRecord.self, from: Data(line.utf8))
    let error = #expect(throws: InputError.self) { try record.validated() }
    #expect(error?.message.english.contains(expected) == true)
  }
}
