@testable import ScenarioEngine

/// Goes through every state of a scene, one after another, without any cleverness.
///
/// It is written from the director and the rules of the language, and shares
/// nothing with the verifier: what both say of a story has to be the same.
struct NaiveExplorer {
  let scene: NaiveScene
  private(set) var states: [NaiveState] = []
  private(set) var steps: [[NaiveStep]] = []
  /// The states in which a run of the scene can begin.
  private(set) var starts: [Int] = []
  let facts = NaiveFacts()
  /// Whether there were more states than this is made for.
  private(set) var isTooLarge = false

  private var places: [NaiveState: Int] = [:]
  private var machine: VirtualMachine
  private let limit: Int

  init(_ scene: NaiveScene, limit: Int) {
    self.scene = scene
    self.limit = limit
    machine = VirtualMachine(program: scene.program)
    begin()
    var next = 0
    while next < states.count {
      if states.count > limit {
        isTooLarge = true
        return
      }
      steps[next] = expand(next)
      next += 1
    }
    if let node = scene.reflectionNode { reflect(node) }
  }

  // MARK: - States

  private mutating func begin() {
    for values in scene.settings {
      var first = VirtualMachine(program: scene.program, hostValues: values)
      guard (try? first.start(node: scene.startNode)) != nil else { continue }
      let state = NaiveState(
        shared: first.state.shared,
        main: NaiveTrack(thread: first.state.thread, place: .answered(mayIntervene: false)))
      for outcome in run(.main, state) where !starts.contains(outcome.place) {
        starts.append(outcome.place)
        startMs[outcome.place] = outcome.milliseconds
      }
    }
  }

  /// How long the first beat takes.
  private(set) var startMs: [Int: Int] = [:]

  private mutating func place(of state: NaiveState) -> Int {
    var state = state
    NaiveShape.normalize(&state.shared, scene)
    if let place = places[state] { return place }
    states.append(state)
    steps.append([])
    places[state] = states.count - 1
    return states.count - 1
  }

  // MARK: - Steps

  private mutating func expand(_ index: Int) -> [NaiveStep] {
    let state = states[index]
    guard state.over == nil else { return [] }
    var found: [NaiveStep] = []
    if let intervention = state.intervention {
      found += front(intervention.track, .intervention, state)
    } else {
      found += front(state.main, .main, state)
      found += interventions(state)
    }
    if state.intervention != nil, case .hidden(var group) = state.main.place,
      group.beat != nil
    {
      var next = state
      group.beat = nil
      next.main.place = .hidden(group)
      found.append(NaiveStep(kind: .beatOver, target: place(of: next)))
    }
    for track in state.background {
      for outcome in run(.background(track.home), state) {
        found.append(NaiveStep(kind: .track(home: track.home), target: outcome.place))
      }
    }
    return found + levels(state)
  }

  private mutating func front(
    _ track: NaiveTrack, _ id: TrackID, _ state: NaiveState
  ) -> [NaiveStep] {
    switch track.place {
    case .between, .answered, .beginning, .hidden:
      return run(id, state).map {
        NaiveStep(
          kind: .goOn, target: $0.place, quickMs: $0.milliseconds, slowMs: $0.milliseconds)
      }
    case .choosing(let group):
      var found = answers(track, group, id, state)
      if let beat = group.beat {
        var next = state
        endBeat(group, id, &next)
        found.append(
          NaiveStep(
            kind: .beatOver, target: place(of: next), quickMs: beat.milliseconds,
            slowMs: beat.milliseconds))
      }
      return found
    case .over: return []
    }
  }

  private mutating func answers(
    _ track: NaiveTrack, _ group: NaiveGroup, _ id: TrackID, _ state: NaiveState
  ) -> [NaiveStep] {
    var found: [NaiveStep] = []
    for (index, offer) in track.thread.offered.enumerated() where offer.isAvailable {
      let isSilence = scene.marks.lines[offer.lineIndex].contains(.silence)
      if isSilence, group.timerMs == nil || group.beat != nil { continue }
      var next = state
      obeyHeld(group, id, &next)
      machine.state = MachineState(shared: next.shared, thread: track.thread)
      guard (try? machine.select(index)) != nil else { continue }
      next.shared = machine.state.shared
      let after = NaiveTrack(
        thread: machine.state.thread,
        place: .answered(mayIntervene: id == .main && group.beat != nil))
      if id == .main { next.main = after } else { next.intervention?.track = after }
      let slowMs = (group.timerMs ?? 0) + (group.beat?.milliseconds ?? 0)
      found.append(
        NaiveStep(
          kind: isSilence ? .silence(line: offer.lineIndex) : .answer(line: offer.lineIndex),
          target: place(of: next), quickMs: isSilence ? slowMs : 0, slowMs: slowMs))
    }
    return found
  }

  private func obeyHeld(_ group: NaiveGroup, _ id: TrackID, _ state: inout NaiveState) {
    for command in group.beat?.held ?? [] {
      _ = NaiveTracks.obey(command, by: id, &state, scene, machine)
    }
  }

  private func endBeat(_ group: NaiveGroup, _ id: TrackID, _ state: inout NaiveState) {
    obeyHeld(group, id, &state)
    let quiet = NaiveTrack.Place.choosing(NaiveGroup(timerMs: group.timerMs))
    if id == .main { state.main.place = quiet } else { state.intervention?.track.place = quiet }
  }

  // MARK: - The pedagogue

  private mutating func interventions(_ state: NaiveState) -> [NaiveStep] {
    var found: [NaiveStep] = []
    for home in scene.interventions where mayBegin(home, state) {
      guard let thread = try? machine.makeThread(atNode: scene.program.nodes[home].name) else {
        continue
      }
      var next = state
      hide(&next)
      let track = NaiveTrack(thread: thread, place: .beginning)
      next.intervention = NaiveIntervention(home: home, track: track)
      found.append(NaiveStep(kind: .intervention(home: home), target: place(of: next)))
    }
    return found
  }

  private func mayBegin(_ home: Int, _ state: NaiveState) -> Bool {
    let priority = scene.priority(home)
    switch state.main.place {
    case .between, .answered(mayIntervene: true): return priority != .skip
    case .answered(mayIntervene: false), .beginning, .hidden, .over: return false
    case .choosing(let group):
      return group.beat == nil || priority == .parallel
    }
  }

  private func hide(_ state: inout NaiveState) {
    guard case .choosing(var group) = state.main.place else { return }
    obeyHeld(group, .main, &state)
    group.beat?.held = []
    state.main.place = .hidden(group)
    state.main.thread.offered = []
    state.main.thread.offeredTexts = []
  }

  private mutating func levels(_ state: NaiveState) -> [NaiveStep] {
    guard scene.levels.count > 1, let slot = scene.program.variableSlots["level"] else { return [] }
    var found: [NaiveStep] = []
    for level in scene.levels where state.shared.variables[slot] != .number(Float(level)) {
      var next = state
      guard changesPlace(&next) else { continue }
      next.shared.variables[slot] = .number(Float(level))
      found.append(NaiveStep(kind: .level, target: place(of: next)))
    }
    return found
  }

  /// Where the director takes up a new level: at a boundary, and where a beat before a group is over.
  private func changesPlace(_ state: inout NaiveState) -> Bool {
    if var track = state.intervention?.track {
      guard let place = changed(track.place, .intervention, &state) else { return false }
      track.place = place
      state.intervention?.track = track
      return true
    }
    guard let place = changed(state.main.place, .main, &state) else { return false }
    state.main.place = place
    return true
  }

  private func changed(
    _ place: NaiveTrack.Place, _ id: TrackID, _ state: inout NaiveState
  ) -> NaiveTrack.Place? {
    switch place {
    case .between, .answered, .beginning: return place
    case .choosing(let group) where group.beat != nil:
      endBeat(group, id, &state)
      return .choosing(NaiveGroup(timerMs: group.timerMs))
    case .choosing, .hidden, .over: return nil
    }
  }

  // MARK: - Segments

  private struct Outcome {
    var place: Int
    var milliseconds: Int
  }

  /// Every way in which a track's next segment can go: one, but where something is drawn.
  private mutating func run(_ id: TrackID, _ state: NaiveState) -> [Outcome] {
    var outcomes: [Outcome] = []
    var most = 0
    var tried = 0
    while tried <= most {
      guard let seeds = NaiveDraws.shared.seeds(draws: tried) else {
        isTooLarge = true
        break
      }
      for seed in seeds { most = max(most, run(id, state, seed: seed, &outcomes)) }
      tried += 1
    }
    return outcomes
  }

  /// Runs with one seed; gives how often was drawn.
  private mutating func run(
    _ id: TrackID, _ state: NaiveState, seed: UInt64, _ outcomes: inout [Outcome]
  ) -> Int {
    var segment = begin(id, state, seed: seed)
    segment.run()
    if !segment.isCut {
      let place = place(of: segment.state)
      if !outcomes.contains(where: { $0.place == place }) {
        outcomes.append(Outcome(place: place, milliseconds: segment.milliseconds))
      }
    }
    return NaiveDraws.count(of: segment.machine.state.shared.generator, since: seed)
  }

  private func begin(_ id: TrackID, _ state: NaiveState, seed: UInt64) -> NaiveSegment {
    var copy = machine
    let thread: ThreadState
    switch id {
    case .main: thread = state.main.thread
    case .intervention: thread = state.intervention?.track.thread ?? ThreadState()
    case .background(let home):
      thread = state.background.first { $0.home == home }?.thread ?? ThreadState()
    }
    copy.state = MachineState(shared: state.shared, thread: thread)
    copy.state.shared.generator = SeededGenerator(seed: seed)
    return NaiveSegment(scene, id, state, copy, facts)
  }

  // MARK: - Questions

  /// The questions after the scene can begin with whatever the scene's variables are.
  private mutating func reflect(_ node: String) {
    for shared in Set(states.map(\.shared)) {
      var waiting: [VirtualMachine] = []
      var copy = machine
      copy.state = MachineState(shared: shared, thread: ThreadState())
      guard (try? copy.start(node: node)) != nil else { continue }
      for seed in NaiveDraws.shared.seeds(draws: 2) ?? [] {
        copy.state.shared.generator = SeededGenerator(seed: seed)
        waiting.append(copy)
      }
      while var next = waiting.popLast() { ask(&next, &waiting) }
    }
  }

  private mutating func ask(_ machine: inout VirtualMachine, _ waiting: inout [VirtualMachine]) {
    while let yield = try? machine.next() {
      switch yield {
      case .line(let line): facts.lines.insert(line.lineIndex)
      case .nodeEntered(let node): facts.nodes.insert(node)
      case .options(let group):
        for (index, option) in group.options.enumerated() where option.isAvailable {
          facts.options.insert(option.lineIndex)
          var copy = machine
          if (try? copy.select(index)) != nil { waiting.append(copy) }
        }
        guard (try? machine.selectNone()) != nil else { return }
      case .command, .returned: break
      case .finished: return
      }
    }
  }
}

/// What of the shared state tells two states apart.
enum NaiveShape {
  static func normalize(_ shared: inout SharedState, _ scene: NaiveScene) {
    shared.generator = SeededGenerator(seed: 0)
    for slot in shared.visits.indices {
      shared.visits[slot] = min(shared.visits[slot], scene.visitCaps[slot])
    }
    // What counts of the views is how they differ.
    let fewest = shared.contentViews.min() ?? 0
    for place in shared.contentViews.indices { shared.contentViews[place] -= fewest }
  }
}
