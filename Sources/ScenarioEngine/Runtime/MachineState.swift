/// Everything of a machine that changes while it runs, as one value.
///
/// Two machines of one program with equal states have the same future; that is
/// what replay, rewind and the verifier stand on. It has two halves, so that
/// several tracks of one scene can run against the same variables.
package struct MachineState: Sendable, Hashable {
  package var shared: SharedState
  package var thread: ThreadState
}

/// What all tracks of a scene have in common.
package struct SharedState: Sendable, Hashable {
  /// By slot.
  package var variables: [Value]
  /// By node: how often it was left; stays at the largest number.
  package var visits: [Int32]
  /// By content: how often a strategy chose it.
  package var contentViews: [Int32]
  /// The only source of chance.
  package var generator: SeededGenerator
  package var saliency: SaliencyStrategy
}

/// Where one track is.
package struct ThreadState: Sendable, Hashable {
  package var executionState: ExecutionState
  /// The next instruction; while options wait, the first jump of their table.
  package var counter: Int
  /// The node that is running, or the last one that ran.
  package var node: Int
  /// Values that an instruction still has to take.
  package var stack: [Value] = []
  /// The detours that are under way, the outermost first.
  package var callStack: [CallSite] = []
  /// The options of the group being built or offered.
  package var offered: [OfferedOption] = []
  /// The instruction at which the offered group begins, to build it anew.
  package var groupStart = 0
  /// Nodes entered since anything was shown.
  package var quietNodes = 0

  /// A track that has not started.
  package init() {
    executionState = .stopped
    counter = 0
    node = 0
  }
}

/// Where a detour came from, and so where it returns to.
package struct CallSite: Sendable, Hashable {
  package var node: Int
  /// The instruction to go on at.
  package var counter: Int
}

/// How one of several contents that all fit is chosen.
package enum SaliencyStrategy: UInt8, Sendable, Hashable, CaseIterable {
  /// The first in the order written.
  case first
  /// The one with the most complex condition.
  case best
  /// Of the most complex, the one that was chosen the fewest times.
  case bestLeastRecentlyViewed
  /// As `bestLeastRecentlyViewed`, by chance among equals.
  case randomBestLeastRecentlyViewed
}
