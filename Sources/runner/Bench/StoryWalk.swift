import ScenarioEngine

/// Whoever listens to a walk: its lines and options as they come.
protocol WalkListener {
  mutating func line(_ line: LineInfo, _ substitutions: [String])
  mutating func option(_ line: LineInfo, _ substitutions: [String])
}

/// A walk through a story that chooses by a fixed generator, as the peers' walks do.
///
/// A story that ends begins again; `restarts` counts.
struct StoryWalk {
  private var machine: VirtualMachine
  private var picks = ChoicePicks()
  private let start: String
  private(set) var restarts = 0

  /// - Throws: `UserError` when the script has no node.
  init(program: Program) throws {
    guard let first = program.node(named: "Start") ?? program.nodes.first else {
      throw UserError(.other(en: "the script has no node.", da: "manuskriptet har ingen knude."))
    }
    machine = VirtualMachine(program: program)
    start = first.name
    try machine.start(node: start)
  }

  /// Goes on to the next group of options and takes one of them.
  ///
  /// - Throws: `MachineError`, or `UserError` when the story ends without a choice.
  mutating func takeChoice(_ listener: inout some WalkListener) throws {
    var endsSeen = 0
    while true {
      switch try machine.next() {
      case .line(let line):
        listener.line(machine.program.lines[line.lineIndex], line.substitutions)
      case .options(let group):
        for option in group.options {
          listener.option(machine.program.lines[option.lineIndex], option.substitutions)
        }
        if try choose(group) { return }
      case .finished:
        endsSeen += 1
        guard endsSeen < 3 else {
          throw UserError(
            .other(en: "the story offers no choice.", da: "historien har ingen valg."))
        }
        restarts += 1
        try machine.start(node: start)
      default: break
      }
    }
  }

  /// Takes one of the options that can be taken; false when there is none.
  private mutating func choose(_ group: OfferedGroup) throws -> Bool {
    let available = group.options.count(where: \.isAvailable)
    guard available > 0 else {
      try machine.selectNone()
      return false
    }
    var skipped = picks.next(below: available)
    for (index, option) in group.options.enumerated() where option.isAvailable {
      if skipped == 0 {
        try machine.select(index)
        break
      }
      skipped -= 1
    }
    return true
  }
}

/// The choices of a walk: a linear congruential generator of 31 bits with a fixed seed.
///
/// A benchmark's walk must be the same in every engine, in whatever language it
/// is written; this generator is four operations in any of them.
struct ChoicePicks {
  private var state: UInt64 = 12_345

  /// A number from 0 up to, not including, a bound.
  mutating func next(below bound: Int) -> Int {
    state = (state &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
    return Int(Double(state) / Double(0x7FFF_FFFF) * Double(bound)) % bound
  }
}
