import ScenarioEngine

/// Whoever listens to a walk: its lines and options as they come.
protocol WalkListener {
  mutating func line(_ line: LineInfo, _ substitutions: ArraySlice<String>)
  mutating func option(_ line: LineInfo, _ substitutions: ArraySlice<String>)
}

/// A walk through a story that chooses by a fixed generator, as the peers' walks do.
///
/// A story that ends begins again.
struct StoryWalk {
  private var machine: VirtualMachine
  private var picks = ChoicePicks()
  private let start: String

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
      let chosen: Int?
      switch try machine.advance() {
      case .line(let index):
        listener.line(machine.program.lines[index], machine.texts[...])
        continue
      case .options: chosen = choice(among: machine.offers, &listener)
      case .finished:
        endsSeen += 1
        try begin(again: endsSeen)
        continue
      default: continue
      }
      // The group is given back by now, so that the machine can use its memory again.
      guard let chosen else {
        try machine.selectNone()
        continue
      }
      return try machine.select(chosen)
    }
  }

  /// Hears the options and draws one that can be taken, by its index.
  private mutating func choice(
    among offers: borrowing [Offer], _ listener: inout some WalkListener
  ) -> Int? {
    var available = 0
    for index in offers.indices {
      let offer = offers[index]
      listener.option(machine.program.lines[offer.lineIndex], machine.substitutions(of: offer))
      if offer.isAvailable { available += 1 }
    }
    guard available > 0 else { return nil }
    var skipped = picks.next(below: available)
    for index in offers.indices where offers[index].isAvailable {
      if skipped == 0 { return index }
      skipped -= 1
    }
    return nil
  }

  private mutating func begin(again endsSeen: Int) throws {
    guard endsSeen < 3 else {
      throw UserError(
        .other(en: "the story offers no choice.", da: "historien har ingen svarmuligheder."))
    }
    try machine.start(node: start)
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
