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

  var machine: VirtualMachine
  var phase = Phase.idle
  /// Milliseconds of scene time; stands still while the session is paused.
  var now = 0
  var node: String?
  var choicesPresented = 0
  var pendingTimerMs: Int?
  var ladderValues: [Int]
  let program: Program
  var offered: OfferedGroup?
  let durations: DurationTable
  let timeFactorPermille: Int

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

  mutating func fail(_ error: MachineError, _ output: inout Output) {
    phase = .failed
    output.record(Draft(.fault, .engine) { $0.cause = "machine" })
    output.effects.append(.failed(error))
  }

  /// Runs the machine until something takes time.
  mutating func proceed(_ output: inout Output) throws(MachineError) {
    while true {
      let yield = try machine.next()
      reportLadders(&output)
      switch yield {
      case .nodeEntered(let index):
        node = program.nodes[index].name
        output.node = node
        output.record(Draft(.node, .engine, id: node))
      case .returned(let index):
        node = program.nodes[index].name
        output.node = node
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
}
