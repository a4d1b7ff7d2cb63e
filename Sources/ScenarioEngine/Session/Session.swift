// Session: one meeting from the first question to the last, as a value.
//
// It folds inputs and time into events and effects. Its clock is the session
// clock, which never stands still; the scene clock inside the director does
// while the session is paused. Because the whole of it is a value, rewinding
// restores a copy, replaying folds the same inputs again, and the search for
// ways explores copies.

/// The part of a session that is going on.
package enum SessionStage: String, Sendable, Hashable {
  case baseline
  case scene
  /// The calm place after STOP: no question for twenty seconds.
  case calm
  case reflection
  case closed
}

/// What a session needs of its scenario.
package struct SessionPlan: Sendable {
  package var program: Program
  package var startNode: String
  package var baselineNode: String?
  package var reflectionNode: String?
  /// The levels that the scene can be played at, and so what the pedagogue can change to.
  package var levels: [Int]
  let marks: ProfileMarks

  package init(
    program: Program, startNode: String, baselineNode: String?, reflectionNode: String?,
    levels: [Int] = [1, 2, 3, 4, 5]
  ) {
    self.program = program
    self.startNode = startNode
    self.baselineNode = baselineNode
    self.reflectionNode = reflectionNode
    self.levels = levels
    marks = ProfileMarks(program)
  }

  /// What the pedagogue can ask for while the scene plays.
  package var interventions: [InterventionOffer] { marks.interventions(of: program) }
}

/// What came out of a step, in order; the owner empties it and keeps its storage.
package struct SessionOutput: Sendable {
  package var records: [LogRecord] = []
  package var effects: [Effect] = []

  package init() {}

  package mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    effects.removeAll(keepingCapacity: true)
  }
}

/// One session.
package struct Session: Sendable {
  /// How long nothing is asked after a stop.
  package static let calmQuietMs = 20_000
  /// How long a look must stay down to stop the scene.
  package static let lookDownMs = 2_000
  /// How long a headset may be off before the scene is stopped.
  package static let headsetOffMs = 20_000

  /// A choice as it was when it was presented, to go back to.
  struct Snapshot: Sendable {
    var number: Int
    var director: Director
  }

  let plan: SessionPlan
  package let settings: SessionSettings
  let blankMachine: VirtualMachine
  var snapshots: [Snapshot] = []

  package internal(set) var stage = SessionStage.baseline
  package internal(set) var director: Director
  package internal(set) var isPaused = false
  /// How loud everything is: per cent.
  package internal(set) var volumePercent: Int
  package internal(set) var prompt: Prompt?
  package internal(set) var endID: String?
  package internal(set) var stopCause: StopCause?
  /// The time up to which everything has happened, in milliseconds on the session clock.
  package internal(set) var clock = -1
  /// The time that events are stamped with; `clock`, or one above it while inputs are taken.
  var now = 0
  var questionnaire: Questionnaire?
  /// Where the picture goes after a stop.
  package internal(set) var calmPlace: CalmPlace
  /// When the question on show was asked.
  var askedAt = 0
  /// The ray that rests on a choice of the question on show.
  var promptDwell: GazeDwell?
  var sceneOffset = 0
  var pausedAt: Int?
  /// Whether the picture shows the calm place although the scene is only held.
  package internal(set) var isCalmPlaceShown = false
  var lookingDownSince: Int?
  /// Since when the headset has been off.
  var headsetOffSince: Int?
  /// Where the ray rests, also while nobody asks.
  var gazeOption: String?
  var calmSince: Int?
  /// Whether it was the scene that was stopped, with a choice to go back to.
  var canGoOn = false
  var sequence = 0
  var attempt = 1
  /// The storage of what the director says; empty between two steps.
  var scratch = DirectorOutput()

  /// A session before its first moment; `values` replace first values of the script's variables,
  /// as an author may want who looks at a node by itself.
  package init(
    plan: SessionPlan, settings: SessionSettings, durations: DurationTable,
    values: [String: Value] = [:]
  ) {
    self.plan = plan
    self.settings = settings
    volumePercent = settings.volumePercent
    calmPlace = settings.calmPlace
    var machine = VirtualMachine(
      program: plan.program, hostValues: plan.program.hostValues(from: settings.variables))
    for (name, value) in values { _ = machine.setValue(value, ofVariable: name) }
    blankMachine = machine
    director = Director(
      program: plan.program, marks: plan.marks, machine: blankMachine, durations: durations,
      timeFactorPermille: settings.timeFactorPermille)
  }
}

// MARK: - Time

extension Session {
  /// The next moment on the session clock at which something happens by itself.
  package var nextDeadline: Int? {
    earlier(
      earlier(earlier(lookDownDeadline, headsetDeadline), earlier(sceneDeadline, calmDeadline)),
      promptDeadline)
  }

  private var sceneDeadline: Int? {
    guard stage == .scene, !isPaused else { return nil }
    return director.deadline.map { $0 + sceneOffset }
  }

  private var calmDeadline: Int? {
    guard stage == .calm, prompt == nil else { return nil }
    return calmSince.map { $0 + Self.calmQuietMs }
  }

  /// A headset that hangs on a hook looks down as well, so looking counts only while it is worn.
  private var lookDownDeadline: Int? {
    guard settings.lookingDownStops, stage != .calm, stage != .closed, headsetOffSince == nil
    else { return nil }
    return lookingDownSince.map { $0 + Self.lookDownMs }
  }

  private var headsetDeadline: Int? {
    guard stage == .scene else { return nil }
    return headsetOffSince.map { $0 + Self.headsetOffMs }
  }

  /// Opens the session at time 0.
  package mutating func start(output: inout SessionOutput) {
    guard clock < 0 else { return }
    clock = 0
    checkIn(&output)
  }

  /// Lets time pass; whatever is due up to and at `time` happens.
  package mutating func advance(to time: Int, output: inout SessionOutput) {
    advance(to: time, inclusive: true, output: &output)
  }

  /// Takes an input at `time`, or one millisecond after what has already happened.
  ///
  /// - Returns: the time at which the input took effect.
  @discardableResult
  package mutating func apply(
    _ input: Input, at time: Int, output: inout SessionOutput
  ) -> Int {
    let effective = max(time, clock + 1)
    advance(to: effective, inclusive: false, output: &output)
    sequence += 1
    output.records.append(
      .input(sequence: sequence, InputRecord(timeMs: effective, input: input)))
    obey(input, &output)
    return effective
  }

  private mutating func advance(to time: Int, inclusive: Bool, output: inout SessionOutput) {
    while let due = nextDeadline, due < time || (inclusive && due == time) {
      now = max(now, due)
      fire(&output)
    }
    now = max(now, time)
    // An input at `time` comes before what is due at `time`.
    clock = max(clock, inclusive ? time : time - 1)
    if stage == .scene, !isPaused { director.setClock(to: now - sceneOffset) }
  }

  /// Does the one thing that is due; STOP before all others.
  private mutating func fire(_ output: inout SessionOutput) {
    if let due = lookDownDeadline, due <= now {
      stop(.lookingDown, &output)
    } else if let due = headsetDeadline, due <= now {
      stop(.headsetOff, &output)
    } else if let due = calmDeadline, due <= now {
      askAfterStop(&output)
    } else if let due = promptDeadline, due <= now {
      endPromptDwell(&output)
    } else {
      direct(&output) { $0.fireNext(output: &$1) }
    }
  }
}

extension Session {
  /// The number of the choice on show, and whether somebody still speaks; allocates nothing.
  package var choiceOnShow: (number: Int, isDuringLine: Bool)? {
    guard stage == .scene, let group = director.openGroup else { return nil }
    return (group.number, group.isDuringLine)
  }
}
