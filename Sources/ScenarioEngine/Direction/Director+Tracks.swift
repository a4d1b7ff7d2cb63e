// How tracks run on the one machine, and which goes first.

extension Director {
  /// A track's time is up: it goes on, or is held where an intervention plays.
  mutating func goOn(_ id: TrackID, _ output: inout DirectorOutput) {
    self[id].phase = .ready
    switch id {
    case .background:
      run(id, &output)
    case .main where intervention != nil: break
    case .main, .intervention: playOn(&output)
    }
  }

  /// Lets the scene go on from a boundary between two beats.
  ///
  /// The level comes first, then what the pedagogue asked for, then the script.
  mutating func playOn(_ output: inout DirectorOutput) {
    while !main.isOver {
      applyLevel(&output)
      if intervention == nil, !queue.isEmpty { beginIntervention(queue.removeFirst(), &output) }
      guard let track = intervention else { return resumeMain(&output) }
      guard case .ready = track.phase else { return }
      run(.intervention, &output)
      guard intervention?.isOver == true else { return }
      endIntervention(cause: nil, &output)
    }
  }

  private mutating func resumeMain(_ output: inout DirectorOutput) {
    switch main.phase {
    case .ready: run(.main, &output)
    case .hidden(let group): showAgain(group, &output)
    case .idle, .beat, .wait, .choosing, .ended, .failed: break
    }
  }

  /// Runs a track until something of it takes time or it is over.
  private mutating func run(_ id: TrackID, _ output: inout DirectorOutput) {
    exchange(id)
    do {
      try read(id, &output)
    } catch {
      fail(error, id, &output)
    }
    exchange(id)
    if case .background(let home) = id, self[id].isOver {
      removeTrack(home, cause: nil, &output)
    }
  }

  /// Puts a track's place into the machine; called again, takes it out.
  mutating func exchange(_ id: TrackID) {
    switch id {
    case .main: break
    case .intervention:
      guard var thread = intervention?.thread else { return }
      machine.exchangeThread(with: &thread)
      intervention?.thread = thread
    case .background(let home):
      guard let index = background.firstIndex(where: { $0.home == home }) else { return }
      machine.exchangeThread(with: &background[index].thread)
    }
  }

  private mutating func read(
    _ id: TrackID, _ output: inout DirectorOutput
  ) throws(MachineError) {
    while !self[id].isOver {
      guard instant.isWithinLimit(at: now) else {
        throw .stepLimitExceeded(node: self[id].node ?? "")
      }
      let yield = try machine.next()
      followLadders(id, &output)
      switch yield {
      case .nodeEntered(let index): enter(index, id, &output)
      case .returned(let index): self[id].node = program.nodes[index].name
      case .line(let line): return begin(line, id, &output)
      case .options(let offered): return try open(offered, id, &output)
      case .command(let command): if obey(command, id, &output) { return }
      case .finished: self[id].phase = .ended("")
      }
    }
  }

  /// A node begins; only the main track may leave its node for another for good.
  mutating func enter(_ index: Int, _ id: TrackID, _ output: inout DirectorOutput) {
    let isJump = self[id].hasBegun && machine.state.thread.callStack.isEmpty
    if isJump, id != .main { return refuse("jump", id, &output) }
    self[id].hasBegun = true
    self[id].node = program.nodes[index].name
    if case .background = id { return }
    output.record(Draft(.node, .engine, id: self[id].node), in: self[id].node)
  }

  /// Ends a track that does what its kind may not, with a fault that says what it was.
  mutating func refuse(_ cause: String, _ id: TrackID, _ output: inout DirectorOutput) {
    fault(cause, id, &output)
    self[id].phase = .ended("")
  }

  /// Notes that something is passed over because a track of its kind may not do it.
  func fault(_ cause: String, _ id: TrackID, _ output: inout DirectorOutput) {
    let track = self[id]
    let prefix = id == .intervention ? "intervention" : "track"
    output.record(
      Draft(.fault, .engine, id: program.nodes[track.home].name) {
        $0.cause = "\(prefix)-\(cause)"
      },
      in: track.node)
  }

  /// The scene ends where the main track fails; any other track ends alone.
  mutating func fail(_ error: MachineError, _ id: TrackID, _ output: inout DirectorOutput) {
    guard id == .main else { return refuse("machine", id, &output) }
    main.phase = .failed
    closeAll(cause: "fault", &output)
    output.record(Draft(.fault, .engine) { $0.cause = "machine" }, in: main.node)
    output.ask(.failed(error))
  }
}

// MARK: - Background

extension Director {
  /// `<<start Node>>`; a track that runs already goes on as it does.
  mutating func startTrack(_ name: String, by id: TrackID, _ output: inout DirectorOutput) {
    guard let home = program.nodeIndices[name], marks.nodes[home].isBackground else {
      return fault("start", id, &output)
    }
    guard !background.contains(where: { $0.home == home }) else { return }
    guard let thread = try? machine.makeThread(atNode: name) else {
      return fault("start", id, &output)
    }
    var track = Track(home: home)
    track.thread = thread
    track.node = name
    track.phase = .wait(until: now)
    background.append(track)
    output.record(Draft(.trackStarted, .engine, id: name), in: name)
  }

  /// `<<halt Node>>`; one that does not run is no fault.
  mutating func haltTrack(_ name: String, by id: TrackID, _ output: inout DirectorOutput) {
    guard let home = program.nodeIndices[name],
      background.contains(where: { $0.home == home })
    else { return }
    if id == .background(home) {
      self[id].phase = .ended("")
    } else {
      removeTrack(home, cause: "halt", &output)
    }
  }

  /// Takes a track away; what it says is cut.
  mutating func removeTrack(_ home: Int, cause: String?, _ output: inout DirectorOutput) {
    let id = TrackID.background(home)
    if let beat = self[id].beat { cut(beat, id, cause: cause ?? "end", &output) }
    let node = program.nodes[home].name
    background.removeAll { $0.home == home }
    output.record(Draft(.trackEnded, .engine, id: node) { $0.cause = cause }, in: node)
  }

  /// Ends all that goes on beside the main track, and forgets what was asked for.
  ///
  /// The main track's own line is cut and its options are hidden as well.
  mutating func closeAll(cause: String, _ output: inout DirectorOutput) {
    if openGroup != nil { output.ask(.hideOptions) }
    if let beat = main.beat { cut(beat, .main, cause: cause, &output) }
    if let beat = intervention?.beat { cut(beat, .intervention, cause: cause, &output) }
    if intervention != nil { endIntervention(cause: cause, &output) }
    for track in background { removeTrack(track.home, cause: cause, &output) }
    for node in queue { refuseIntervention(program.nodes[node].name, cause: cause, &output) }
    queue.removeAll()
    pendingLevel = nil
  }
}
