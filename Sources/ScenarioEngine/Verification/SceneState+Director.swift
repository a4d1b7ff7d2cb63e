// Where a director stands, as a state of the exploration.

extension SceneState {
  /// Nil before the scene has begun.
  init?(_ director: Director, _ sites: ScriptSites, ends: [VerificationSetup.End]) {
    let thread = director.machine.state.thread
    counter = UInt32(thread.counter)
    calls = thread.callStack.map { UInt32($0.counter) }
    switch director.main.phase {
    case .idle: return nil
    case .ready: phase = sites.isAnswer(thread.counter) ? .answeredEarly : .boundary
    case .beat, .wait: phase = .boundary
    case .choosing(let group):
      phase = group.beat == nil ? .group : .soundingGroup
      timer = UInt32((group.timerMs ?? -1) + 1)
    case .hidden(let group):
      phase = group.beat == nil ? .group : .soundingGroup
      timer = UInt32((group.timerMs ?? -1) + 1)
    case .ended(let id):
      close(.ended, ends.firstIndex { $0.id == id } ?? ends.count)
      return
    case .failed:
      close(.failed, 0)
      return
    }
    if phase == .soundingGroup, sites.tellsSpeakers {
      director.main.beat?.forEachLine { speakers |= sites.speaker(of: $0.lineIndex) }
    }
    if !phase.isGroup { timer = UInt32((director.main.pendingTimerMs ?? -1) + 1) }
    readIntervention(director)
    readGroup(director, sites)
    for track in director.background.sorted(by: { $0.home < $1.home }) {
      tracks.append(UInt32(track.home))
      trackCounters.append(UInt32(track.thread.counter))
    }
  }

  private mutating func readIntervention(_ director: Director) {
    guard let track = director.intervention else { return }
    intervention = UInt32(track.home) + 1
    interventionCounter = UInt32(track.thread.counter)
    interventionCalls = track.thread.callStack.map { UInt32($0.counter) }
    if case .choosing(let group) = track.phase {
      interventionPhase = group.beat == nil ? .group : .soundingGroup
    }
  }

  /// What is available in the group in front, and what waits for the end of its beat.
  private mutating func readGroup(_ director: Director, _ sites: ScriptSites) {
    guard frontPhase.isGroup, let offered = director.offered else { return }
    available = Array(repeating: 0, count: (offered.options.count + 31) / 32)
    for (option, offer) in offered.options.enumerated() where offer.isAvailable {
      available[option >> 5] |= 1 << UInt32(option & 31)
    }
    for command in director.openGroup?.held ?? [] {
      switch sites.meaning(of: command, director.program) {
      case .start(let home): held.append(UInt32(home) << 1)
      case .halt(let home): held.append(UInt32(home) << 1 | 1)
      default: break
      }
    }
  }
}

extension Explorer {
  /// Whether a director stands in a state that was found.
  ///
  /// Only where nothing was put off, and where the clock of the session runs as written.
  func contains(_ director: Director) -> Bool {
    guard let scene = SceneState(director, sites, ends: setup.ends) else { return false }
    return contains(scene, director.machine.state.shared)
  }

  /// Whether a state was found: where its tracks are, and what they share.
  func contains(_ scene: SceneState, _ shared: SharedState) -> Bool {
    guard scene.fits else { return false }
    var layout = layout
    var words = WordBuffer(sharedWords: layout.wordCount)
    layout.pack(shared, into: &words)
    scene.pack(into: &words)
    return store.find(words) != nil
  }
}
