/// One way on from a state.
struct SceneStep: Hashable, Sendable {
  enum Kind: UInt8 {
    case answer, silence, intervention, level, goOn, track, beatOver

    /// Whether it is the young person's to choose.
    var isAnswer: Bool { self == .answer || self == .silence }
    /// As `isAnswer`, and to hear a line out: the young person chooses the moment.
    var isChoice: Bool { isAnswer || self == .beatOver }
    /// Whether it is the pedagogue's to choose.
    var isPedagogue: Bool { self == .intervention || self == .level }
  }

  var kind: Kind
  /// The line of an option, the node of an intervention or a track, or the level.
  var subject: Int32 = 0
  /// The first of the draws that fell on the way, and how many; in `SceneGraph.draws`.
  var firstDraw: UInt32 = 0
  var drawCount: UInt32 = 0
}

/// How far a state is from the beginning: first by what could have gone otherwise, then by tracks.
struct Distance: Hashable, Comparable, Sendable {
  var decisions: Int32
  /// Steps of background tracks, so that a way without them is the shorter one.
  var tracks: Int32

  static let unknown = Distance(decisions: .max, tracks: .max)

  static func < (left: Distance, right: Distance) -> Bool {
    left.decisions != right.decisions
      ? left.decisions < right.decisions : left.tracks < right.tracks
  }
}

/// The states that were found and the steps between them.
struct SceneGraph {
  /// A step between two states, for the analyses that go backwards.
  struct Edge {
    var target: UInt32
    var kind: SceneStep.Kind
    /// Whether a track takes time on it, which makes no way through the scene longer.
    var takesTimeBeside: Bool
    var time: StepTime
  }

  /// How long a step takes: at the least, and at the most.
  ///
  /// No step takes more than a day.
  struct StepTime: Hashable {
    var shortestMs: UInt32 = 0
    var longestMs: UInt32 = 0
  }

  /// By state, as all the following: how far it is from the beginning.
  var distances: [Distance] = []
  /// The state before it on a shortest way; itself for a beginning.
  var parents: [UInt32] = []
  /// The step that leads there; for a beginning the subject is the setting's place.
  var steps: [SceneStep] = []
  /// Its edges in `edges`; empty where it was not explored.
  var edgeRanges: [Range<Int>] = []
  var isExplored: [Bool] = []

  var edges: [Edge] = []
  var draws: [UInt32] = []

  var count: Int { distances.count }

  mutating func addState() {
    distances.append(.unknown)
    parents.append(0)
    steps.append(SceneStep(kind: .goOn))
    edgeRanges.append(0..<0)
    isExplored.append(false)
  }
}
