/// A place in the script that a finding can speak of.
enum ScriptPlace: Hashable, Sendable {
  /// By its index in `Program.lines`; an option's line too.
  case line(Int)
  /// By its index in `Program.commands`.
  case command(Int)
  /// By its index in `Program.nodes`.
  case node(Int)
  /// By its index in `Program.assignments`.
  case assignment(Int)

  func range(in program: Program) -> SourceRange {
    switch self {
    case .line(let index): program.lines[index].range
    case .command(let index): program.commands[index].range
    case .node(let index): program.nodes[index].range
    case .assignment(let index): program.assignments[index].range
    }
  }

  /// The assignment whose value an instruction stores; nil for any other instruction.
  static func assignment(by instruction: Int, in program: Program) -> ScriptPlace? {
    let all = program.assignments
    var (lower, upper) = (0, all.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if all[middle].instruction < instruction { lower = middle + 1 } else { upper = middle }
    }
    guard lower < all.count, all[lower].instruction == instruction else { return nil }
    return .assignment(lower)
  }
}

/// A group of options as it stands in the bytecode.
struct GroupSite: Sendable {
  /// Where it begins, to be built anew.
  var start: Int
  /// The lines of its options, in the order written.
  var lines: [Int]
  /// The place of the option that silence is; the last, where there are several.
  var silence: Int?

  /// Where a finding about the group stands.
  var place: ScriptPlace { lines.first.map { .line($0) } ?? .node(0) }
}

/// What a command means where time is left out.
enum CommandMeaning: Sendable {
  /// Something for the stage, or nothing.
  case cue
  /// Milliseconds, or nil where the argument is no time.
  case timer(Int?)
  case wait(Int)
  /// By the place in the setup's list of ends; one past them all for any other.
  case end(Int)
  /// A background node.
  case start(Int)
  case halt(Int)
  /// Its words are known only when it runs.
  case computed
}
