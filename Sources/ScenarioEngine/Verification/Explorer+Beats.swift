// How lines begin together, and what is looked ahead to while they sound.

extension Explorer {
  /// A line begins, with every `#with` line behind it and the group that it can be cut for.
  mutating func begin(_ first: Int, _ runner: Runner) -> Ending {
    var line = first
    var isInterruptible = false
    segmentMs = 0
    beatSpeakers = 0
    while true {
      say(line)
      let lineMarks = marks.lines[line]
      if lineMarks.contains(.interruptible) { isInterruptible = true }
      guard lineMarks.contains(.leads), let next = companion() else { break }
      line = next
    }
    if sites.tellsSpeakers { cutMain(for: runner) }
    if case .track = runner { return .boundary }
    if isInterruptible, opensDuring(runner) { return .soundingGroup }
    if let stray { return .failed(.outOfRange(stray.slot)) }
    return .boundary
  }

  private mutating func say(_ line: Int) {
    coverage.lines[line] = true
    lastPlace = .line(line)
    segmentMs = max(segmentMs, UInt32(setup.durations[line]))
    beatSpeakers |= sites.speaker(of: line)
  }

  /// The main track's beat is cut where an overriding track speaks, or the same person in an
  /// intervention.
  private mutating func cutMain(for runner: Runner) {
    switch runner {
    case .main: break
    case .intervention:
      if scene.speakers & beatSpeakers != 0 { scene.speakers = 0 }
    case .track(let home):
      if marks.nodes[home].priority == .override { scene.speakers = 0 }
    }
  }

  /// The next line where it carries `#with`; the machine stays where it was otherwise.
  private mutating func companion() -> Int? {
    let kept = machine.state
    while let event = try? machine.advance() {
      switch event {
      case .command(let command):
        if case .cue = meaning(of: command) { continue }
      case .line(let line) where marks.lines[line].contains(.with): return line
      case .line, .options, .nodeEntered, .returned, .finished: break
      }
      break
    }
    takeBack(kept)
    return nil
  }

  /// Whether a group follows before anything else takes time; the machine stays where it was if not.
  private mutating func opensDuring(_ runner: Runner) -> Bool {
    let kept = machine.state
    let (place, faults, timer) = (lastPlace, pendingFaults.count, scene.timer)
    let known = coverage
    if leadsToGroup(runner), case .group = open(runner) { return true }
    if stray != nil { return false }
    coverage = known
    lastPlace = place
    pendingFaults.removeSubrange(faults...)
    scene.timer = timer
    scene.held.removeAll(keepingCapacity: true)
    scene.available.removeAll(keepingCapacity: true)
    takeBack(kept)
    return false
  }

  private mutating func leadsToGroup(_ runner: Runner) -> Bool {
    scene.held.removeAll(keepingCapacity: true)
    for _ in 0..<Instant.limit {
      let event = try? machine.advance()
      followWrites(runner)
      guard let event, stray == nil, !isOverdrawn else { return false }
      switch event {
      case .options: return true
      case .command(let command):
        lastPlace = .command(command)
        switch meaning(of: command) {
        case .wait, .end: return false
        case .timer(let milliseconds):
          if runner == .main { scene.timer = UInt32((milliseconds ?? -1) + 1) }
        case .start(let home): scene.held.append(UInt32(home) << 1)
        case .halt(let home): scene.held.append(UInt32(home) << 1 | 1)
        case .cue, .computed: break
        }
      case .nodeEntered(let node) where runner == .main: enter(node)
      case .returned: break
      case .line, .nodeEntered, .finished: return false
      }
    }
    return false
  }

  /// Puts the machine back; what was drawn meanwhile is drawn again.
  ///
  /// The director draws the same then. A later segment here does not know what it
  /// was, so such a place counts as one that could not be followed exactly.
  mutating func takeBack(_ kept: MachineState) {
    let script = machine.state.shared.generator.script
    let cursor = kept.shared.generator.script?.cursor ?? 0
    if let script, script.cursor > cursor { doubt(.drawAhead) }
    machine.state = kept
    machine.state.shared.generator.script = script
    machine.state.shared.generator.script?.cursor = cursor
  }
}
