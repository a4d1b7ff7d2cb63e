// Direction: the profile's meaning on a virtual clock.
//
// The machine says what comes next; the director says when. It gives each line
// its time, opens and closes groups of options, counts their clocks, carries
// cues to the stage and watches the ladders. It knows no real clock: whoever
// owns it moves its time forward, and one long step equals many short ones.
// Pause, STOP and the reflection belong to `Session`.

/// The scene of one session: a machine, a scene clock and what is going on right now.
package struct Director: Sendable, Hashable {
  /// What fills the time.
  enum Phase: Sendable, Hashable {
    /// Nothing has started.
    case idle
    /// One or more lines that started together; over when the longest is.
    case beat(lines: [Int], endsAt: Int)
    /// `<<wait>>`.
    case wait(until: Int)
    /// Options are on show.
    case choosing(OpenGroup)
    /// The scene is over, by `<<end ID>>`.
    case ended(String)
    /// The machine could not go on.
    case failed
  }

  /// What the director tells its session, in order.
  struct Output {
    private(set) var events: [Draft] = []
    var effects: [Effect] = []
    /// The node that what happens belongs to; moves on within one step.
    var node: String?

    mutating func record(_ draft: Draft) {
      var draft = draft
      draft.node = node
      events.append(draft)
    }
  }

  private(set) var machine: VirtualMachine
  private(set) var phase = Phase.idle
  /// Milliseconds of scene time; stands still while the session is paused.
  private(set) var now = 0
  private(set) var node: String?
  private(set) var choicesPresented = 0
  private var pendingTimerMs: Int?
  private var ladderValues: [Int]
  let program: Program
  private(set) var offered: OfferedGroup?
  private let durations: DurationTable
  private let timeFactorPermille: Int

  init(
    program: Program, machine: VirtualMachine, durations: DurationTable, timeFactorPermille: Int
  ) {
    self.program = program
    self.machine = machine
    self.durations = durations
    self.timeFactorPermille = timeFactorPermille
    ladderValues = []
    ladderValues = readLadders()
  }

  package static func == (left: Director, right: Director) -> Bool {
    left.machine == right.machine && left.phase == right.phase && left.now == right.now
      && left.pendingTimerMs == right.pendingTimerMs
      && left.choicesPresented == right.choicesPresented
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(machine)
    hasher.combine(phase)
    hasher.combine(now)
    hasher.combine(choicesPresented)
  }

  /// The scene time at which something happens by itself.
  var deadline: Int? {
    switch phase {
    case .beat(_, let endsAt): endsAt
    case .wait(let until): until
    case .choosing(let group): group.deadline
    case .idle, .ended, .failed: nil
    }
  }

  /// Whether the scene waits for somebody to answer.
  var openGroup: OpenGroup? {
    if case .choosing(let group) = phase { group } else { nil }
  }
}

// MARK: - Running

extension Director {
  /// Enters the first node.
  mutating func start(node: String, output: inout Output) {
    do {
      try machine.start(node: node)
      try proceed(&output)
    } catch {
      fail(error, &output)
    }
  }

  /// Lets the scene clock run to `time`.
  ///
  /// What is due at exactly `time` happens only where `inclusive` says so: an
  /// answer at the same millisecond wins over expiry, so inputs advance
  /// exclusively.
  mutating func advance(to time: Int, inclusive: Bool, output: inout Output) {
    while let deadline, deadline < time || (inclusive && deadline == time) {
      now = max(now, deadline)
      fire(&output)
    }
    now = max(now, time)
  }

  /// Moves the ray to an option, by its line id, or away.
  mutating func gaze(atOption id: String?, output: inout Output) {
    guard case .choosing(var group) = phase else { return }
    let before = group.dwell?.entry
    group.gaze(at: id.flatMap { group.index(ofOption: $0) }, time: now)
    phase = .choosing(group)
    guard let dwell = group.dwell, dwell.entry != before else { return }
    output.record(
      Draft(.answerBegan, .participant, id: group.entries[dwell.entry].id) {
        $0.modality = Modality.gaze.rawValue
        $0.began = dwell.beganAt - group.shownAt
      })
  }

  /// Takes an option by its line id; false where it is not on show.
  mutating func choose(
    option id: String, modality: Modality, actor: Actor, output: inout Output
  ) -> Bool {
    guard case .choosing(let group) = phase, let index = group.index(ofOption: id) else {
      return false
    }
    let began =
      if let dwell = group.dwell, modality == .gaze, dwell.entry == index {
        dwell.beganAt
      } else {
        now
      }
    commit(group.entries[index], of: group, .choice, actor, &output) {
      $0.modality = modality.rawValue
      $0.began = began - group.shownAt
    }
    return true
  }

  /// Cuts whatever is spoken or shown; the scene will not go on from here.
  mutating func cut(output: inout Output) {
    switch phase {
    case .beat(let lines, _):
      for line in lines {
        output.record(Draft(.lineCut, .engine, id: program.lines[line].id))
        output.effects.append(.lineEnded(lineIndex: line))
      }
    case .choosing: output.effects.append(.hideOptions)
    case .idle, .wait, .ended, .failed: break
    }
  }

  /// Shows the open group again after a rewind: the clock starts anew, as on the first showing.
  mutating func presentAgain(output: inout Output) {
    guard case .choosing(var group) = phase else { return }
    group.dropDwell()
    phase = .choosing(group)
    announce(group, &output)
  }

  /// Forgets a gaze, for a pause.
  mutating func dropDwell() {
    guard case .choosing(var group) = phase else { return }
    group.dropDwell()
    phase = .choosing(group)
  }
}

// MARK: - What happens by itself

extension Director {
  private mutating func fire(_ output: inout Output) {
    do {
      switch phase {
      case .beat(let lines, _):
        for line in lines {
          output.record(Draft(.lineEnded, .engine, id: program.lines[line].id))
          output.effects.append(.lineEnded(lineIndex: line))
        }
        try proceed(&output)
      case .wait: try proceed(&output)
      case .choosing(let group): fire(group, &output)
      case .idle, .ended, .failed: break
      }
    } catch {
      fail(error, &output)
    }
  }

  /// Expiry beats an unfinished dwell; a dwell that is full at the same millisecond wins.
  private mutating func fire(_ group: OpenGroup, _ output: inout Output) {
    if let commitsAt = group.dwellCommitsAt, commitsAt <= now, let dwell = group.dwell {
      _ = choose(
        option: group.entries[dwell.entry].id, modality: .gaze, actor: .participant,
        output: &output)
    } else if let expiresAt = group.expiresAt, expiresAt <= now, let silence = group.silence {
      commit(silence, of: group, .silence, .participant, &output) { _ in }
    } else if let dwell = group.dwell {
      var group = group
      group.dropDwell()
      phase = .choosing(group)
      output.record(
        Draft(.answerLeft, .participant, id: group.entries[dwell.entry].id))
    }
  }

  private mutating func commit(
    _ entry: OpenGroup.Entry, of group: OpenGroup, _ kind: EventKind, _ actor: Actor,
    _ output: inout Output, complete: (inout Draft) -> Void
  ) {
    output.record(
      Draft(kind, actor, id: entry.id) {
        $0.latency = now - group.shownAt
        $0.style = entry.style
        $0.value = group.number
        complete(&$0)
      })
    output.effects.append(.hideOptions)
    do {
      try machine.select(entry.machineIndex)
      try proceed(&output)
    } catch {
      fail(error, &output)
    }
  }

  private mutating func fail(_ error: MachineError, _ output: inout Output) {
    phase = .failed
    output.record(Draft(.fault, .engine) { $0.cause = "machine" })
    output.effects.append(.failed(error))
  }
}

// MARK: - Reading the machine

extension Director {
  /// Runs the machine until something takes time.
  private mutating func proceed(_ output: inout Output) throws(MachineError) {
    while true {
      let yield = try machine.next()
      reportLadders(&output)
      switch yield {
      case .nodeEntered(let index):
        node = program.nodes[index].name
        output.node = node
        output.record(Draft(.node, .engine, id: node))
      case .line(let line):
        begin(line, &output)
        return
      case .options(let offered):
        try open(offered, &output)
        return
      case .command(let command):
        if obey(command, &output) { return }
      case .finished:
        phase = .ended("")
        return
      }
    }
  }

  /// Starts a line and every `#with` line behind it.
  private mutating func begin(_ line: PresentedLine, _ output: inout Output) {
    var lines = [line.lineIndex]
    var longest = say(line, &output)
    while let next = companion(&output) {
      lines.append(next.lineIndex)
      longest = max(longest, say(next, &output))
    }
    phase = .beat(lines: lines, endsAt: now + longest)
  }

  private func say(_ line: PresentedLine, _ output: inout Output) -> Int {
    let duration = durations[line.lineIndex]
    output.record(
      Draft(.line, .engine, id: program.lines[line.lineIndex].id) { $0.value = duration })
    output.effects.append(
      .say(
        LineBeat(
          lineIndex: line.lineIndex, substitutions: line.substitutions, durationMs: duration)))
    return duration
  }

  /// The next line where it carries `#with`; cues between are carried along.
  ///
  /// Looks ahead on a copy of the machine: state is a value.
  private mutating func companion(_ output: inout Output) -> PresentedLine? {
    var probe = machine
    var cues: [StageCue] = []
    while let yield = try? probe.next() {
      switch yield {
      case .command(let command):
        guard let cue = Self.cue(command) else { return nil }
        cues.append(cue)
      case .line(let line) where program.lines[line.lineIndex].hasTag("with"):
        machine = probe
        for cue in cues { show(cue, &output) }
        return line
      case .line, .options, .nodeEntered, .finished: return nil
      }
    }
    return nil
  }

  private mutating func open(
    _ offered: OfferedGroup, _ output: inout Output
  ) throws(MachineError) {
    let timerMs = pendingTimerMs
    pendingTimerMs = nil
    var entries: [OpenGroup.Entry] = []
    var silence: OpenGroup.Entry?
    for (index, option) in offered.options.enumerated() {
      let info = program.lines[option.lineIndex]
      let entry = OpenGroup.Entry(
        machineIndex: index, lineIndex: option.lineIndex, id: info.id,
        substitutions: option.substitutions, style: info.tagValue("style"))
      if info.hasTag("silence") {
        silence = entry
      } else if option.isAvailable {
        entries.append(entry)
      }
    }
    guard silence != nil || !entries.isEmpty else {
      throw .unavailableOption(0)
    }
    choicesPresented += 1
    self.offered = offered
    let group = OpenGroup(
      number: choicesPresented, entries: entries, silence: silence, shownAt: now,
      timerMs: timerMs.flatMap(stretched))
    phase = .choosing(group)
    announce(group, &output)
  }

  private func announce(_ group: OpenGroup, _ output: inout Output) {
    output.record(
      Draft(.optionsShown, .engine) {
        $0.value = group.number
        $0.delta = group.expiresAt.map { $0 - now }
        $0.id = group.entries.map(\.id).joined(separator: " ")
      })
    output.effects.append(.showOptions(group.onShow))
  }

  /// The author's time by the young person's factor; nil where the clock is off.
  private func stretched(_ milliseconds: Int) -> Int? {
    timeFactorPermille == 0 ? nil : milliseconds * timeFactorPermille / 1000
  }

  /// Does what a command says; true where it takes time or ends the scene.
  private mutating func obey(_ command: PresentedCommand, _ output: inout Output) -> Bool {
    switch command.name {
    case "timer":
      pendingTimerMs = command.milliseconds(at: 0)
      return false
    case "wait":
      phase = .wait(until: now + (command.milliseconds(at: 0) ?? 0))
      return true
    case "end":
      let id = command.arguments.first ?? ""
      phase = .ended(id)
      output.record(Draft(.end, .engine, id: id))
      output.effects.append(.end(id: id))
      return true
    case "ladder": return false
    default:
      if let cue = Self.cue(command) { show(cue, &output) }
      return false
    }
  }

  private func show(_ cue: StageCue, _ output: inout Output) {
    output.record(Draft(.cue, .engine, id: cue.summary))
    output.effects.append(.cue(cue))
  }

  /// The cue that a command is, or nil for the commands that the director obeys itself.
  private static func cue(_ command: PresentedCommand) -> StageCue? {
    guard !["timer", "wait", "end", "ladder"].contains(command.name) else { return nil }
    return StageCue(name: command.name, arguments: command.arguments)
  }
}

// MARK: - Ladders

extension Director {
  private func readLadders() -> [Int] {
    program.ladders.map { value(of: $0) }
  }

  private mutating func reportLadders(_ output: inout Output) {
    for (index, ladder) in program.ladders.enumerated() {
      let value = value(of: ladder)
      let before = ladderValues[index]
      guard value != before else { continue }
      ladderValues[index] = value
      output.record(
        Draft(.ladder, .engine, id: ladder.name) {
          $0.value = value
          $0.delta = value - before
        })
    }
    for saturation in machine.saturations {
      output.record(
        Draft(.ladderSaturated, .engine, id: program.ladders[saturation.ladder].name))
    }
  }

  private func value(of ladder: LadderInfo) -> Int {
    guard case .number(let number)? = machine.value(ofVariable: ladder.name) else {
      return ladder.lower
    }
    return Int(number)
  }

  /// The value of a ladder, for the search for ways and for the review.
  package func ladder(_ name: String) -> Int? {
    program.ladders.firstIndex { $0.name == name }.map { ladderValues[$0] }
  }
}

extension OpenGroup {
  /// The group as the young person sees it.
  var onShow: OptionsOnShow {
    OptionsOnShow(
      number: number,
      options: entries.map {
        OptionOnShow(lineIndex: $0.lineIndex, substitutions: $0.substitutions)
      },
      timerMs: expiresAt.map { $0 - shownAt })
  }
}
