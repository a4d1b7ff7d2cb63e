import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

/// The one step that every loop with frames takes.
@Suite(.serialized) struct FrameStepTests {
  /// A window shows other moments than a session without one goes to; what happens is the same.
  @Test(arguments: [[33, 7, 90], [250]])
  func theSameInputsGiveTheSameSessionWhateverTheFrames(lengths: [Int]) throws {
    let recorded = try PlayedSession.random.get()
    let station = try Station()
    let file = try station.write(recorded.log.inputTexts, to: "inputs.jsonl")
    let played = try PlayedStage(
      arguments: ["--inputs", file, "--level", "1"],
      inputs: try InputFile(path: file).entries(language: .danish))
    let step = try played.makeStep()
    var (now, frame) = (0, 0)
    while !played.host.isClosed, now < 600_000 {
      now += lengths[frame % lengths.count]
      frame += 1
      try step.take(InputState(), atMs: now)
    }
    #expect(played.host.isClosed)
    let again = played.recorder.records.map { String(decoding: $0.canonicalBytes, as: UTF8.self) }
    #expect(again == recorded.log.texts)
  }

  @Test func stopComesBeforeEverythingElseOfAFrame() throws {
    let played = try PlayedStage()
    let step = try played.makeStep()
    for now in stride(from: 0, to: 30_000, by: 50) { try step.take(InputState(), atMs: now) }
    #expect(played.host.session.stage == .scene)
    var input = InputState()
    input.pressedKeys = [.space, .escape, .digit(1)]
    try step.take(input, atMs: 30_010)
    #expect(played.host.session.stage == .calm)
    let events = played.recorder.records.suffix(20).map(\.code)
    let stop = try #require(events.firstIndex(of: "stop"))
    #expect(!events[..<stop].contains("pause"))
  }
}
