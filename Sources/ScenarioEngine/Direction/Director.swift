// Direction: the profile's meaning on a virtual clock.
//
// The machine says what comes next; the director says when. It gives each line
// its time, opens and closes groups of options, counts their clocks, carries
// cues to the stage and watches the ladders. Besides the main track it plays
// background tracks and, one at a time, the interventions that a pedagogue asks
// for; each of them is a `Track` with a stack of its own on the one clock.
//
// It knows no real clock: whoever owns it moves its time from one thing that is
// due to the next, so one long step equals many short ones. Where things are due
// in the same millisecond, the main track comes first, then the intervention,
// then the background tracks in the order they were started. What the checker
// forbids (an option in the background, a jump out of an intervention) is
// refused with a fault in the log. Pause, STOP and the reflection belong to
// `Session`.

/// The scene of one session: a machine, a scene clock and what is going on right now.
package struct Director: Sendable, Hashable {
  let program: Program
  let marks: ProfileMarks
  let durations: DurationTable
  let timeFactorPermille: Int

  /// Shared by all tracks; it stands in the main track whenever nothing is being run.
  package internal(set) var machine: VirtualMachine
  /// Milliseconds of scene time; stands still while the session is paused.
  var now = 0
  var main = Track(home: 0)
  /// The intervention that is playing; the main track waits for it.
  var intervention: Track?
  /// In the order they were started.
  var background: [Track] = []
  /// The nodes of interventions that were asked for, first come, first served.
  var queue: [Int] = []
  /// A level that takes effect at the next boundary.
  var pendingLevel: Int?
  var choicesPresented = 0
  var ladderValues: [Int]
  /// How often tracks went on since the clock last moved.
  var instant = Instant()

  init(
    program: Program, marks: ProfileMarks, machine: VirtualMachine, durations: DurationTable,
    timeFactorPermille: Int
  ) {
    self.program = program
    self.marks = marks
    self.machine = machine
    self.durations = durations
    // Settings can come from a log; more than tenfold is no clock that anybody set.
    self.timeFactorPermille = max(0, min(timeFactorPermille, 10_000))
    ladderValues = []
    ladderValues = program.ladders.map(value)
  }

  /// Two directors of one session are equal where they have the same future.
  package static func == (left: Director, right: Director) -> Bool {
    left.now == right.now && left.machine == right.machine && left.main == right.main
      && left.intervention == right.intervention && left.background == right.background
      && left.queue == right.queue && left.pendingLevel == right.pendingLevel
      && left.choicesPresented == right.choicesPresented && left.instant == right.instant
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(now)
    hasher.combine(machine)
    hasher.combine(main)
    hasher.combine(choicesPresented)
  }
}

// MARK: - Tracks

extension Director {
  /// A track by its id; a background track that is gone stays gone.
  subscript(id: TrackID) -> Track {
    get {
      switch id {
      case .main: main
      case .intervention: intervention ?? Track(home: 0)
      case .background(let home): background.first { $0.home == home } ?? Track(home: home)
      }
    }
    set {
      switch id {
      case .main: main = newValue
      case .intervention: intervention = newValue
      case .background(let home):
        if let index = background.firstIndex(where: { $0.home == home }) {
          background[index] = newValue
        }
      }
    }
  }

  /// The track whose options are answered: the intervention where there is one.
  var front: TrackID { intervention == nil ? .main : .intervention }

  var phase: Track.Phase { main.phase }

  /// The node that is playing in front.
  var node: String? { intervention?.node ?? main.node }

  /// The group that waits for somebody to answer.
  var openGroup: OpenGroup? { intervention == nil ? main.group : intervention?.group }

  /// That group as the machine offered it.
  var offered: OfferedGroup? { self[front].offered }

  /// Whether the scene waits in an intervention, not in the script.
  package var isInIntervention: Bool { intervention != nil }

  /// The nodes of the tracks that go on behind the scene, in the order they were started.
  package var backgroundNodes: [String] { background.map { program.nodes[$0.home].name } }

  /// The nodes of the interventions that wait for their turn.
  package var queuedInterventions: [String] { queue.map { program.nodes[$0].name } }
}

// MARK: - Time

extension Director {
  /// The scene time at which something happens by itself.
  var deadline: Int? {
    var first = earlier(main.deadline, intervention?.deadline)
    for track in background { first = earlier(first, track.deadline) }
    return first
  }

  /// Enters the first node.
  mutating func start(node: String, output: inout DirectorOutput) {
    do {
      try machine.start(node: node)
      main.home = machine.state.thread.node
      main.phase = .ready
      playOn(&output)
    } catch {
      fail(error, .main, &output)
    }
  }

  /// Lets the scene clock stand at `time`; nothing may be due before it.
  mutating func setClock(to time: Int) { now = max(now, time) }

  /// Does the one thing that is due next.
  mutating func fireNext(output: inout DirectorOutput) {
    guard let due = deadline else { return }
    now = max(now, due)
    if main.deadline == due {
      fire(.main, &output)
    } else if intervention?.deadline == due {
      fire(.intervention, &output)
    } else if let track = background.first(where: { $0.deadline == due }) {
      fire(.background(track.home), &output)
    }
  }

  private mutating func fire(_ id: TrackID, _ output: inout DirectorOutput) {
    switch self[id].phase {
    case .beat(let beat):
      end(beat, id, &output)
      goOn(id, &output)
    case .wait: goOn(id, &output)
    case .choosing(let group): fire(group, id, &output)
    case .hidden(var group):
      if let beat = group.beat { end(beat, id, &output) }
      group.beat = nil
      self[id].phase = .hidden(group)
    case .idle, .ready, .ended, .failed: break
    }
  }
}

/// Counts what happens without time passing, so that a loop without any is found.
struct Instant: Sendable, Hashable {
  /// More than any scene does in one moment.
  static let limit = 20_000

  private var time = 0
  private var count = 0

  /// False once too much has happened at one time.
  mutating func isWithinLimit(at now: Int) -> Bool {
    if now != time {
      time = now
      count = 0
    }
    count += 1
    return count <= Self.limit
  }
}
