// What the pedagogue asks for while the scene plays.

extension Director {
  /// How many interventions can wait for their turn.
  static let queueLimit = 16

  /// Puts an intervention into the queue and plays it as soon as its turn comes.
  ///
  /// That is at the next boundary between two beats, or at once where options
  /// wait. A node with `priority: override` cuts the beat, one with `parallel`
  /// begins beside it where none of its people speaks, and one with `skip` is
  /// refused unless it can begin at once.
  mutating func intervene(node name: String, isPaused: Bool, output: inout DirectorOutput) {
    guard let home = program.nodeIndices[name], marks.nodes[home].intervention != nil else {
      return refuseIntervention(name, cause: "unknown", &output)
    }
    guard queue.count < Self.queueLimit else {
      return refuseIntervention(name, cause: "queue-full", &output)
    }
    let isFree = intervention == nil && queue.isEmpty && mainWaits && !isPaused
    if marks.nodes[home].priority == .skip, !isFree {
      return refuseIntervention(name, cause: "busy", &output)
    }
    queue.append(home)
    output.record(Draft(.interventionQueued, .operator, id: name), in: node)
    if !isPaused { serveQueue(output: &output) }
  }

  /// Begins the first intervention of the queue where it need not wait for a boundary.
  mutating func serveQueue(output: inout DirectorOutput) {
    guard intervention == nil, let home = queue.first, !main.isOver else { return }
    if !mainWaits {
      switch marks.nodes[home].priority {
      case .override: cutMain(&output)
      case .parallel where !saysAnything(home, ofSpeakersIn: main.beat): break
      case .parallel, .skip, nil: return
      }
    }
    playOn(&output)
  }

  /// Whether options wait and nothing of the main track sounds.
  private var mainWaits: Bool {
    if case .choosing(let group) = main.phase { group.beat == nil } else { false }
  }

  private mutating func cutMain(_ output: inout DirectorOutput) {
    if let beat = main.beat { cut(beat, .main, cause: "override", &output) }
    if case .choosing(var group) = main.phase {
      let held = group
      group.endBeat(at: now)
      main.phase = .choosing(group)
      obeyHeld(held, .main, &output)
    } else {
      main.phase = .ready
    }
  }

  /// Whether a line of a node is said by somebody who speaks in a beat; true of narration too.
  private func saysAnything(_ home: Int, ofSpeakersIn beat: Beat?) -> Bool {
    guard let beat else { return false }
    let speaking = speakers(of: beat)
    return program.lines.contains {
      $0.node == home && !$0.isOption && speaking.contains(marks.speakers[$0.index])
    }
  }

  mutating func beginIntervention(_ home: Int, _ output: inout DirectorOutput) {
    let name = program.nodes[home].name
    guard let thread = try? machine.makeThread(atNode: name) else {
      return refuseIntervention(name, cause: "unknown", &output)
    }
    hideGroup(&output)
    var track = Track(home: home)
    track.thread = thread
    track.node = name
    track.phase = .ready
    intervention = track
    output.record(Draft(.interventionStarted, .operator, id: name), in: name)
    output.ask(.interventionBegan(node: name))
  }

  mutating func endIntervention(cause: String?, _ output: inout DirectorOutput) {
    guard let track = intervention else { return }
    let name = program.nodes[track.home].name
    intervention = nil
    output.record(Draft(.interventionEnded, .engine, id: name) { $0.cause = cause }, in: name)
    output.ask(.interventionEnded(node: name))
  }

  /// Empties the queue without a word, for a copy that is taken up again.
  mutating func forgetRequests() {
    queue.removeAll()
    pendingLevel = nil
  }

  func refuseIntervention(
    _ name: String, cause: String, _ output: inout DirectorOutput
  ) {
    output.record(Draft(.interventionRefused, .engine, id: name) { $0.cause = cause }, in: node)
  }
}

// MARK: - Level

extension Director {
  /// The host variable that holds the hardness of the scene.
  package static let levelVariable = "level"

  /// The hardness as the script sees it; nil where the script has none.
  package var level: Int? {
    guard case .number(let value)? = machine.value(ofVariable: Self.levelVariable) else {
      return nil
    }
    return Int(exactly: value)
  }

  /// Writes the level that was asked for since the last boundary, if any.
  mutating func applyLevel(_ output: inout DirectorOutput) {
    guard let next = pendingLevel else { return }
    pendingLevel = nil
    let before = level
    guard machine.setValue(.number(Float(next)), ofVariable: Self.levelVariable) else { return }
    output.record(
      Draft(.level, .operator) {
        $0.value = next
        $0.delta = before.map { next - $0 }
      }, in: node)
    output.ask(.level(next))
  }
}
