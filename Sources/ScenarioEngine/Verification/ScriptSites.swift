/// What can be read from a program's instructions once, so that no step looks for it again.
struct ScriptSites: Sendable {
  /// By instruction: the node whose code it belongs to.
  private(set) var nodes: [Int32]
  /// By instruction: what a person would point at, where the run stands there.
  private(set) var places: [ScriptPlace]
  /// By instruction: the group whose table of jumps begins there, or −1.
  private(set) var groupIndices: [Int32]
  private(set) var groups: [GroupSite] = []
  /// By instruction: whether it is the jump of an option.
  private var isTable: [Bool]
  private(set) var commands: [CommandMeaning] = []
  /// The contents that are selected from together, as in `Program.contents`.
  private(set) var contentSites: [Range<Int>] = []
  /// By slot: whether the script reads a variable.
  private(set) var isRead: [Bool]
  /// By slot: whether the script writes a variable.
  private(set) var isWritten: [Bool]

  /// Whether it matters who speaks in a beat that can be cut: an intervention may begin beside it.
  let tellsSpeakers: Bool

  private let ends: [String: Int]
  private let marks: ProfileMarks

  init(_ setup: VerificationSetup) {
    let program = setup.program
    marks = setup.marks
    tellsSpeakers = marks.nodes.contains { $0.intervention != nil && $0.priority == .parallel }
    ends = Dictionary(
      zip(setup.ends.map(\.id), setup.ends.indices), uniquingKeysWith: { first, _ in first })
    let count = program.instructions.count + 1
    nodes = Array(repeating: 0, count: count)
    places = Array(repeating: .node(0), count: count)
    isTable = Array(repeating: false, count: count)
    groupIndices = Array(repeating: -1, count: count)
    isRead = Array(repeating: false, count: program.variables.count)
    isWritten = Array(repeating: false, count: program.variables.count)
    readNodes(program)
    readPlaces(program)
    readValues(program)
    commands = program.commands.map { command in
      command.constant.map { meaning(of: $0, program) } ?? .computed
    }
  }

  /// The group whose table begins at an instruction.
  func group(at counter: Int) -> GroupSite? {
    let index = Int(groupIndices[counter])
    return index < 0 ? nil : groups[index]
  }

  /// One bit for who says a line.
  func speaker(of line: Int) -> UInt32 { 1 << UInt32(min(31, marks.speakers[line])) }

  /// Whether a track that stands at an instruction has just been answered.
  func isAnswer(_ counter: Int) -> Bool { isTable[counter] }

  func meaning(of command: PresentedCommand, _ program: Program) -> CommandMeaning {
    switch command.name {
    case "timer": return .timer(Director.time(command))
    case "wait": return .wait(Director.time(command) ?? 0)
    case "end": return .end(ends[command.arguments.first ?? ""] ?? ends.count)
    case "start", "halt":
      guard let home = program.nodeIndices[command.arguments.first ?? ""],
        marks.nodes[home].isBackground
      else { return .cue }
      return command.name == "start" ? .start(home) : .halt(home)
    default: return .cue
    }
  }

  private mutating func readNodes(_ program: Program) {
    for (index, node) in program.nodes.enumerated() {
      for place in node.code { nodes[place] = Int32(clamping: index) }
    }
  }

  /// Carries the last thing shown along; the body of an option begins with its line.
  private mutating func readPlaces(_ program: Program) {
    var group = GroupSite(start: 0, lines: [])
    var current = ScriptPlace.node(0)
    var bodies: [Int: ScriptPlace] = [:]
    for (index, instruction) in program.instructions.enumerated() {
      if let body = bodies[index] { current = body }
      places[index] = current
      switch instruction.opcode {
      case .enterNode: current = .node(instruction.index)
      case .runLine: current = .line(instruction.index)
      case .runCommand: current = .command(instruction.index)
      case .beginOptions: group = GroupSite(start: index, lines: [])
      case .addOption, .addConditionalOption:
        if marks.lines[instruction.index].contains(.silence) { group.silence = group.lines.count }
        group.lines.append(instruction.index)
      case .showOptions:
        groupIndices[index + 1] = Int32(clamping: groups.count)
        for (place, line) in group.lines.enumerated() {
          isTable[index + 1 + place] = true
          bodies[index + 1 + place] = .line(line)
          bodies[program.instructions[index + 1 + place].index] = .line(line)
        }
        groups.append(group)
      default: break
      }
      if case .enterNode = instruction.opcode { places[index] = current }
    }
    places[program.instructions.count] = current
  }

  private mutating func readValues(_ program: Program) {
    var first: Int?
    var last = 0
    for instruction in program.instructions {
      switch instruction.opcode {
      case .loadVariable: isRead[instruction.index] = true
      case .storeVariable: isWritten[instruction.index] = true
      case .storeLadder: isWritten[program.ladders[instruction.index].slot] = true
      case .addCandidate:
        first = first ?? instruction.index
        last = instruction.index
      case .selectContent:
        if let first { contentSites.append(first..<last + 1) }
        first = nil
      default: break
      }
    }
  }
}
