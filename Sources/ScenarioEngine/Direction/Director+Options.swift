// How a group of options opens, waits and is answered.

extension Director {
  /// Shows a group that the machine offers.
  mutating func open(
    _ offered: OfferedGroup, _ id: TrackID, _ output: inout DirectorOutput
  ) throws(MachineError) {
    if case .background = id { return refuse("options", id, &output) }
    let group = try present(offered, id)
    self[id].phase = .choosing(group)
    announce(group, id, &output)
  }

  /// Behind an `#interruptible` beat: the options are on show from the beat's start.
  ///
  /// What stands between the beat and the group waits for the beat's end. Where
  /// something else follows than a group, or a ring that leads nowhere, the beat
  /// is like any other.
  mutating func openDuring(_ beat: Beat, _ id: TrackID, _ output: inout DirectorOutput) {
    if case .background = id { return }
    let kept = self
    let count = output.events.count
    do {
      if let found = try groupAhead(id, &output) {
        let group = try present(found.offered, id).during(beat, holding: found.held)
        self[id].phase = .choosing(group)
        return announce(group, id, &output)
      }
    } catch {
      // Reported when the machine comes there by itself.
    }
    self = kept
    output.forgetEvents(after: count)
  }

  private mutating func groupAhead(
    _ id: TrackID, _ output: inout DirectorOutput
  ) throws(MachineError) -> (offered: OfferedGroup, held: [PresentedCommand])? {
    var held: [PresentedCommand] = []
    for _ in 0..<Instant.limit {
      let yield = try machine.next()
      followLadders(id, &output)
      switch yield {
      case .options(let offered): return (offered, held)
      case .command(let command):
        switch command.name {
        case "wait", "end": return nil
        case "timer": _ = obey(command, id, &output)
        default: held.append(command)
        }
      case .nodeEntered(let index) where id == .main: enter(index, id, &output)
      case .returned(let index): self[id].node = program.nodes[index].name
      case .line, .nodeEntered, .finished: return nil
      }
    }
    return nil
  }

  private mutating func present(
    _ offered: OfferedGroup, _ id: TrackID
  ) throws(MachineError) -> OpenGroup {
    let timerMs = self[id].pendingTimerMs.flatMap(stretched)
    self[id].pendingTimerMs = nil
    choicesPresented += 1
    return try group(offered, id, number: choicesPresented, timerMs: timerMs, remainingMs: nil)
  }

  /// The group with its options sorted into those on show and silence.
  private mutating func group(
    _ offered: OfferedGroup, _ id: TrackID, number: Int, timerMs: Int?, remainingMs: Int?
  ) throws(MachineError) -> OpenGroup {
    var entries: [OpenGroup.Entry] = []
    var silence: OpenGroup.Entry?
    for (index, option) in offered.options.enumerated() {
      let info = program.lines[option.lineIndex]
      let entry = OpenGroup.Entry(
        machineIndex: index, lineIndex: option.lineIndex, id: info.id,
        substitutions: option.substitutions, style: info.tagValue("style"))
      if marks.lines[option.lineIndex].contains(.silence) {
        silence = entry
      } else if option.isAvailable {
        entries.append(entry)
      }
    }
    guard silence != nil || !entries.isEmpty else { throw .unavailableOption(0) }
    self[id].offered = offered
    return OpenGroup(
      number: number, entries: entries, silence: silence, shownAt: now, timerMs: timerMs,
      remainingMs: remainingMs)
  }

  private func announce(_ group: OpenGroup, _ id: TrackID, _ output: inout DirectorOutput) {
    output.record(
      Draft(.optionsShown, .engine) {
        $0.value = group.number
        $0.delta = group.remainingMs(at: now)
        $0.id = group.entries.map(\.id).joined(separator: " ")
      }, in: self[id].node)
    output.ask(.showOptions(group.onShow))
  }

  /// The author's time by the young person's factor; nil where the clock is off.
  private func stretched(_ milliseconds: Int) -> Int? {
    timeFactorPermille == 0 ? nil : milliseconds * timeFactorPermille / 1000
  }
}

// MARK: - Hidden by an intervention

extension Director {
  /// Hides the main track's options; their clock stands still.
  mutating func hideGroup(_ output: inout DirectorOutput) {
    guard case .choosing(let group) = main.phase else { return }
    main.phase = .hidden(
      HiddenGroup(
        number: group.number, timerMs: group.timerMs, remainingMs: group.remainingMs(at: now),
        beat: group.beat))
    output.ask(.hideOptions)
    obeyHeld(group, .main, &output)
  }

  /// Asks the group's conditions again and shows it with what is left of its clock.
  mutating func showAgain(_ hidden: HiddenGroup, _ output: inout DirectorOutput) {
    machine.state.thread.counter = machine.state.thread.groupStart
    machine.state.thread.offered.removeAll(keepingCapacity: true)
    machine.state.thread.executionState = .running
    do throws(MachineError) {
      guard case .options(let offered) = try machine.next() else {
        throw .wrongState(machine.executionState)
      }
      let remaining = hidden.remainingMs.map { max($0, OpenGroup.leastAfterInterventionMs) }
      var group = try group(
        offered, .main, number: hidden.number, timerMs: hidden.timerMs, remainingMs: remaining)
      if let beat = hidden.beat { group = group.during(beat, holding: []) }
      main.phase = .choosing(group)
      announce(group, .main, &output)
    } catch {
      fail(error, .main, &output)
    }
  }

  /// Shows everything again as it was when a choice was presented, for a rewind.
  ///
  /// Lines that sounded then sound again from where they were.
  mutating func presentAgain(levelBefore: Int?, output: inout DirectorOutput) {
    if let level, level != levelBefore {
      output.record(
        Draft(.level, .engine) {
          $0.value = level
          $0.delta = levelBefore.map { level - $0 }
          $0.cause = "rewind"
        }, in: node)
      output.ask(.level(level))
    }
    if let intervention {
      output.record(
        Draft(.interventionStarted, .engine, id: program.nodes[intervention.home].name) {
          $0.cause = "rewind"
        }, in: intervention.node)
      output.ask(.interventionBegan(node: program.nodes[intervention.home].name))
    }
    for track in background {
      output.record(
        Draft(.trackStarted, .engine, id: program.nodes[track.home].name) { $0.cause = "rewind" },
        in: track.node)
    }
    let all = [TrackID.main, .intervention] + background.map { .background($0.home) }
    for id in all { sayAgain(id, &output) }
    dropDwell()
    if let group = openGroup { announce(group, front, &output) }
  }

  private func sayAgain(_ id: TrackID, _ output: inout DirectorOutput) {
    guard let beat = self[id].beat else { return }
    beat.forEachLine { line in
      let duration = durations[line.lineIndex]
      let elapsed = min(duration, now - beat.startedAt)
      say(line, elapsedMs: elapsed, durationMs: duration, id, &output)
    }
  }
}
