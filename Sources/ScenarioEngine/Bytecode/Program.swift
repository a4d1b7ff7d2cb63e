/// What a scenario's text compiles to: immutable, shared by every copy of a machine that runs it.
///
/// `Bytecode/` owns the tables and their order. Everything that the machine
/// needs while running is an index resolved at compile time; names are for
/// people and for the host.
package final class Program: Sendable {
  package let instructions: [Instruction]
  package let nodes: [NodeInfo]
  package let lines: [LineInfo]
  package let commands: [CommandInfo]
  /// Every `<<set>>`, in the order of the instructions.
  package let assignments: [AssignmentInfo]
  package let variables: [VariableInfo]
  package let ladders: [LadderInfo]
  /// What line groups and node groups select from.
  package let contents: [ContentInfo]
  /// Smart variables and the conditions of nodes in groups.
  package let expressions: [ExpressionInfo]
  /// The functions of the host that the script calls.
  package let functions: [HostFunctionInfo]
  /// How many nodes have their visits counted.
  package let visitCount: Int
  /// How many things happen only once.
  package let onceCount: Int
  /// Strings that instructions refer to.
  package let strings: [String]
  /// The paths of the files, by `SourceRange.file`.
  package let paths: [String]
  /// Titles to node indices.
  package let nodeIndices: [String: Int]
  /// Names of smart variables without `$` to expressions.
  package let smartVariables: [String: Int]
  /// Names without `$` to slots; smart variables have none.
  package let variableSlots: [String: Int]
  /// Line ids to line indices.
  package let lineIndices: [String: Int]
  package init(_ parts: ProgramParts) {
    instructions = parts.instructions
    nodes = parts.nodes
    lines = parts.lines
    commands = parts.commands
    assignments = parts.assignments
    variables = parts.variables
    ladders = parts.ladders
    contents = parts.contents
    expressions = parts.expressions
    functions = parts.functions
    visitCount = parts.visitCount
    onceCount = parts.onceCount
    strings = parts.strings
    paths = parts.paths
    nodeIndices = Self.index(parts.nodes.map(\.name))
    smartVariables = parts.smartVariables
    variableSlots = Self.index(parts.variables.map(\.name))
    lineIndices = Self.index(parts.lines.map(\.id))
  }

  /// A stable serialisation of all that decides a run and its texts, for hashing.
  ///
  /// Places in the source, comments and the editor's own headers are not part
  /// of it. Made anew at every call.
  package var canonicalBytes: [UInt8] { ProgramSerializer.bytes(of: self) }

  /// The node of a title.
  package func node(named name: String) -> NodeInfo? {
    nodeIndices[name].map { nodes[$0] }
  }

  /// The line of an id such as `line:greeting-1`.
  package func line(withID id: String) -> LineInfo? {
    lineIndices[id].map { lines[$0] }
  }

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }
}

/// The tables of a program while it is being made.
package struct ProgramParts: Sendable {
  package var instructions: [Instruction] = []
  package var nodes: [NodeInfo] = []
  package var lines: [LineInfo] = []
  package var commands: [CommandInfo] = []
  package var assignments: [AssignmentInfo] = []
  package var variables: [VariableInfo] = []
  package var ladders: [LadderInfo] = []
  package var contents: [ContentInfo] = []
  package var expressions: [ExpressionInfo] = []
  package var functions: [HostFunctionInfo] = []
  package var smartVariables: [String: Int] = [:]
  package var visitCount = 0
  package var onceCount = 0
  package var strings: [String] = []
  package var paths: [String] = []

  package init() {}
}
