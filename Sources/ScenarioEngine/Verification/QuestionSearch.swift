/// Goes through the questions before and after a scene, from every state in which they can be asked.
///
/// They see the scene's values and write none of them, so it is enough to ask
/// them once for each set of the values that they read. After a STOP they can
/// begin in any state.
struct QuestionSearch {
  /// More states of questions than this are no questionnaire.
  private static let stateLimit = 20_000

  private let setup: VerificationSetup
  private let program: Program
  private let sites: ScriptSites
  private(set) var coverage: ScriptCoverage
  private(set) var faults: [SceneFault: FaultOccurrence] = [:]
  /// Why not all of the questions was gone through.
  private(set) var doubts: Set<Doubt> = []
  /// How often draws may fall otherwise; as the explorer's.
  private var budget: Int

  init(_ explorer: Explorer) {
    setup = explorer.setup
    program = explorer.program
    sites = explorer.sites
    coverage = explorer.coverage
    budget = explorer.budget
  }

  /// Asks the questions before the scene for every setting, and those after it for every state.
  mutating func explore(_ explorer: Explorer) {
    if let node = setup.baselineNode.flatMap({ program.nodeIndices[$0] }) {
      for values in explorer.settings {
        let machine = VirtualMachine(
          program: program,
          hostValues: Dictionary(
            values.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
        ask(node, machine, in: nil)
      }
    }
    guard let node = setup.reflectionNode.flatMap({ program.nodeIndices[$0] }) else { return }
    let footprint = FootprintReader(program, sites).footprint(ofNode: node)
    var mask = explorer.layout.mask(of: footprint)
    if footprint.isUnknown { mask = mask.map { _ in .max } }
    var known = StateStore()
    var words = WordBuffer(sharedWords: mask.count)
    for state in 0..<explorer.store.count {
      words.removeAll()
      for place in mask.indices {
        words.append(explorer.store.word(place, of: state) & mask[place])
      }
      let count = known.count
      guard known.insert(words) == count else { continue }
      var machine = explorer.machine
      explorer.store.copy(state, into: &words)
      explorer.layout.unpack(words, into: &machine.state.shared)
      ask(node, machine, in: state)
    }
  }

  /// Runs the questions of a node, whatever is answered and however draws fall.
  private mutating func ask(_ node: Int, _ blank: VirtualMachine, in state: Int?) {
    var machine = blank
    machine.state.thread = ThreadState()
    machine.state.thread.counter = program.nodes[node].entry
    machine.state.thread.node = node
    machine.state.thread.executionState = .running
    var waiting = [machine.state]
    var known: Set<MachineState> = []
    while let next = waiting.popLast() {
      guard known.count < Self.stateLimit else {
        doubts.insert(.manyQuestions)
        return
      }
      machine.state = next
      machine.state.shared.generator.script = DrawScript()
      repeat {
        let script = machine.state.shared.generator.script
        machine.state = next
        machine.state.shared.generator.script = script
        for reached in step(&machine, state) where known.insert(reached).inserted {
          waiting.append(reached)
        }
      } while drawOtherwise(&machine)
    }
  }

  /// Lets the draws up to a question fall otherwise; false once all that are tried have been.
  private mutating func drawOtherwise(_ machine: inout VirtualMachine) -> Bool {
    let isOther = machine.state.shared.generator.script?.advance() == true
    if machine.state.shared.generator.script?.isComplete == false { doubts.insert(.manyOutcomes) }
    if machine.state.shared.generator.script?.isCutShort == true { doubtDraws(machine) }
    if isOther, budget == 0 { doubts.insert(.manyQuestions) }
    guard isOther, budget > 0 else { return false }
    budget -= 1
    return true
  }

  private mutating func doubtDraws(_ machine: VirtualMachine) {
    doubts.insert(.manyDraws(program.nodes[machine.state.thread.node].name))
  }

  /// Runs to the next question or choice; gives the states behind it.
  private mutating func step(_ machine: inout VirtualMachine, _ state: Int?) -> [MachineState] {
    var place = sites.places[machine.state.thread.counter]
    while true {
      do throws(MachineError) {
        let event = try machine.advance()
        if machine.state.shared.generator.script?.isOverdrawn == true {
          doubtDraws(machine)
          return []
        }
        switch event {
        case .line(let line):
          coverage.lines[line] = true
          return [machine.state]
        case .options: return try choices(&machine)
        case .nodeEntered(let node):
          coverage.nodes[node] = true
          place = .node(node)
        case .returned, .command: break
        case .finished: return []
        }
      } catch {
        note(error, at: place, state)
        return []
      }
    }
  }

  /// Every option that can be taken, and the question left unanswered.
  private mutating func choices(
    _ machine: inout VirtualMachine
  ) throws(MachineError) -> [MachineState] {
    var result: [MachineState] = []
    let offered = machine.state
    for (index, offer) in machine.offers.enumerated() {
      coverage.offered[offer.lineIndex] = true
      guard offer.isAvailable else { continue }
      coverage.lines[offer.lineIndex] = true
      machine.state = offered
      try machine.select(index)
      result.append(machine.state)
    }
    machine.state = offered
    try machine.selectNone()
    result.append(machine.state)
    return result
  }

  private mutating func note(_ error: MachineError, at place: ScriptPlace, _ state: Int?) {
    let fault = SceneFault(kind: .error(error), place: place)
    if faults[fault] != nil { return }
    faults[fault] = FaultOccurrence(
      state: state.map { UInt32(truncatingIfNeeded: $0) }, step: nil,
      distance: Distance(decisions: 0, tracks: 0))
  }
}
