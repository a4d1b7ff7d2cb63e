/// Works out, for every place where a track can stand, what its next segment can touch.
///
/// Goes through the instructions from a boundary to every boundary that can come
/// next, whatever the values are; a node's end leads back to every detour to it.
struct SegmentReader {
  private struct Segment {
    var footprint = Footprint()
    /// Where the track can stand after it.
    var next: Set<Int> = []
    /// Whether it looks further ahead than to the next boundary.
    var looksAhead = false
  }

  private let program: Program
  private let marks: ProfileMarks
  private let sites: ScriptSites
  private let reader: FootprintReader
  /// By node: where the detours to it go on.
  private var returns: [Int: [Int]] = [:]
  /// The nodes that detour, whose visit counts a jump out of a detour raises.
  private var callers: Set<Int> = []

  init(_ setup: VerificationSetup, _ sites: ScriptSites, _ reader: FootprintReader) {
    program = setup.program
    marks = setup.marks
    self.sites = sites
    self.reader = reader
    for (index, instruction) in program.instructions.enumerated()
    where instruction.opcode == .detourToNode {
      returns[instruction.index, default: []].append(index + 1)
      callers.insert(Int(sites.nodes[index]))
    }
  }

  /// By instruction: whether a segment that begins there is independent of what goes on beside it.
  ///
  /// Of every ring of such segments one is left out, so that nothing is put off for ever.
  func freePlaces(beside other: Footprint) -> [Bool] {
    var isFree = Array(repeating: false, count: program.instructions.count + 1)
    var next: [Int: Set<Int>] = [:]
    for place in boundaries {
      let segment = segment(from: place)
      if segment.looksAhead || segment.footprint.isRandom
        || segment.footprint.conflicts(with: other)
      {
        continue
      }
      isFree[place] = true
      next[place] = segment.next
    }
    breakRings(&isFree, next)
    return isFree
  }

  /// Where a track can stand between two segments.
  private var boundaries: [Int] {
    var places: [Int] = program.nodes.map(\.entry)
    for (index, instruction) in program.instructions.enumerated() {
      switch instruction.opcode {
      case .runLine, .runCommand: places.append(index + 1)
      case .showOptions:
        for option in 0..<Int(instruction.count) { places.append(index + 1 + option) }
      default: break
      }
    }
    return places
  }

  /// Takes out every place that leads back to one that the search came through.
  private func breakRings(_ isFree: inout [Bool], _ next: [Int: Set<Int>]) {
    enum Colour { case new, open, done }
    var colours: [Int: Colour] = [:]
    for root in next.keys.sorted() where colours[root] == nil {
      var calls: [(place: Int, rest: [Int])] = [(root, next[root]?.sorted() ?? [])]
      colours[root] = .open
      while var call = calls.popLast() {
        guard let target = call.rest.popLast() else {
          colours[call.place] = .done
          continue
        }
        calls.append(call)
        switch colours[target] ?? .new {
        case .open: isFree[call.place] = false
        case .done: break
        case .new:
          guard let further = next[target] else { continue }
          colours[target] = .open
          calls.append((target, further.sorted()))
        }
      }
    }
  }

  private func segment(from start: Int) -> Segment {
    var segment = Segment()
    var expressions: Set<Int> = []
    var seen: Set<Int> = [start]
    var waiting = [start]
    while let index = waiting.popLast() {
      _ = reader.add(index, to: &segment.footprint, &expressions)
      for target in successors(of: index, &segment) where seen.insert(target).inserted {
        waiting.append(target)
      }
    }
    return segment
  }

  /// Where the segment can go on behind an instruction.
  private func successors(of index: Int, _ segment: inout Segment) -> [Int] {
    let instruction = program.instructions[index]
    switch instruction.opcode {
    case .jump: return [instruction.index]
    case .jumpIfFalse: return [index + 1, instruction.index]
    case .detourToNode: return [program.nodes[instruction.index].entry]
    case .jumpToNode:
      leave(Int(sites.nodes[index]), isJump: true, &segment)
      return [program.nodes[instruction.index].entry]
    case .endNode:
      let node = Int(sites.nodes[index])
      leave(node, isJump: false, &segment)
      return returns[node] ?? []
    case .selectContent:
      var places: [Int] = []
      var place = index + 1
      while program.instructions[place].opcode == .jump {
        places.append(place)
        place += 1
      }
      return places
    case .runLine:
      let lineMarks = marks.lines[instruction.index]
      if lineMarks.contains(.interruptible) || lineMarks.contains(.leads) {
        segment.looksAhead = true
      }
      segment.next.insert(index + 1)
      return []
    case .runCommand: return behindCommand(index, &segment)
    case .stop, .showOptions, .jumpToNamedNode, .detourToNamedNode, .endExpression: return []
    default: return [index + 1]
    }
  }

  private func behindCommand(_ index: Int, _ segment: inout Segment) -> [Int] {
    switch sites.commands[program.instructions[index].index] {
    case .wait:
      segment.next.insert(index + 1)
      return []
    case .end: return []
    case .cue, .timer, .start, .halt, .computed: return [index + 1]
    }
  }

  private func leave(_ node: Int, isJump: Bool, _ segment: inout Segment) {
    reader.addVisit(of: node, to: &segment.footprint)
    guard isJump else { return }
    for caller in callers { reader.addVisit(of: caller, to: &segment.footprint) }
  }
}
