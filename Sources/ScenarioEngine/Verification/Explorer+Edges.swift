// How a step becomes an edge: the state that it leads to, how far that is, and how long it takes.
//
// These run once for each edge. A method that does not change the explorer gets a copy of it
// unless it is inlined.

extension Explorer {
  /// Forgets what the step before noted.
  mutating func beginStep() {
    if !pendingFaults.isEmpty { pendingFaults.removeAll(keepingCapacity: true) }
    if !pendingStarts.isEmpty { pendingStarts.removeAll(keepingCapacity: true) }
    segmentMs = 0
  }

  /// Packs where the step led, and connects it with where it came from.
  ///
  /// False where it is too large, or drew more often than is followed.
  @discardableResult
  mutating func finishStep(_ step: SceneStep, from state: Int?) -> Bool {
    isFresh = false
    if isOverdrawn {
      doubtDraws()
      return false
    }
    runInertTracks()
    if !scene.fits {
      doubt(.crowd)
      return false
    }
    if isLoaded, machine.writeCount != writesWhenLoaded {
      words.removeAll()
      layout.pack(machine.state.shared, into: &words)
    } else {
      words.copy(base, count: layout.wordCount)
    }
    scene.pack(into: &words)
    connect(state, step)
    return true
  }

  /// Adds the state in `words` where it is new, the edge to it, and the faults of the step.
  mutating func connect(_ state: Int?, _ plain: SceneStep) {
    var step = plain
    var distance = Distance(decisions: 0, tracks: 0)
    if let state { distance = graph.distances[state] }
    let isFree = keepDraws(of: &step)
    switch step.kind {
    case .answer, .silence, .intervention, .level: distance.decisions += 1
    case .track:
      if isFree { distance.tracks += 1 } else { distance.decisions += 1 }
    case .goOn, .beatOver:
      if !isFree, state != nil { distance.decisions += 1 }
    }
    for fault in pendingFaults { note(fault, state, step, distance) }
    let known = store.count
    let target = store.insert(words)
    if target == known { graph.addState() }
    if distance < graph.distances[target], !graph.isExplored[target] {
      graph.distances[target] = distance
      graph.parents[target] = UInt32(truncatingIfNeeded: state ?? target)
      graph.steps[target] = step
      frontier.add(target, at: distance)
    }
    guard state != nil else {
      roots.append(UInt32(truncatingIfNeeded: target))
      rootTimes.append(SceneGraph.StepTime(shortestMs: earlyMs, longestMs: segmentMs))
      return
    }
    graph.edges.append(
      SceneGraph.Edge(
        target: UInt32(truncatingIfNeeded: target), kind: step.kind,
        takesTimeBeside: step.kind == .track && segmentMs > 0, time: stepTime(of: step)))
  }

  /// Writes down how the draws of a step fell; true where there were none.
  private mutating func keepDraws(of step: inout SceneStep) -> Bool {
    guard isLoaded, drewSomething, let script = machine.state.shared.generator.script else {
      return true
    }
    if !script.isComplete { doubt(.manyOutcomes) }
    step.firstDraw = UInt32(truncatingIfNeeded: graph.draws.count)
    step.drawCount = UInt32(truncatingIfNeeded: script.draws.count)
    for draw in script.draws { graph.draws.append(draw.value + 1) }
    return false
  }

  /// Whether the step that is under way drew by chance.
  @inline(__always)
  var drewSomething: Bool { machine.state.shared.generator.script?.draws.isEmpty == false }

  /// Whether the segment that is under way draws more often than is followed.
  @inline(__always)
  var isOverdrawn: Bool { machine.state.shared.generator.script?.isOverdrawn == true }

  mutating func note(
    _ fault: SceneFault, _ state: Int?, _ step: SceneStep, _ distance: Distance
  ) {
    if let known = faults[fault], known.distance <= distance { return }
    faults[fault] = FaultOccurrence(
      state: state.map { UInt32(truncatingIfNeeded: $0) }, step: step, distance: distance)
  }

  // MARK: - Times

  /// How long a step takes; a beat counts on the step that begins it, a clock on the answer.
  @inline(__always)
  private func stepTime(of step: SceneStep) -> SceneGraph.StepTime {
    switch step.kind {
    case .goOn: return SceneGraph.StepTime(shortestMs: earlyMs, longestMs: segmentMs)
    case .answer: return SceneGraph.StepTime(shortestMs: 0, longestMs: clockMs)
    case .silence: return SceneGraph.StepTime(shortestMs: clockMs, longestMs: clockMs)
    case .beatOver:
      let time = earlyBeats[base[layout.wordCount] & 0xFF_FFFF]
      return SceneGraph.StepTime(shortestMs: time ?? 0, longestMs: 0)
    case .intervention, .level, .track: return SceneGraph.StepTime()
    }
  }

  /// A beat that an answer can cut need not take any time.
  @inline(__always)
  private var earlyMs: UInt32 {
    scene.intervention == 0 && scene.phase == .soundingGroup ? 0 : segmentMs
  }
}
