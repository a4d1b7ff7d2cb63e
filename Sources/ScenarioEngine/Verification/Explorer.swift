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
  /// Variables with a range, by slot.
  let ranges: [(slot: Int, range: ClosedRange<Float>)]

  var machine: VirtualMachine
  var layout: StateLayout
  var store = StateStore()
  var graph = SceneGraph()
  var coverage: ScriptCoverage
  var faults: [SceneFault: FaultOccurrence] = [:]
  /// Whether every step was followed as the director would take it.
  var isExact = true
  /// Whether the host can set nothing that was not tried.
  let triesEverySetting: Bool
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
  /// A level that the step brings; written into the packed words.
  var newLevel: Float?
  var keptVariables: [Value] = []
  var isLoaded = false
  /// Whether `scene` is the state that is explored, not yet changed by a step.
  var isFresh = false
  var lastPlace = ScriptPlace.node(0)
  var segmentMs: UInt32 = 0
  var clockMs: UInt32 = 0
  private(set) var frontier = Frontier()
  private(set) var exploredCount = 0

  /// Prepares an exploration; without the pedagogue no intervention begins and no level changes.
  init(
    _ setup: VerificationSetup, budget: Int, usesReduction: Bool, includesPedagogue: Bool = true
  ) {
    self.setup = setup
    program = setup.program
    marks = setup.marks
    sites = ScriptSites(setup)
    self.budget = max(1, budget)
    interventions =
      includesPedagogue
      ? setup.program.nodes.indices.filter { setup.marks.nodes[$0].intervention != nil }.map {
        Intervention(
          home: $0, entry: setup.program.nodes[$0].entry, priority: setup.marks.nodes[$0].priority)
      } : []
    tracksWriteLadders = setup.program.nodes.indices.contains { node in
      setup.marks.nodes[node].isBackground
        && setup.program.nodes[node].code.contains {
          setup.program.instructions[$0].opcode == .storeLadder
        }
    }
    ranges = setup.program.variables.enumerated().compactMap { slot, variable in
      guard variable.ladder == nil, let range = setup.numberRanges[variable.name] ?? variable.range
      else { return nil }
      return (slot, range)
    }
    machine = VirtualMachine(program: setup.program)
    machine.state.shared.generator.script = DrawScript()
    layout = StateLayout(setup, sites)
    words = WordBuffer(sharedWords: layout.wordCount)
    base = words
    coverage = ScriptCoverage(setup.program)
    independence = Independence(setup, sites, isOn: usesReduction)
    levelPlace =
      includesPedagogue && independence.matters(Director.levelVariable)
      ? Self.levelSlot(setup).flatMap(layout.numberPlace) : nil
    let isRead = sites.isRead
    triesEverySetting = setup.hostDomains.allSatisfy { domain in
      domain.isComplete
        || setup.program.variableSlots[domain.name].map { !isRead[$0] } == true
    }
  }

  private static func levelSlot(_ setup: VerificationSetup) -> Int? {
    guard setup.levels.count > 1,
      let slot = setup.program.variableSlots[Director.levelVariable],
      case .number = setup.program.variables[slot].initialValue
    else { return nil }
    return slot
  }

  // MARK: - Running

  /// Goes through all states from every setting, or until the budget is spent.
  mutating func explore(_ progress: (Int) -> Void = { _ in }) {
    begin()
    exploreFrontier(progress)
  }

  private static let statesBetweenReports = 1 << 15

  /// Goes through all states that can come after the one in which a director stands.
  mutating func explore(from director: Director) {
    guard let now = SceneState(director, sites, ends: setup.ends) else { return }
    settings.append([])
    let script = machine.state.shared.generator.script
    machine.state = director.machine.state
    machine.state.shared.generator.script = script
    isLoaded = true
    scene = now
    beginStep()
    finishStep(SceneStep(kind: .goOn), from: nil)
    exploreFrontier()
  }

  private mutating func exploreFrontier(_ progress: (Int) -> Void = { _ in }) {
    while let state = frontier.next() {
      if graph.isExplored[state] { continue }
      if exploredCount >= budget { break }
      exploredCount += 1
      if exploredCount % Self.statesBetweenReports == 0 { progress(exploredCount) }
      expand(state)
    }
  }

  /// Puts the first state of every setting into the frontier.
  private mutating func begin() {
    guard let start = program.nodeIndices[setup.startNode] else { return }
    for values in combinations() {
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
        scene = SceneState()
        scene.counter = UInt32(program.nodes[start].entry)
        beginStep()
        runMain()
        finishStep(SceneStep(kind: .goOn, subject: Int32(settings.count - 1)), from: nil)
      } while machine.state.shared.generator.script?.advance() == true
    }
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

  // MARK: - Steps

  /// Forgets what the step before noted.
  mutating func beginStep() {
    if !pendingFaults.isEmpty { pendingFaults.removeAll(keepingCapacity: true) }
    if !pendingStarts.isEmpty { pendingStarts.removeAll(keepingCapacity: true) }
    segmentMs = 0
    newLevel = nil
  }

  /// Packs where the step led, and connects it with where it came from.
  mutating func finishStep(_ step: SceneStep, from state: Int?) {
    isFresh = false
    runInertTracks()
    if !scene.fits {
      isExact = false
      return
    }
    words.removeAll()
    if isLoaded {
      layout.pack(machine.state.shared, into: &words)
    } else {
      for index in 0..<layout.wordCount { words.append(base[index]) }
    }
    if let newLevel, let levelPlace { layout.write(newLevel, at: levelPlace, into: &words) }
    scene.pack(into: &words)
    connect(state, step)
  }

  /// Adds the state in `words` where it is new, the edge to it, and the faults of the step.
  mutating func connect(_ state: Int?, _ plain: SceneStep) {
    var step = plain
    var distance = state.map { graph.distances[$0] } ?? Distance(decisions: 0, tracks: 0)
    let isFree = keepDraws(of: &step)
    switch step.kind {
    case .answer, .silence, .intervention, .level: distance.decisions += 1
    case .track:
      if isFree { distance.tracks += 1 } else { distance.decisions += 1 }
    case .goOn, .beatOver:
      if !isFree, state != nil { distance.decisions += 1 }
    }
    for fault in pendingFaults { note(fault, state, step, distance) }
    let known = store.count
    let target = store.insert(words)
    if target == known { graph.addState() }
    if distance < graph.distances[target], !graph.isExplored[target] {
      graph.distances[target] = distance
      graph.parents[target] = UInt32(truncatingIfNeeded: state ?? target)
      graph.steps[target] = step
      frontier.add(target, at: distance)
    }
    guard state != nil else {
      roots.append(UInt32(truncatingIfNeeded: target))
      rootTimes.append(SceneGraph.StepTime(shortestMs: earlyMs, longestMs: segmentMs))
      return
    }
    graph.edges.append(
      SceneGraph.Edge(
        target: UInt32(truncatingIfNeeded: target), kind: step.kind,
        time: stepTime(of: step)))
  }

  /// Writes down how the draws of a step fell; true where there were none.
  private mutating func keepDraws(of step: inout SceneStep) -> Bool {
    guard isLoaded, drewSomething, let script = machine.state.shared.generator.script else {
      return true
    }
    if !script.isComplete { isExact = false }
    step.firstDraw = UInt32(truncatingIfNeeded: graph.draws.count)
    step.drawCount = UInt32(truncatingIfNeeded: script.draws.count)
    for draw in script.draws { graph.draws.append(draw.value + 1) }
    return false
  }

  /// Whether the step that is under way drew by chance.
  var drewSomething: Bool { machine.state.shared.generator.script?.draws.isEmpty == false }

  mutating func note(
    _ fault: SceneFault, _ state: Int?, _ step: SceneStep, _ distance: Distance
  ) {
    if let known = faults[fault], known.distance <= distance { return }
    faults[fault] = FaultOccurrence(
      state: state.map { UInt32(truncatingIfNeeded: $0) }, step: step, distance: distance)
  }

  /// A number that is outside its range; it ends the way, since what follows would prove nothing.
  var strayed: Int? {
    for (slot, range) in ranges {
      if case .number(let number) = machine.state.shared.variables[slot], !range.contains(number) {
        return slot
      }
    }
    return nil
  }

  // MARK: - Times

  /// How long a step takes; a beat counts on the step that begins it, a clock on the answer.
  private func stepTime(of step: SceneStep) -> SceneGraph.StepTime {
    switch step.kind {
    case .goOn: return SceneGraph.StepTime(shortestMs: earlyMs, longestMs: segmentMs)
    case .answer: return SceneGraph.StepTime(shortestMs: 0, longestMs: clockMs)
    case .silence: return SceneGraph.StepTime(shortestMs: clockMs, longestMs: clockMs)
    case .beatOver:
      let time = earlyBeats[base[layout.wordCount] & 0xFF_FFFF]
      return SceneGraph.StepTime(shortestMs: time ?? 0, longestMs: 0)
    case .intervention, .level, .track: return SceneGraph.StepTime()
    }
  }

  /// A beat that an answer can cut need not take any time.
  private var earlyMs: UInt32 {
    scene.intervention == 0 && scene.phase == .soundingGroup ? 0 : segmentMs
  }
}
