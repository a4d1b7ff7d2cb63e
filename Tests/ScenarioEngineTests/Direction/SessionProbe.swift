import Testing

@testable import ScenarioEngine

/// A session under test, with what must hold of everything that comes out of it.
///
/// It reads only the log and the effects, so that it says what the session did
/// and not what the director believes. Forking a probe forks the session.
struct SessionProbe {
  /// The scene as it stood when a choice was presented, folded from the log.
  struct Presented: Equatable {
    var options: String
    var ladders: [String: Int]
    var level: Int
    var tracks: Set<String>
    var intervention: String?
  }

  private(set) var session: Session
  private(set) var output = SessionOutput()
  private var checkedRecords = 0
  private var checkedEffects = 0
  private var lastTime = 0
  private var openLines: Set<String> = []
  private var stage = "baseline"
  private var stoppedAt: Int?
  private var now = Presented(options: "", ladders: [:], level: 1, tracks: [], intervention: nil)
  private var presented: [Int: Presented] = [:]
  private var awaited: Int?
  private var isRewinding = false
  private var queued: [String: Int] = [:]
  private var areOptionsShown = false
  private var isPaused = false
  private var isCalmPlaceShown = false
  private(set) var problem: String?

  init(plan: SessionPlan) {
    session = Session(
      plan: plan, settings: SessionSettings(), durations: StreetFixture.durations(plan))
    for ladder in plan.program.ladders {
      now.ladders[ladder.name] = session.director.ladder(ladder.name)
    }
    session.start(output: &output)
    check()
  }

  mutating func apply(_ input: Input, at time: Int) {
    if case .rewind(let number) = input { awaited = number }
    session.apply(input, at: time, output: &output)
    check()
    awaited = nil
  }

  mutating func advance(to time: Int) {
    session.advance(to: time, output: &output)
    check()
  }

  /// How many choices there are to go back to.
  var choices: Int { presented.keys.max() ?? 0 }

  /// The ids of the options on show.
  var optionIDs: [String] {
    session.optionsOnShow?.options.map { session.lineID($0.lineIndex) } ?? []
  }

  private mutating func fail(_ text: String) {
    if problem == nil { problem = "at \(lastTime) ms: \(text)" }
  }

  // MARK: - Checks

  private mutating func check() {
    for record in output.records[checkedRecords...] {
      if record.sequence != checkedRecords + 1 { fail("number \(record.sequence) is out of order") }
      checkedRecords += 1
      if record.timeMs < lastTime { fail("time went back to \(record.timeMs)") }
      lastTime = record.timeMs
      if case .event(let event) = record { check(event) }
    }
    for effect in output.effects[checkedEffects...] { check(effect) }
    checkedEffects = output.effects.count
    if let group = session.optionsOnShow, !areOptionsShown {
      fail("options of choice \(group.number) are open but not on show")
    }
    if session.optionsOnShow == nil, areOptionsShown { fail("options on show that are not open") }
    if Set(session.director.backgroundNodes) != now.tracks, session.stage == .scene {
      fail("the log knows other tracks: \(now.tracks)")
    }
  }

  private mutating func check(_ event: SessionEvent) {
    if stoppedAt != nil, Self.ofTheScene.contains(event.kind) {
      fail("\(event.kind.rawValue) after STOP")
    }
    let id = event.id ?? ""
    switch event.kind {
    case .line:
      if !openLines.insert(id).inserted { fail("\(id) begins twice") }
    case .lineEnded, .lineCut:
      if openLines.remove(id) == nil { fail("\(id) ends without a beginning") }
    case .trackStarted:
      if !now.tracks.insert(id).inserted { fail("\(id) is started twice") }
    case .trackEnded:
      if now.tracks.remove(id) == nil { fail("\(id) ends without a start") }
    case .interventionQueued: queued[id, default: 0] += 1
    case .interventionStarted: begin(id, event)
    case .interventionEnded:
      if now.intervention != id { fail("\(id) ends without a start") }
      now.intervention = nil
    case .interventionRefused where ["stop", "rewind", "end"].contains(event.cause):
      queued[id, default: 0] -= 1
    case .ladder: now.ladders[id] = event.value
    case .level: now.level = event.value ?? 0
    case .optionsShown: show(event)
    case .stop: stoppedAt = event.timeMs
    case .asked:
      if let stoppedAt, event.timeMs < stoppedAt + Session.calmQuietMs { fail("asked too early") }
    case .rewind: rewind(event)
    case .stage: enter(id)
    case .closed: enter("closed")
    default: break
    }
  }

  private static let ofTheScene: Set<EventKind> = [
    .node, .line, .lineEnded, .lineCut, .cue, .trackStarted, .trackEnded, .optionsShown,
    .timerStarted, .answerBegan, .answerLeft, .choice, .silence, .ladder, .ladderSaturated,
    .interventionQueued, .interventionStarted, .interventionEnded, .level, .pause, .resume, .end,
  ]

  private mutating func begin(_ id: String, _ event: SessionEvent) {
    if let other = now.intervention { fail("\(id) begins inside \(other)") }
    now.intervention = id
    if event.cause == nil {
      queued[id, default: 0] -= 1
      if queued[id, default: 0] < 0 { fail("\(id) begins without being asked for") }
    }
  }

  private mutating func show(_ event: SessionEvent) {
    now.options = event.id ?? ""
    guard let number = event.value else { return fail("a group without a number") }
    if isRewinding {
      isRewinding = false
      if number != awaited { fail("rewound to \(awaited ?? 0) but \(number) is shown") }
      if presented[number] != now {
        fail("choice \(number) was \(String(describing: presented[number])), is \(now)")
      }
    } else if presented[number] == nil {
      presented[number] = now
    }
  }

  /// What the scene was is taken up again; the log says only that.
  private mutating func rewind(_ event: SessionEvent) {
    if !openLines.isEmpty { fail("open lines at a rewind: \(openLines)") }
    if !now.tracks.isEmpty || now.intervention != nil { fail("tracks go on at a rewind") }
    if queued.values.contains(where: { $0 != 0 }) { fail("the queue is not empty at a rewind") }
    stoppedAt = nil
    guard let number = event.value, let then = presented[number] else {
      return fail("rewound to an unknown choice")
    }
    for later in presented.keys where later > number { presented[later] = nil }
    now.ladders = then.ladders
    isRewinding = true
    for (name, value) in then.ladders where session.director.ladder(name) != value {
      // Time may have moved on since, but only where nobody answered.
      if session.optionsOnShow?.number == number { fail("\(name) is not \(value) again") }
    }
  }

  private mutating func enter(_ next: String) {
    stage = next
    guard next != "scene" else { return }
    if !openLines.isEmpty { fail("open lines in \(next): \(openLines)") }
    if !now.tracks.isEmpty || now.intervention != nil { fail("tracks go on in \(next)") }
    if queued.values.contains(where: { $0 != 0 }) { fail("the queue is not empty in \(next)") }
  }

  private mutating func check(_ effect: Effect) {
    switch effect {
    case .showOptions:
      if areOptionsShown { fail("options are shown twice") }
      areOptionsShown = true
    case .hideOptions:
      if !areOptionsShown { fail("options are hidden twice") }
      areOptionsShown = false
    case .pause:
      if isPaused { fail("paused twice") }
      isPaused = true
    case .resume:
      if !isPaused { fail("resumed twice") }
      isPaused = false
    case .calmPlace(let isShown):
      if isShown == isCalmPlaceShown { fail("the calm place is shown or left twice") }
      isCalmPlaceShown = isShown
    case .stage(let next) where next != .scene:
      if areOptionsShown { fail("options on show in \(next)") }
      isPaused = false
      isCalmPlaceShown = false
    default: break
    }
  }

  // MARK: - Replay

  /// Where the log and its replay part, if they do.
  func replayProblem(_ plan: SessionPlan) throws -> String? {
    let again = try Replay.records(
      of: output.records, plan: plan, header: ReplayTests.header(plan))
    return Replay.firstDifference(log: output.records, replayed: again).map { "\($0)" }
  }
}
