@testable import ScenarioEngine

/// Runs one track from its boundary to its next, for one way in which the draws fall.
struct NaiveSegment {
  let scene: NaiveScene
  private(set) var id: TrackID
  var state: NaiveState
  var machine: VirtualMachine
  let facts: NaiveFacts
  /// How long the beat or the wait takes that was begun.
  var milliseconds = 0
  /// Whether it goes round until a draw falls otherwise.
  var isCut = false
  /// Whether a number left its range; nothing behind that is explored.
  private var hasLeftRange = false
  /// What was passed without time going by, and the generator then.
  private var passed: [MachineState: SeededGenerator] = [:]
  private var count = 0
  private var repeated: SeededGenerator?

  /// More than this without time passing, and it is looked whether it repeats.
  private static let patience = 12

  init(
    _ scene: NaiveScene, _ id: TrackID, _ state: NaiveState, _ machine: VirtualMachine,
    _ facts: NaiveFacts
  ) {
    self.scene = scene
    self.id = id
    self.state = state
    self.machine = machine
    self.facts = facts
  }

  private var isBackground: Bool { if case .background = id { true } else { false } }
  /// The node in which the machine was when it last went on.
  private var node = 0

  mutating func run() {
    while true {
      guard let yield = next() else { return }
      switch yield {
      case .nodeEntered(let node): facts.nodes.insert(node)
      case .returned: break
      case .line(let line): return speak(line)
      case .options(let offered): return open(offered, nil)
      case .command(let command): if obey(command) { return }
      case .finished: return finish()
      }
      if isRepeating() { return stopRepeating() }
    }
  }

  /// The machine's next yield, with what it did to numbers; nil where the run is over by it.
  private mutating func next() -> MachineYield? {
    let yield: MachineYield
    node = machine.state.thread.node
    do {
      yield = try machine.next()
    } catch {
      if !note() {
        leaveRange()
      } else if case .stepLimitExceeded = error {
        fail(isLoop: true)
      } else {
        fail(isLoop: false)
      }
      return nil
    }
    if note() { return yield }
    leaveRange()
    return nil
  }

  private mutating func leaveRange() {
    over(.failed(.strayed))
    hasLeftRange = true
  }

  /// False where a number left its range.
  private mutating func note() -> Bool {
    for saturation in machine.saturations {
      facts.saturations.insert(scene.program.ladders[saturation.ladder].name)
    }
    if let stray = machine.stray {
      facts.violations.insert(scene.program.variables[stray.slot].name)
      return false
    }
    for (slot, range) in scene.ranges {
      guard case .number(let number) = machine.state.shared.variables[slot], range.contains(number)
      else {
        facts.violations.insert(scene.program.variables[slot].name)
        return false
      }
    }
    return true
  }

  private mutating func isRepeating() -> Bool {
    count += 1
    guard count > Self.patience else { return false }
    var state = machine.state
    state.shared.generator = SeededGenerator(seed: 0)
    repeated = passed.updateValue(machine.state.shared.generator, forKey: state)
    return count > 20_000 || repeated != nil
  }

  /// It goes round for ever, or until a draw falls otherwise; then another seed leads on.
  private mutating func stopRepeating() {
    if let repeated, repeated != machine.state.shared.generator {
      isCut = true
    } else {
      fail(isLoop: true)
    }
  }

  // MARK: - Ends

  private mutating func finish() {
    if id == .main {
      facts.ranOut.insert(node)
      over(.ranOut)
    } else {
      leave()
    }
  }

  private mutating func fail(isLoop: Bool) {
    if isLoop { facts.timelessLoops.insert(node) } else { facts.errors.insert(node) }
    giveUp(.stopped)
  }

  private mutating func over(_ end: NaiveEnd) {
    state.shared = machine.state.shared
    state.main = NaiveTrack(thread: ThreadState(), place: .over)
    state.intervention = nil
    state.background = []
    state.over = end
  }

  /// A track beside the scene is over.
  private mutating func leave() {
    state.shared = machine.state.shared
    switch id {
    case .main: break
    case .background(let home): state.background.removeAll { $0.home == home }
    case .intervention:
      state.intervention = nil
      guard case .hidden(let group) = state.main.place else { return }
      id = .main
      machine.state.thread = state.main.thread
      showAgain(group)
    }
  }

  // MARK: - Beats

  private mutating func speak(_ first: PresentedLine) {
    var next: PresentedLine? = first
    var isInterruptible = false
    speakers = []
    while let line = next {
      facts.lines.insert(line.lineIndex)
      speakers.insert(scene.marks.speakers[line.lineIndex])
      milliseconds = max(milliseconds, scene.durations[line.lineIndex])
      let marks = scene.marks.lines[line.lineIndex]
      if marks.contains(.interruptible) { isInterruptible = true }
      next = marks.contains(.leads) ? companion() : nil
    }
    cutMain()
    if isInterruptible, !isBackground, openDuring() { return }
    if !hasLeftRange { stay(.between) }
  }

  /// Who speaks in the beat that was begun.
  private var speakers: Set<Int> = []

  /// A track that overrides, or the same person in an intervention, cuts what the scene says.
  private mutating func cutMain() {
    let place: NaiveTrack.Place
    switch (id, state.main.place) {
    case (.main, _): return
    case (.background(let home), _) where scene.priority(home) != .override: return
    case (_, .choosing(var group)):
      if id == .intervention || group.beat == nil { return }
      group.beat?.speakers = []
      place = .choosing(group)
    case (_, .hidden(var group)):
      guard let heard = group.beat?.speakers else { return }
      if id == .intervention, heard.isDisjoint(with: speakers) { return }
      group.beat?.speakers = []
      place = .hidden(group)
    default: return
    }
    state.main.place = place
  }

  private mutating func companion() -> PresentedLine? {
    var probe = machine
    while let yield = try? probe.next() {
      switch yield {
      case .command(let command) where Director.cue(command) != nil: break
      case .line(let line) where scene.marks.lines[line.lineIndex].contains(.with):
        machine = probe
        return line
      default: return nil
      }
    }
    return nil
  }

  /// Opens the group behind a beat that can be cut; false where no group comes.
  private mutating func openDuring() -> Bool {
    let kept = self
    var held: [PresentedCommand] = []
    for _ in 0..<20_000 {
      guard let yield = next() else { break }
      switch yield {
      case .options(let offered):
        guard canShow(offered) else { break }
        open(
          offered,
          NaiveBeat(
            milliseconds: milliseconds, held: held,
            speakers: id == .main && scene.tellsSpeakers ? speakers : []))
        milliseconds = 0
        return true
      case .command(let command) where ["wait", "end"].contains(command.name): break
      case .command(let command) where command.name == "timer":
        _ = obey(command)
        continue
      case .command(let command):
        held.append(command)
        continue
      case .nodeEntered(let node) where id == .main:
        facts.nodes.insert(node)
        continue
      case .returned: continue
      case .line, .nodeEntered, .finished: break
      }
      break
    }
    if hasLeftRange { return false }
    self = kept
    return false
  }

  /// Waits at a boundary, or at a group.
  private mutating func stay(_ place: NaiveTrack.Place) {
    state.shared = machine.state.shared
    switch id {
    case .main:
      state.main.thread = machine.state.thread
      state.main.place = place
    case .intervention:
      state.intervention?.track.thread = machine.state.thread
      state.intervention?.track.place = place
    case .background(let home):
      for index in state.background.indices where state.background[index].home == home {
        state.background[index].thread = machine.state.thread
      }
    }
  }

  // MARK: - Groups

  private func isSilence(_ option: OfferedOption) -> Bool {
    scene.marks.lines[option.lineIndex].contains(.silence)
  }

  private func canShow(_ offered: OfferedGroup) -> Bool {
    offered.options.contains { $0.isAvailable || isSilence($0) }
  }

  private mutating func open(_ offered: OfferedGroup, _ beat: NaiveBeat?) {
    guard !isBackground, show(offered) else { return giveUp(.nothingToChoose) }
    var timerMs: Int?
    if id == .main { swap(&timerMs, &state.main.timerMs) }
    stay(.choosing(NaiveGroup(timerMs: timerMs, beat: beat)))
  }

  /// The scene ends where the main track fails; any other track ends alone.
  private mutating func giveUp(_ failure: NaiveFailure) {
    if id == .main { return over(.failed(failure)) }
    if id == .intervention, let home = state.intervention?.home {
      facts.lostInterventions.insert(home)
    }
    leave()
  }

  /// Notes what a group offers; false where that is nothing.
  private mutating func show(_ offered: OfferedGroup) -> Bool {
    guard let first = offered.options.first?.lineIndex else { return false }
    for option in offered.options where option.isAvailable || isSilence(option) {
      facts.options.insert(option.lineIndex)
    }
    guard canShow(offered) else {
      facts.stuckGroups.insert(first)
      return false
    }
    if !offered.options.contains(where: { $0.isAvailable && !isSilence($0) }) {
      facts.silentGroups.insert(first)
    }
    return true
  }

  /// Builds a group anew that was hidden.
  private mutating func showAgain(_ group: NaiveGroup) {
    machine.state.thread.counter = machine.state.thread.groupStart
    machine.state.thread.offered.removeAll()
    machine.state.thread.executionState = .running
    guard let yield = next() else { return }
    guard case .options(let offered) = yield, show(offered) else {
      return over(.failed(.nothingToChoose))
    }
    stay(.choosing(group))
  }

  // MARK: - Commands

  /// True where the track does not go on at once.
  private mutating func obey(_ command: PresentedCommand) -> Bool {
    switch command.name {
    case "timer":
      if id == .main { state.main.timerMs = command.milliseconds(at: 0) }
      return false
    case "wait":
      milliseconds = command.milliseconds(at: 0) ?? 0
      stay(.between)
      return true
    case "end":
      guard id == .main else { return false }
      let end = command.arguments.first ?? ""
      facts.ends.insert(end)
      over(.end(end))
      return true
    default:
      let isOwn = NaiveTracks.obey(command, by: id, &state, scene, machine)
      if isOwn { leave() }
      return isOwn
    }
  }
}
