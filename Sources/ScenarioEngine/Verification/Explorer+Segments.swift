// How one track runs from a boundary to its next, as `Director` runs it, time left out.

extension Explorer {
  /// Whose segment runs.
  enum Runner: Equatable {
    case main
    case intervention
    /// By its node.
    case track(Int)
  }

  /// Where a segment ends.
  enum Ending {
    case boundary
    /// A group; what is available stands in `scene.available`.
    case group
    case soundingGroup
    /// The node is over.
    case over
    /// `<<end>>`, by the place of the end.
    case ended(Int)
    /// The track did what its kind may not.
    case refused
    case failed(SceneFault.Kind)
  }

  // MARK: - Whole steps of a track

  /// The main track's next segment, from where `scene` stands.
  mutating func runMain() {
    load(scene.counter, scene.calls)
    let ending = run(.main)
    switch ending {
    case .boundary:
      scene.phase = .boundary
      keepMainPlace()
    case .group: openMain(.group)
    case .soundingGroup:
      openMain(.soundingGroup)
      if sites.tellsSpeakers { scene.speakers = beatSpeakers }
      rememberBeat()
    case .ended(let end): scene.close(.ended, end)
    case .over, .refused: failMain(.ranOff)
    case .failed(let fault): failMain(fault)
    }
  }

  private mutating func openMain(_ phase: SceneState.Phase) {
    scene.phase = phase
    keepMainPlace()
  }

  mutating func failMain(_ fault: SceneFault.Kind) {
    pendingFaults.append(SceneFault(kind: fault, place: lastPlace))
    let number =
      switch fault {
      case .ranOff: 0
      case .outOfRange: 1
      case .nothingToChoose: 2
      default: 3
      }
    scene.close(.failed, number)
  }

  /// The intervention's next segment; where it is over, the main track stands where it stood.
  mutating func runIntervention() {
    let home = Int(scene.intervention) - 1
    load(scene.interventionCounter, scene.interventionCalls)
    let ending = run(.intervention)
    if isOverdrawn { return }
    switch ending {
    case .boundary: scene.interventionPhase = .boundary
    case .group: scene.interventionPhase = .group
    case .soundingGroup: scene.interventionPhase = .soundingGroup
    case .over, .ended: return returnToMain()
    case .refused:
      pendingFaults.append(SceneFault(kind: .brokenIntervention(home), place: .node(home)))
      return returnToMain()
    case .failed(.outOfRange(let slot)): return failMain(.outOfRange(slot))
    case .failed(let fault):
      pendingFaults.append(SceneFault(kind: fault, place: lastPlace))
      pendingFaults.append(SceneFault(kind: .brokenIntervention(home), place: .node(home)))
      return returnToMain()
    }
    keepInterventionPlace()
  }

  /// A group that was open is built anew, its conditions asked again.
  private mutating func returnToMain() {
    scene.endIntervention()
    guard scene.phase.isGroup, let group = sites.group(at: Int(scene.counter)) else { return }
    load(UInt32(group.start), scene.calls)
    let sounds = scene.phase
    do throws(MachineError) {
      guard case .options = try machine.advance() else {
        return failMain(.error(.wrongState(machine.executionState)))
      }
    } catch { return failMain(.error(error)) }
    switch open(.main) {
    case .failed(let fault): failMain(fault)
    default: scene.phase = sounds
    }
  }

  /// A background track's next segment, by its place among the tracks.
  mutating func runTrack(_ place: Int) {
    let home = scene.tracks[place]
    load(scene.trackCounters[place], [])
    let ending = run(.track(Int(home)))
    if case .failed(.outOfRange(let slot)) = ending { return failMain(.outOfRange(slot)) }
    if case .failed(let fault) = ending {
      pendingFaults.append(SceneFault(kind: fault, place: lastPlace))
    }
    guard case .boundary = ending, let now = scene.tracks.firstIndex(of: home) else {
      return scene.haltTrack(home)
    }
    if !machine.state.thread.callStack.isEmpty { doubt(.trackDetour) }
    scene.trackCounters[now] = UInt32(machine.state.thread.counter)
  }

  /// Tracks that nothing depends on are run to their end as soon as they begin.
  mutating func runInertTracks() {
    // A track begins behind the segment that started it: not where that one ended the scene.
    if pendingStarts.isEmpty || scene.isOver { return }
    let (time, place) = (segmentMs, lastPlace)
    defer { (segmentMs, lastPlace) = (time, place) }
    while let home = pendingStarts.popLast() {
      loadShared()
      var counter = program.nodes[home].entry
      while true {
        load(UInt32(counter), [])
        let ending = run(.track(home))
        if case .failed(let fault) = ending {
          pendingFaults.append(SceneFault(kind: fault, place: lastPlace))
        }
        guard case .boundary = ending else { break }
        counter = machine.state.thread.counter
      }
    }
  }

  // MARK: - Running

  /// Runs the machine until something takes time, a group opens or the track is over.
  mutating func run(_ runner: Runner) -> Ending {
    var hasBegun = machine.state.thread.counter != entry(of: runner)
    if tracksWriteLadders { keptVariables = machine.state.shared.variables }
    stray = nil
    for _ in 0..<Instant.limit {
      let event: MachineEvent
      do throws(MachineError) {
        event = try machine.advance()
        followWrites(runner)
      } catch {
        followWrites(runner)
        return ending(of: error)
      }
      if let stray { return .failed(.outOfRange(stray.slot)) }
      // Nothing is made of such a segment, see `finishStep`.
      if isOverdrawn { return .over }
      switch event {
      case .nodeEntered(let node):
        if hasBegun, runner != .main, machine.state.thread.callStack.isEmpty { return .refused }
        hasBegun = true
        enter(node)
      case .returned(let node): lastPlace = .node(node)
      case .line(let line): return begin(line, runner)
      case .options: return open(runner)
      case .command(let command):
        lastPlace = .command(command)
        if let ending = obey(command, runner) { return ending }
      case .finished: return .over
      }
    }
    return .failed(.noTime)
  }

  private func ending(of error: MachineError) -> Ending {
    if let stray { return .failed(.outOfRange(stray.slot)) }
    if case .stepLimitExceeded = error { return .failed(.noTime) }
    return .failed(.error(error))
  }

  @inline(__always)
  private func entry(of runner: Runner) -> Int {
    switch runner {
    case .main: -1
    case .intervention: program.nodes[Int(scene.intervention) - 1].entry
    case .track(let home): program.nodes[home].entry
    }
  }

  /// A node begins.
  mutating func enter(_ node: Int) {
    coverage.nodes[node] = true
    lastPlace = .node(node)
  }

  // MARK: - Commands

  /// What a command means; nil where the track goes on at once.
  private mutating func obey(_ command: Int, _ runner: Runner) -> Ending? {
    switch meaning(of: command) {
    case .cue, .computed: break
    case .timer(let milliseconds):
      if runner == .main { scene.timer = UInt32((milliseconds ?? -1) + 1) }
    case .wait(let milliseconds):
      segmentMs = UInt32(milliseconds)
      return .boundary
    case .end(let end): return runner == .main ? .ended(end) : nil
    case .start(let home): start(home)
    case .halt(let home):
      halt(home)
      if runner == .track(home) { return .over }
    }
    return nil
  }

  /// What a command means; one whose words are computed is asked for when it runs.
  @inline(__always)
  func meaning(of command: Int) -> CommandMeaning {
    if case .computed = sites.commands[command] {
      return sites.meaning(of: machine.presentedCommand(command), program)
    }
    return sites.commands[command]
  }

  private mutating func start(_ home: Int) {
    if independence.isInert(home) {
      pendingStarts.append(home)
    } else {
      scene.startTrack(UInt32(home), at: UInt32(program.nodes[home].entry))
    }
  }

  private mutating func halt(_ home: Int) {
    pendingStarts.removeAll { $0 == home }
    scene.haltTrack(UInt32(home))
  }

  /// Does what stood between a beat and the group that was shown during it.
  mutating func obeyHeld() {
    if scene.held.isEmpty { return }
    heldNow.removeAll(keepingCapacity: true)
    for word in scene.held { heldNow.append(word) }
    scene.held.removeAll(keepingCapacity: true)
    for word in heldNow {
      if word & 1 == 0 { start(Int(word >> 1)) } else { halt(Int(word >> 1)) }
    }
  }

  // MARK: - Groups

  /// Notes what is available in the group that the machine offers.
  mutating func open(_ runner: Runner) -> Ending {
    if case .track = runner { return .refused }
    let counter = machine.state.thread.counter
    guard let group = sites.group(at: counter) else { return .failed(.nothingToChoose) }
    lastPlace = group.place
    var hasChoice = false
    scene.available.removeAll(keepingCapacity: true)
    for _ in 0..<(group.lines.count + 31) / 32 { scene.available.append(0) }
    for (option, line) in group.lines.enumerated() {
      guard machine.state.thread.offered[option].isAvailable else { continue }
      scene.available[option >> 5] |= 1 << UInt32(option & 31)
      if !marks.lines[line].contains(.silence) { hasChoice = true }
    }
    if hasChoice || group.silence != nil {
      cover(group, runner)
      if !hasChoice { pendingFaults.append(SceneFault(kind: .onlySilence, place: group.place)) }
      return .group
    }
    return .failed(.nothingToChoose)
  }

  private mutating func cover(_ group: GroupSite, _ runner: Runner) {
    for (option, line) in group.lines.enumerated() {
      coverage.offered[line] = true
      guard scene.isAvailable(option) else { continue }
      if marks.lines[line].contains(.silence), runner != .main || scene.timer == 0 { continue }
      coverage.lines[line] = true
    }
  }
}
