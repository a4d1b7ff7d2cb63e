import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

@Suite struct InputFileTests {
  private let station: Station

  init() throws { station = try Station() }

  @Test func everyLineThatHoldsAnythingIsAnInput() throws {
    let path = try station.write(
      [
        "", #"{"t_ms": 5, "input": "pause"}"#, "   ",
        "{\"t_ms\": 5, \"input\": \"resume\", \"seq\": 3}\r",
        #"{"t_ms": 9, "input": "choose", "option": "line:a"}"#,
      ], to: "inputs.jsonl")
    let entries = try InputFile(path: path).entries(language: .danish)
    #expect(entries.map(\.timeMs) == [5, 5, 9])
    #expect(
      entries.map(\.input) == [
        .pause(), .resume, .choose(option: "line:a", modality: .script),
      ])
  }

  @Test func anEmptyFileHasNone() throws {
    let path = try station.write([], to: "inputs.jsonl")
    #expect(try InputFile(path: path).entries(language: .english).isEmpty)
  }

  @Test func posesAreSortedAndBounded() throws {
    let path = try station.write(
      [
        #"{"t_ms": 20, "yaw_deg": 1e9, "pitch_deg": -90}"#,
        #"{"t_ms": 10, "position": [1, 2, 3]}"#, #"{"t_ms": 30, "position": [1e9, 0, 0]}"#,
        #"{"t_ms": 40, "position": [1, 2]}"#,
      ], to: "poses.jsonl")
    let poses = try PoseFile(path: path).entries()
    #expect(poses.map(\.timeMs) == [10, 20, 30, 40])
    #expect(poses[0].head.position == SIMD3(1, 2, 3))
    #expect(poses[1].head.yawRadians == 2 * .pi)
    #expect(poses[1].head.isLookingDown)
    #expect(poses[2].head.position == HeadDirection().position)
    #expect(poses[3].head.position == HeadDirection().position)
  }

  @Test(arguments: [-1, 86_400_001, Int.max])
  func aPoseOutsideTheDayIsRefused(time: Int) throws {
    let path = try station.write([#"{"t_ms": \#(time)}"#], to: "poses.jsonl")
    #expect(throws: UserError.self) { try PoseFile(path: path).entries() }
  }

  @Test func lookingDownBeginsBelowFiftyDegrees() {
    var head = HeadDirection()
    head.pitchRadians = -49.9 * .pi / 180
    #expect(!head.isLookingDown)
    head.pitchRadians = -50.1 * .pi / 180
    #expect(head.isLookingDown)
    #expect(head.pose.forward.y < -0.76)
  }
}
