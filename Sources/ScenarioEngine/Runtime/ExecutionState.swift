/// What a machine is waiting for, and so what its host may do next.
package enum ExecutionState: UInt8, Sendable, Hashable, CaseIterable {
  /// Not started, or the run is over: `start(node:)`.
  case stopped
  /// Started and about to go on: `next()`.
  case running
  /// A line, a command, a node or a return was handed over: `next()` goes on.
  case waitingForContinue
  /// Options are offered: `select(_:)` or `selectNone()`.
  case waitingForSelection
}

/// What a machine has for its host, as indices; texts and options are read from the machine.
///
/// This is what `advance()` gives; it has no storage, so that a host which
/// needs nothing else allocates nothing.
package enum MachineEvent: Sendable, Hashable {
  /// A line; its substitutions are `VirtualMachine.texts`.
  case line(Int)
  /// A command; its substitutions are `VirtualMachine.texts`.
  case command(Int)
  /// A group; its options are `VirtualMachine.offers`.
  case options
  case nodeEntered(Int)
  case returned(toNode: Int)
  case finished
}

/// What a machine hands to its host, complete.
package enum MachineYield: Sendable, Hashable {
  case line(PresentedLine)
  case options(OfferedGroup)
  case command(PresentedCommand)
  /// A node begins; its index in the program.
  case nodeEntered(Int)
  /// A detour is over and the node that it left goes on; its index in the program.
  case returned(toNode: Int)
  case finished
}

/// A line to be said.
package struct PresentedLine: Sendable, Hashable {
  package var lineIndex: Int
  /// The values of its expressions, as text.
  package var substitutions: [String]

  package init(lineIndex: Int, substitutions: [String] = []) {
    self.lineIndex = lineIndex
    self.substitutions = substitutions
  }
}

/// The options of a group, in the order written.
package struct OfferedGroup: Sendable, Hashable {
  package var options: [OfferedOption]

  package init(options: [OfferedOption]) {
    self.options = options
  }
}

/// One option of a group.
package struct OfferedOption: Sendable, Hashable {
  package var lineIndex: Int
  package var substitutions: [String]
  /// Whether its condition holds; an option without one always can be chosen.
  package var isAvailable: Bool

  package init(lineIndex: Int, substitutions: [String] = [], isAvailable: Bool = true) {
    self.lineIndex = lineIndex
    self.substitutions = substitutions
    self.isAvailable = isAvailable
  }
}

/// A write that went past a ladder's bounds and was kept within them.
package struct LadderSaturation: Sendable, Hashable {
  /// The index in `Program.ladders`.
  package var ladder: Int
  /// What the script wanted to store.
  package var attempted: Float
  /// What was stored.
  package var stored: Float
  /// The instruction that wrote it; nil where the host did.
  package var instruction: Int?
}

/// A write that went past the bounds that the host watches.
package struct StrayWrite: Sendable, Hashable {
  /// The variable's slot.
  package var slot: Int
  /// The instruction that wrote it.
  package var instruction: Int
}
