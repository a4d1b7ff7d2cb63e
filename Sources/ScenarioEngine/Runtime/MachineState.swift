/// Everything of a machine that changes while it runs, as one value.
///
/// Two machines of one program with equal states have the same future; that is
/// what replay, rewind and the verifier stand on.
package struct MachineState: Sendable, Hashable {
  package var executionState: ExecutionState
  /// The next instruction; while options wait, the first jump of their table.
  package var counter: Int
  /// The node that is running, or the last one that ran.
  package var node: Int
  package var stack: [Value]
  /// By slot.
  package var variables: [Value]
  /// By node: how often it was left.
  package var visits: [Int32]
  /// The options of the group being built or offered.
  package var offered: [OfferedOption]
  /// Nodes entered since anything was shown.
  package var quietNodes: Int
}
