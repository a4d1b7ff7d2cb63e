/// Everything of a machine that changes while it runs, as one value.
///
/// Two machines of one program with equal states have the same future; that is
/// what replay, rewind and the verifier stand on. It has two halves, so that
/// several tracks of one scene can run against the same variables. Between two
/// calls of the machine its value stack is empty, so no state holds one.
package struct MachineState: Sendable, Hashable {
  package var shared: SharedState
  package var thread: ThreadState
}

/// What all tracks of a scene have in common.
package struct SharedState: Sendable, Hashable {
  /// By slot.
  package var variables: [Value]
  /// By `NodeInfo.visitSlot`: how often a node was left; stays at the largest number.
  package var visits: [Int32]
  /// By content: how often a strategy that remembers has selected it; stays at the largest number.
  package var contentViews: [Int32]
  /// By flag: what happens only once and has happened.
  package var seen: [Bool]
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
  /// The detours that are under way, the outermost first.
  package var callStack: [CallSite] = []
  /// The options of the group that is offered.
  package var offered: [Offer] = []
  /// The substitutions of the offered options, one option's after another's.
  package var offeredTexts: [String] = []
  /// The instruction at which the offered group begins, to build it anew; 0 where none is offered.
  package var groupStart = 0
  /// How much has been done since anything was shown: nodes entered, and thousands of instructions.
  package var quietNodes = 0

  /// A track that has not started.
  package init() {
    executionState = .stopped
    counter = 0
    node = 0
  }

  package static func == (left: ThreadState, right: ThreadState) -> Bool {
    left.executionState == right.executionState && left.counter == right.counter
      && left.node == right.node && left.callStack == right.callStack
      && left.offered == right.offered && left.groupStart == right.groupStart
      && left.quietNodes == right.quietNodes
      && left.offeredTexts.count == right.offeredTexts.count
      && zip(left.offeredTexts, right.offeredTexts).allSatisfy { $0.hasSameBytes(as: $1) }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(executionState)
    hasher.combine(counter)
    hasher.combine(node)
    hasher.combine(callStack)
    hasher.combine(offered)
    hasher.combine(quietNodes)
  }
}

/// Where a detour came from, and so where it returns to.
package struct CallSite: Sendable, Hashable {
  package var node: Int
  /// The instruction to go on at.
  package var counter: Int
}

/// One option that is offered, without storage of its own.
package struct Offer: Sendable, Hashable {
  package var line: Int32
  /// The place of its substitutions in `ThreadState.offeredTexts`.
  package var firstText: Int32
  package var textCount: UInt8
  /// Whether its condition holds; an option without one always can be chosen.
  package var isAvailable: Bool

  /// Its line, as an index in `Program.lines`.
  package var lineIndex: Int { Int(line) }

  /// The places of its substitutions in `ThreadState.offeredTexts`.
  package var textRange: Range<Int> { Int(firstText)..<Int(firstText) + Int(textCount) }
}
