/// What a stretch of script can read and write, whatever the values are.
struct Footprint: Sendable, Equatable {
  /// One shared thing that two stretches can both touch.
  enum Part: Hashable, Sendable {
    /// By its slot.
    case variable(Int)
    /// By the count's slot.
    case visits(Int)
    /// By its flag.
    case seen(Int)
    /// By the content.
    case views(Int)
    /// A background track, by its node: whether it runs.
    case track(Int)
  }

  var reads: Set<Part> = []
  var writes: Set<Part> = []
  /// Whether something is drawn by chance.
  var isRandom = false
  /// Whether it cannot be told what it touches.
  var isUnknown = false

  mutating func add(_ other: Footprint) {
    reads.formUnion(other.reads)
    writes.formUnion(other.writes)
    isRandom = isRandom || other.isRandom
    isUnknown = isUnknown || other.isUnknown
  }

  /// Whether the order of the two can make a difference.
  func conflicts(with other: Footprint) -> Bool {
    if isUnknown || other.isUnknown { return true }
    return !writes.isDisjoint(with: other.reads) || !writes.isDisjoint(with: other.writes)
      || !reads.isDisjoint(with: other.writes)
  }
}

/// Works footprints out from a program's instructions.
struct FootprintReader {
  let program: Program
  let sites: ScriptSites
  /// By node: the counts that leaving it raises.
  private let contentSites: [Int: Range<Int>]

  init(_ program: Program, _ sites: ScriptSites) {
    self.program = program
    self.sites = sites
    var contentSites: [Int: Range<Int>] = [:]
    for site in sites.contentSites { for content in site { contentSites[content] = site } }
    self.contentSites = contentSites
  }

  /// All that a run which begins at a node can touch, with every node that it leads to.
  func footprint(ofNode node: Int) -> Footprint {
    var result = Footprint()
    var seen: Set<Int> = [node]
    var waiting = [node]
    var expressions: Set<Int> = []
    while let next = waiting.popLast() {
      addVisit(of: next, to: &result)
      for index in program.nodes[next].code {
        let targets = add(index, to: &result, &expressions)
        for target in targets where seen.insert(target).inserted { waiting.append(target) }
      }
    }
    return result
  }

  /// Leaving a node counts as a visit, where visits are counted.
  func addVisit(of node: Int, to result: inout Footprint) {
    if let slot = program.nodes[node].visitSlot {
      result.reads.insert(.visits(slot))
      result.writes.insert(.visits(slot))
    }
  }

  /// Adds one instruction; gives the nodes that it leads to.
  func add(
    _ index: Int, to result: inout Footprint, _ expressions: inout Set<Int>
  ) -> [Int] {
    let instruction = program.instructions[index]
    switch instruction.opcode {
    case .jumpToNode, .detourToNode: return [instruction.index]
    case .jumpToNamedNode, .detourToNamedNode, .callHost: result.isUnknown = true
    case .callExpression: add(expression: instruction.index, to: &result, &expressions)
    case .loadVariable: result.reads.insert(.variable(instruction.index))
    case .storeVariable: result.writes.insert(.variable(instruction.index))
    case .storeLadder:
      result.writes.insert(.variable(program.ladders[instruction.index].slot))
    case .pushUnseen: result.reads.insert(.seen(instruction.index))
    case .markSeen: result.writes.insert(.seen(instruction.index))
    case .addCandidate: addSite(of: instruction.index, to: &result)
    case .callBuiltIn: addCall(index, to: &result, &expressions)
    case .runCommand: addCommand(instruction.index, to: &result)
    default: break
    }
    return []
  }

  private func add(
    expression: Int, to result: inout Footprint, _ expressions: inout Set<Int>
  ) {
    guard expressions.insert(expression).inserted else { return }
    var index = program.expressions[expression].entry
    while program.instructions[index].opcode != .endExpression {
      _ = add(index, to: &result, &expressions)
      index += 1
    }
  }

  /// A selection reads and writes how often each content of its site was selected.
  private func addSite(of content: Int, to result: inout Footprint) {
    guard let site = contentSites[content], site.count > 1 else { return }
    result.isRandom = true
    for content in site {
      result.reads.insert(.views(content))
      result.writes.insert(.views(content))
    }
  }

  private func addCall(
    _ index: Int, to result: inout Footprint, _ expressions: inout Set<Int>
  ) {
    let operand = UInt8(truncatingIfNeeded: program.instructions[index].operand)
    guard let function = BuiltInFunction(rawValue: operand) else { return }
    switch function {
    case .visited, .visitedCount:
      let before = program.instructions[max(0, index - 1)]
      guard before.opcode == .pushString else {
        return result.reads.formUnion((0..<program.visitCount).map { .visits($0) })
      }
      let node = program.nodeIndices[program.strings[before.index]]
      if let slot = node.flatMap({ program.nodes[$0].visitSlot }) {
        result.reads.insert(.visits(slot))
      }
    case .hasAnyContent:
      for expression in program.expressions.indices {
        add(expression: expression, to: &result, &expressions)
      }
    case .random, .randomRange, .randomRangeFloat, .dice: result.isRandom = true
    default: break
    }
  }

  private func addCommand(_ index: Int, to result: inout Footprint) {
    switch sites.commands[index] {
    case .start(let home), .halt(let home):
      result.reads.insert(.track(home))
      result.writes.insert(.track(home))
    case .computed: result.isUnknown = true
    case .cue, .timer, .wait, .end: break
    }
  }
}
