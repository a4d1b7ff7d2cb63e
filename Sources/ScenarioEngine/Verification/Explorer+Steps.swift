// The steps that lead out of a state.

extension Explorer {
  /// Takes every step out of a state.
  mutating func expand(_ state: Int) {
    store.copy(state, into: &base)
    graph.isExplored[state] = true
    let first = graph.edges.count
    isFresh = false
    restore()
    if !scene.isOver {
      let isFree =
        isAccompanied && !scene.frontPhase.isGroup && independence.isFree(at: scene)
      if !(isFree && goesOnAlone(state)) { expandFully(state) }
    }
    graph.edgeRanges[state] = first..<graph.edges.count
  }

  /// Whether anything could happen beside the front track.
  private var isAccompanied: Bool {
    !interventions.isEmpty || levelPlace != nil || !scene.tracks.isEmpty
  }

  private mutating func expandFully(_ state: Int) {
    restore()
    let (tracks, isInterrupted) = (scene.tracks.count, scene.intervention != 0)
    switch scene.frontPhase {
    case .boundary, .answered, .answeredEarly:
      goOn(state)
      changeLevel(state)
    case .group: answer(state)
    case .soundingGroup:
      answer(state)
      endBeat(state)
    case .ended, .failed: break
    }
    for place in 0..<tracks { stepTrack(state, place) }
    if !isInterrupted, !interventions.isEmpty { intervene(state) }
  }

  /// Makes `scene` the state that is explored again.
  private mutating func restore() {
    if isFresh { return }
    isFresh = true
    scene.unpack(base, from: layout.wordCount)
    isLoaded = false
    beginStep()
  }

  // MARK: - Going on

  /// The front track's next segment, however draws fall.
  private mutating func goOn(_ state: Int) {
    machine.state.shared.generator.script?.reset()
    repeat {
      restore()
      loadShared()
      if scene.intervention == 0 { runMain() } else { runIntervention() }
      finishStep(SceneStep(kind: .goOn), from: state)
    } while drawOtherwise()
  }

  /// Takes the front track's segment alone, if it turns out to be free.
  ///
  /// Free means that nothing else that could happen here would make a
  /// difference to it or see one: see decision record 0012. Draws, faults, groups
  /// and ends make a segment that is not.
  private mutating func goesOnAlone(_ state: Int) -> Bool {
    machine.state.shared.generator.script?.reset()
    restore()
    loadShared()
    let home = scene.intervention
    if home == 0 { runMain() } else { runIntervention() }
    let isFree =
      scene.frontPhase == .boundary && scene.intervention == home && pendingFaults.isEmpty
      && !drewSomething
    if isFree { finishStep(SceneStep(kind: .goOn), from: state) }
    isFresh = false
    return isFree
  }

  /// A background track's next segment.
  private mutating func stepTrack(_ state: Int, _ place: Int) {
    machine.state.shared.generator.script?.reset()
    repeat {
      restore()
      loadShared()
      let home = Int32(scene.tracks[place])
      runTrack(place)
      finishStep(SceneStep(kind: .track, subject: home), from: state)
    } while drawOtherwise()
  }

  // MARK: - The young person

  /// Each option that can be taken; silence where a clock runs, which it does once the beat is over.
  private mutating func answer(_ state: Int) {
    restore()
    guard let group = sites.group(at: scene.frontCounter) else { return }
    let isTimed = scene.intervention == 0 && scene.timer != 0 && scene.phase == .group
    for (option, line) in group.lines.enumerated() {
      restore()
      guard scene.isAvailable(option) else { continue }
      let isSilence = marks.lines[line].contains(.silence)
      if isSilence, !isTimed || option != group.silence { continue }
      take(option, SceneStep(kind: isSilence ? .silence : .answer, subject: Int32(line)), state)
    }
  }

  private mutating func take(_ option: Int, _ step: SceneStep, _ state: Int) {
    restore()
    clockMs = scene.timer == 0 || scene.intervention != 0 ? 0 : scene.timer - 1
    obeyHeld()
    scene.available.removeAll(keepingCapacity: true)
    if scene.intervention == 0 {
      scene.phase = scene.phase == .soundingGroup ? .answeredEarly : .answered
      scene.counter += UInt32(option)
      scene.timer = 0
      scene.speakers = 0
    } else {
      scene.interventionPhase = .boundary
      scene.interventionCounter += UInt32(option)
    }
    finishStep(step, from: state)
  }

  /// The beat before an open group is over, and with it a level can come that was asked for.
  private mutating func endBeat(_ state: Int) {
    restore()
    obeyHeld()
    if scene.intervention == 0 {
      scene.phase = .group
      scene.speakers = 0
    } else {
      scene.interventionPhase = .group
    }
    if finishStep(SceneStep(kind: .beatOver), from: state) { connectLevels(state) }
  }

  // MARK: - The pedagogue

  /// At a boundary nothing but the level changes, so that its words are enough.
  private mutating func changeLevel(_ state: Int) {
    if levelPlace == nil { return }
    beginStep()
    isLoaded = false
    words.copy(base, count: base.count)
    connectLevels(state)
  }

  /// Every other level, written into the words of a state in which it can be changed.
  private mutating func connectLevels(_ state: Int) {
    guard let levelPlace else { return }
    let now = layout.number(at: levelPlace, of: base)
    for level in setup.levels where Float(level) != now {
      layout.write(Float(level), at: levelPlace, into: &words)
      connect(state, SceneStep(kind: .level, subject: Int32(level)))
    }
  }

  /// Every intervention that can begin here.
  private mutating func intervene(_ state: Int) {
    restore()
    let holdsSomething = !scene.held.isEmpty
    for intervention in interventions {
      // All begin in the same state but where they do first what was held.
      if holdsSomething { restore() }
      guard canBegin(intervention) else { continue }
      obeyHeld()
      scene.available.removeAll(keepingCapacity: true)
      scene.intervention = UInt32(intervention.home) + 1
      scene.interventionCounter = UInt32(intervention.entry)
      scene.interventionPhase = .boundary
      finishStep(SceneStep(kind: .intervention, subject: Int32(intervention.home)), from: state)
    }
  }

  /// As the director's queue: one that is passed over where it cannot begin at once has to wait for
  /// a group, and during a beat only one begins that may sound beside it and has other people in it.
  @inline(__always)
  private func canBegin(_ intervention: Intervention) -> Bool {
    switch scene.phase {
    case .boundary, .answeredEarly: intervention.priority != .skip
    case .group: true
    case .soundingGroup:
      intervention.priority == .parallel && intervention.speakers & scene.speakers == 0
    case .answered, .ended, .failed: false
    }
  }
}
