// How lines get their time and their turn.

extension Director {
  /// Starts a line and every `#with` line behind it.
  mutating func begin(
    _ line: PresentedLine, _ id: TrackID, _ output: inout DirectorOutput
  ) {
    let others = takeTurn(line.lineIndex, id, &output)
    var beat = Beat(silentFrom: now, until: now)
    var next: PresentedLine? = line
    var isInterruptible = false
    while let line = next {
      add(line, to: &beat, isHeard: others != nil, id, &output)
      let lineMarks = marks.lines[line.lineIndex]
      if lineMarks.contains(.interruptible) { isInterruptible = true }
      next = lineMarks.contains(.leads) ? companion(id, &output) : nil
    }
    self[id].phase = .beat(beat)
    for other in others ?? [] { give(wayUntil: beat.endsAt, other, &output) }
    if isInterruptible { openDuring(beat, id, &output) }
  }

  private func add(
    _ line: PresentedLine, to beat: inout Beat, isHeard: Bool, _ id: TrackID,
    _ output: inout DirectorOutput
  ) {
    let duration = durations[line.lineIndex]
    let end = now + duration
    if isHeard {
      beat.add(line, endsAt: end)
      say(line, elapsedMs: 0, durationMs: duration, id, &output)
    } else {
      beat.endsAt = max(beat.endsAt, end)
      output.record(
        Draft(.refused, .engine, id: program.lines[line.lineIndex].id) { $0.cause = "speaking" },
        in: self[id].node)
    }
  }

  func say(
    _ line: PresentedLine, elapsedMs: Int, durationMs: Int, _ id: TrackID,
    _ output: inout DirectorOutput
  ) {
    output.record(
      Draft(.line, .engine, id: program.lines[line.lineIndex].id) {
        $0.value = durationMs - elapsedMs
      }, in: self[id].node)
    output.ask(
      .say(
        LineBeat(
          lineIndex: line.lineIndex, substitutions: line.substitutions, durationMs: durationMs,
          elapsedMs: elapsedMs)))
  }

  /// The next line where it carries `#with`; cues between are carried along.
  ///
  /// Looks ahead on a copy of the machine: state is a value. Called only where
  /// the text promises such a line, so a beat of one line copies nothing.
  private mutating func companion(
    _ id: TrackID, _ output: inout DirectorOutput
  ) -> PresentedLine? {
    var probe = machine
    var cues: [StageCue] = []
    while let yield = try? probe.next() {
      switch yield {
      case .command(let command):
        guard let cue = Self.cue(command) else { return nil }
        cues.append(cue)
      case .line(let line) where marks.lines[line.lineIndex].contains(.with):
        machine = probe
        for cue in cues { show(cue, id, &output) }
        return line
      case .line, .options, .nodeEntered, .returned, .finished: return nil
      }
    }
    return nil
  }

  /// A beat ran to its end.
  func end(_ beat: Beat, _ id: TrackID, _ output: inout DirectorOutput) {
    let node = self[id].node
    beat.forEachLine { line in
      output.record(Draft(.lineEnded, .engine, id: program.lines[line.lineIndex].id), in: node)
      output.ask(.lineEnded(lineIndex: line.lineIndex))
    }
  }

  /// A beat is cut short.
  func cut(_ beat: Beat, _ id: TrackID, cause: String, _ output: inout DirectorOutput) {
    let node = self[id].node
    beat.forEachLine { line in
      output.record(
        Draft(.lineCut, .engine, id: program.lines[line.lineIndex].id) { $0.cause = cause },
        in: node)
      output.ask(.lineCut(lineIndex: line.lineIndex))
    }
  }
}

// MARK: - Whose turn it is

extension Director {
  /// Settles who may speak where somebody does already.
  ///
  /// Gives the tracks that have to give way, or nil where the new line does.
  /// The scene itself never waits for the background; only a person who speaks
  /// there is cut when the same person speaks in front.
  private mutating func takeTurn(
    _ line: Int, _ id: TrackID, _ output: inout DirectorOutput
  ) -> [TrackID]? {
    guard isAnybodyHeard(besides: id) else { return [] }
    let sounding = soundingTracks(except: id)
    guard case .background(let home) = id else {
      for other in sounding where shareSpeaker(line, other) { hush(other, &output) }
      return []
    }
    switch marks.nodes[home].priority ?? .skip {
    case .override: return sounding
    case .parallel: return sounding.contains { shareSpeaker(line, $0) } ? nil : []
    case .skip: return nil
    }
  }

  /// Makes no list, because it is asked for each line.
  private func isAnybodyHeard(besides id: TrackID) -> Bool {
    if id != .main, main.isHeard { return true }
    if id != .intervention, intervention?.isHeard == true { return true }
    for track in background where track.isHeard && id != .background(track.home) { return true }
    return false
  }

  func soundingTracks(except id: TrackID) -> [TrackID] {
    let all: [TrackID] =
      [.main, .intervention] + background.map { TrackID.background($0.home) }
    return all.filter { $0 != id && self[$0].isHeard }
  }

  private func shareSpeaker(_ line: Int, _ other: TrackID) -> Bool {
    guard let beat = self[other].beat else { return false }
    return marks.beat(from: line, isSaidByAnyOf: speakers(of: beat))
  }

  func speakers(of beat: Beat) -> Set<Int> {
    var result: Set<Int> = []
    beat.forEachLine { result.insert(marks.speakers[$0.lineIndex]) }
    return result
  }

  /// Cuts what a track says; its time runs on.
  private mutating func hush(_ id: TrackID, _ output: inout DirectorOutput) {
    guard let beat = self[id].beat else { return }
    cut(beat, id, cause: "speaker", &output)
    self[id].beat = Beat(silentFrom: beat.startedAt, until: beat.endsAt)
  }

  /// Cuts what a track says; it goes on when whoever took over has finished.
  private mutating func give(
    wayUntil end: Int, _ id: TrackID, _ output: inout DirectorOutput
  ) {
    guard let beat = self[id].beat else { return }
    cut(beat, id, cause: "override", &output)
    self[id].beat = Beat(silentFrom: now, until: end)
  }
}
