// Verification: what can be known of a scenario without playing it to a person.
//
// The explorer goes through every state that some clock could bring about: a
// state is the shared values and the place of every track, time left out. It
// runs the real machine, from one boundary between two beats to the next
// (`Explorer+Segments`), and takes every step that `Direction/` allows from
// there (`Explorer+Steps`). States are packed into a few words each
// (`StateLayout`, `SceneState`, `StateStore`) and found in the order of how many
// decisions lead to them, so that the way to each is a shortest one. What the
// states and steps mean together (ends that are out of reach, calm that needs
// luck, the longest way) is computed over the graph that remains
// (`BackwardGraph`, `DurationSearch`), and `SceneAnalysis` makes findings of all
// that. Which steps may be put off without losing any of it is `Independence`
// and decision record 0012.

/// Finds the states of a scene, and the steps between them.
struct Explorer {
  /// A node that the pedagogue can call.
  struct Intervention {
    var home: Int
    var entry: Int
    var priority: ProfileMarks.Priority?
    /// Who speaks in the node itself, a bit for each.
    var speakers: UInt32
  }

  let setup: VerificationSetup
  let program: Program
  let marks: ProfileMarks
  let sites: ScriptSites
  let independence: Independence
  let budget: Int
  /// The interventions, in the order written.
  let interventions: [Intervention]
  /// Where the level is packed, if the pedagogue can change it and it makes a difference.
  let levelPlace: StateLayout.NumberPlace?
  /// Whether a background track writes a ladder, which the director takes back.
  let tracksWriteLadders: Bool
  var machine: VirtualMachine
  var layout: StateLayout
  var store = StateStore()
  var graph = SceneGraph()
  var coverage: ScriptCoverage
  var faults: [SceneFault: FaultOccurrence] = [:]
  /// Why a step was not followed as the director would take it.
  private(set) var stepDoubts: Set<Doubt> = []
  /// What the host can set that was not tried.
  let settingDoubts: [Doubt]
  var settings: [[HostSetting]] = []
  /// The states that the scene begins in.
  var roots: [UInt32] = []
  /// How long the scene takes to each of them.
  var rootTimes: [SceneGraph.StepTime] = []
  /// The shortest beat seen before each group that can be answered early, by the group's place.
  var earlyBeats: [UInt32: UInt32] = [:]

  // What a step works with; kept so that it allocates nothing.
  var scene = SceneState()
  var words: WordBuffer
  var base: WordBuffer
  var pendingFaults: [SceneFault] = []
  var pendingStarts: [Int] = []
  var heldNow: [UInt32] = []
  var keptVariables: [Value] = []
  /// Whether the machine holds the shared values of the step that is under way.
  var isLoaded = false
  /// The shared values that were put into the machine last, and its count of writes then.
  var loadedWords: WordBuffer
  var writesWhenLoaded = -1
  /// The write that left its range, on the segment that is under way.
  var stray: StrayWrite?
  /// Whether `scene` is the state that is explored, not yet changed by a step.
  var isFresh = false
  var lastPlace = ScriptPlace.node(0)
  var segmentMs: UInt32 = 0
  /// Who speaks in the beat that began last, a bit for each.
  var beatSpeakers: UInt32 = 0
  var clockMs: UInt32 = 0
  var frontier = Frontier()
  private(set) var exploredCount = 0
  /// How often draws were made to fall otherwise; it counts against the budget as a state does.
  private var redrawCount = 0

  /// Prepares an exploration; without the pedagogue no intervention begins and no level changes.
  init(
    _ setup: VerificationSetup, budget: Int, usesReduction: Bool, includesPedagogue: Bool = true
  ) {
    self.setup = setup
    program = setup.program
    marks = setup.marks
    sites = ScriptSites(setup)
    self.budget = max(1, budget)
    interventions = includesPedagogue ? Self.interventions(setup, sites) : []
    tracksWriteLadders = setup.program.nodes.indices.contains { node in
      setup.marks.nodes[node].isBackground
        && setup.program.nodes[node].code.contains {
          setup.program.instructions[$0].opcode == .storeLadder
        }
    }
    machine = VirtualMachine(program: setup.program)
    machine.state.shared.generator.script = DrawScript()
    machine.watchedBounds = setup.bounds
    layout = StateLayout(setup, sites)
    words = WordBuffer(sharedWords: layout.wordCount)
    base = words
    loadedWords = words
    coverage = ScriptCoverage(setup.program)
    independence = Independence(setup, sites, isOn: usesReduction)
    levelPlace =
      includesPedagogue && independence.matters(Director.levelVariable)
      ? Self.levelSlot(setup).flatMap(layout.numberPlace) : nil
    let isRead = sites.isRead
    settingDoubts = setup.hostDomains.filter { domain in
      !domain.isComplete
        && setup.program.variableSlots[domain.name].map { isRead[$0] } ?? true
    }.map { .hostValue($0.name) }
  }

  private static func interventions(
    _ setup: VerificationSetup, _ sites: ScriptSites
  ) -> [Intervention] {
    let nodes = setup.program.nodes
    return nodes.indices.filter { setup.marks.nodes[$0].intervention != nil }.map { home in
      let lines = setup.program.lines.filter { $0.node == home && !$0.isOption }
      return Intervention(
        home: home, entry: nodes[home].entry, priority: setup.marks.nodes[home].priority,
        speakers: lines.reduce(0) { $0 | sites.speaker(of: $1.index) })
    }
  }

  private static func levelSlot(_ setup: VerificationSetup) -> Int? {
    guard setup.levels.count > 1,
      let slot = setup.program.variableSlots[Director.levelVariable],
      case .number = setup.program.variables[slot].initialValue
    else { return nil }
    return slot
  }

  /// Why what can be reached from a state is not known without loss.
  var doubts: Set<Doubt> {
    var doubts = stepDoubts
    if layout.lostVisits { doubts.insert(.visits) }
    if layout.lostSelections { doubts.insert(.selections) }
    return doubts
  }

  mutating func doubt(_ doubt: Doubt) { stepDoubts.insert(doubt) }

  // MARK: - Running

  /// Goes through all states from every setting, until the budget is spent or it is told to stop.
  ///
  /// `shouldStop` is asked every `statesBetweenQuestions` states, and told how many there were.
  mutating func explore(shouldStop: (Int) -> Bool = { _ in false }) {
    begin()
    exploreFrontier(shouldStop)
  }

  static let statesBetweenQuestions = 1 << 12

  /// Goes through all states that can come after the one in which a director stands.
  mutating func explore(from director: Director) {
    guard let now = SceneState(director, sites, ends: setup.ends) else { return }
    settings.append([])
    let script = machine.state.shared.generator.script
    machine.state = director.machine.state
    machine.state.shared.generator.script = script
    isLoaded = true
    writesWhenLoaded = -1
    scene = now
    beginStep()
    finishStep(SceneStep(kind: .goOn), from: nil)
    exploreFrontier()
  }

  private mutating func exploreFrontier(_ shouldStop: (Int) -> Bool = { _ in false }) {
    while let state = frontier.next() {
      if graph.isExplored[state] { continue }
      if exploredCount + redrawCount >= budget { break }
      if exploredCount % Self.statesBetweenQuestions == 0, shouldStop(exploredCount) { break }
      exploredCount += 1
      expand(state)
    }
  }

  /// Puts the first state of every setting into the frontier.
  private mutating func begin() {
    guard let start = program.nodeIndices[setup.startNode] else { return }
    for values in combinations() {
      if redrawCount >= budget { break }
      settings.append(values)
      let blank = VirtualMachine(
        program: program,
        hostValues: Dictionary(
          values.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
      machine.state.shared.generator.script?.reset()
      repeat {
        let script = machine.state.shared.generator.script
        machine.state = blank.state
        machine.state.shared.generator.script = script
        isLoaded = true
        writesWhenLoaded = -1
        scene = SceneState()
        scene.counter = UInt32(program.nodes[start].entry)
        beginStep()
        if !beginsOutOfRange(start) { runMain() }
        finishStep(SceneStep(kind: .goOn, subject: Int32(settings.count - 1)), from: nil)
      } while drawOtherwise()
    }
  }

  /// Lets the draws of a segment fall otherwise; false once all that are tried have been.
  @inline(__always)
  mutating func drawOtherwise() -> Bool {
    if machine.state.shared.generator.script?.advance() == true {
      redrawCount += 1
      return true
    }
    if machine.state.shared.generator.script?.isCutShort == true { doubtDraws() }
    return false
  }

  mutating func doubtDraws() {
    doubt(.manyDraws(program.nodes[machine.state.thread.node].name))
  }

  /// Every combination of the host's values, in the order of the domains.
  private func combinations() -> [[HostSetting]] {
    var result: [[HostSetting]] = [[]]
    for domain in setup.hostDomains where domain.values.count >= 1 {
      let values = independence.matters(domain.name) ? domain.values : [domain.values[0]]
      result = result.flatMap { earlier in
        values.map { earlier + [HostSetting(name: domain.name, value: $0)] }
      }
      if result.count > budget { break }
    }
    return result
  }
}
