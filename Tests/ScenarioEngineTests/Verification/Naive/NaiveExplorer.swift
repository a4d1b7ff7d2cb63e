@testable import ScenarioEngine

/// Goes through every state of a scene, one after another, without any cleverness.
///
/// It is written from the director and the rules of the language, and shares
/// nothing with the verifier: what both say of a story has to be the same.
struct NaiveExplorer {
  let scene: NaiveScene
  private(set) var states: [NaiveState] = []
  private(set) var steps: [[NaiveStep]] = []
  /// The steps by which a run of the scene can begin.
  private(set) var beginnings: [NaiveStep] = []
  let facts = NaiveFacts()
  /// Whether there were more states than this is made for.
  private(set) var isTooLarge = false

  private var places: [NaiveState: Int] = [:]
  var machine: VirtualMachine
  private let limit: Int

  init(_ scene: NaiveScene, limit: Int) {
    self.scene = scene
    self.limit = limit
    machine = VirtualMachine(program: scene.program)
    machine.watchedBounds = scene.program.variables.indices.map { slot in
      scene.ranges.first { $0.slot == slot }?.range
    }
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
      beginnings += run(.main, state).map { $0.step(.goOn) }
    }
  }

  mutating func place(of state: NaiveState) -> Int {
    var state = state
    NaiveShape.normalize(&state.shared, scene)
    if let place = places[state] { return place }
    states.append(state)
    steps.append([])
    places[state] = states.count - 1
    return states.count - 1
  }

  /// Whether options are on show to the young person.
  func isAsked(_ state: Int) -> Bool {
    if case .choosing = (states[state].intervention?.track ?? states[state].main).place {
      true
    } else {
      false
    }
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
        var step = outcome.step(.track(home: track.home))
        (step.quickMs, step.slowMs) = (0, 0)
        found.append(step)
      }
    }
    return found + levels(state)
  }

  private mutating func front(
    _ track: NaiveTrack, _ id: TrackID, _ state: NaiveState
  ) -> [NaiveStep] {
    switch track.place {
    case .between, .answered, .beginning, .hidden:
      return run(id, state).map { $0.step(.goOn) }
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

  func obeyHeld(_ group: NaiveGroup, _ id: TrackID, _ state: inout NaiveState) {
    for command in group.beat?.held ?? [] {
      _ = NaiveTracks.obey(command, by: id, &state, scene, machine)
    }
  }

  func endBeat(_ group: NaiveGroup, _ id: TrackID, _ state: inout NaiveState) {
    obeyHeld(group, id, &state)
    let quiet = NaiveTrack.Place.choosing(NaiveGroup(timerMs: group.timerMs))
    if id == .main { state.main.place = quiet } else { state.intervention?.track.place = quiet }
  }

  // MARK: - Segments

  private struct Outcome: Equatable {
    var place: Int
    var milliseconds: Int
    /// How often was drawn on the way.
    var draws: Int

    func step(_ kind: NaiveStep.Kind) -> NaiveStep {
      NaiveStep(
        kind: kind, target: place, quickMs: milliseconds, slowMs: milliseconds, draws: draws)
    }
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
    let draws = NaiveDraws.count(of: segment.machine.state.shared.generator, since: seed)
    if segment.isCut { return draws }
    let outcome = Outcome(
      place: place(of: segment.state), milliseconds: segment.milliseconds, draws: draws)
    if !outcomes.contains(outcome) { outcomes.append(outcome) }
    return draws
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
}
