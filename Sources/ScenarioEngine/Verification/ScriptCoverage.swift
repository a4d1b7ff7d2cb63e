/// Which parts of the script some way comes through.
struct ScriptCoverage: Sendable {
  /// By node: whether a track entered it.
  var nodes: [Bool]
  /// By line: whether it was said, or for an option's whether it could be taken.
  var lines: [Bool]
  /// By option's line: whether its group was ever open.
  var offered: [Bool]

  init(_ program: Program) {
    nodes = Array(repeating: false, count: program.nodes.count)
    lines = Array(repeating: false, count: program.lines.count)
    offered = Array(repeating: false, count: program.lines.count)
  }
}
