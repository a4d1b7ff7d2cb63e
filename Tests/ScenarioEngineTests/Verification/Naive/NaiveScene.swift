@testable import ScenarioEngine

/// What the naive explorer needs to know of a scenario.
struct NaiveScene {
  var program: Program
  var marks: ProfileMarks
  var startNode: String
  var reflectionNode: String?
  var levels: [Int]
  /// What the host can set before the scene, each combination once.
  var settings: [[String: Value]]
  var calmEnds: Set<String>
  var ends: [String]
  var ranges: [(slot: Int, range: ClosedRange<Float>)]
  var durations: DurationTable
  /// How many answers may lie between any state and a calm end.
  var calmWithin: Int
  /// By `NodeInfo.visitSlot`: how far it makes a difference how often the node was left.
  var visitCaps: [Int32]
  /// The contents that are selected from together.
  var selections: [[Int]]

  var interventions: [Int] { program.nodes.indices.filter { marks.nodes[$0].intervention != nil } }

  /// Whether it matters who is heard in a beat.
  var tellsSpeakers: Bool { interventions.contains { priority($0) == .parallel } }

  func says(_ node: Int, _ speakers: Set<Int>) -> Bool {
    program.lines.contains {
      $0.node == node && !$0.isOption && speakers.contains(marks.speakers[$0.index])
    }
  }

  func priority(_ node: Int) -> ProfileMarks.Priority? { marks.nodes[node].priority }
}
