/// What a session came by and what was done to it, told by events instead of milliseconds.
///
/// A place that was passed keeps its name where a script changes around it: a
/// line by its id, a group by the ids on show. What somebody did is kept with
/// the place behind which it happened and how long after it, on a clock that
/// stands still in pauses. What a rewind took back is left out.
struct SessionTrace {
  /// A place that the scene or the questions come by.
  enum Mark: Sendable, Hashable {
    case line(String)
    case options([String])
    case question(String)
    case stage(String)
    case interventionBegan(String)
    case interventionEnded(String)

    /// Whether two marks are the same place, though options may have come or gone.
    func isSamePlace(as other: Mark) -> Bool {
      guard case .options(let left) = self, case .options(let right) = other else {
        return self == other
      }
      return left == right || !Set(left).isDisjoint(with: right)
    }
  }

  /// Something that changed where the session went.
  enum Move: Sendable, Hashable {
    case choose(option: String, Modality)
    /// The clock ran out, and the group's silence was the answer.
    case silence(String)
    case reply(question: String, PromptReply)
    case intervene(node: String)
    case level(Int)
    case stop(StopCause)
    /// A pause that nothing has ended, or in which something was asked for.
    case pause
    case resume
  }

  /// The places passed since the move before, and a move.
  struct Stretch: Sendable {
    var marks: [Mark] = []
    /// Since the last of the marks, or since the move before.
    var delayMs = 0
    /// `nil` for where the session stands.
    var move: Move?
  }

  private(set) var stretches: [Stretch] = []
  /// The marks since the last move.
  private var current = Stretch()
  private var lastMs = 0
  private var pausedSince: Int?
  private var pausedMs = 0
  /// The choice that a rewind goes back to, until it is shown again.
  private var restored: Int?
  /// Where the choices were shown, by their numbers, with what was asked for and still waited then.
  private var choices: [Int: (stretches: Int, marks: Int, waiting: [Int])] = [:]
  /// The stretches whose moves were requests that have not come to pass.
  private var waiting: [Int] = []

  /// Reads a log up to a moment; `isScene` tells the nodes that go on in front from those behind.
  init(_ records: [LogRecord], untilMs: Int, isInFront: (String) -> Bool) {
    for (index, record) in records.enumerated() {
      switch record {
      case .input(_, let input):
        let isRefused = Self.isRefused(records[(index + 1)...])
        if !isRefused { follow(input) }
      case .event(let event):
        guard event.node.map(isInFront) != false else { continue }
        follow(event)
      }
    }
    current.delayMs = sceneTime(untilMs) - lastMs
    stretches.append(current)
  }

  /// Whether the first thing that an input led to was that it was refused.
  private static func isRefused(_ following: ArraySlice<LogRecord>) -> Bool {
    guard case .event(let event)? = following.first else { return false }
    return event.kind == .refused
  }

  /// The place that an event is, if it is one.
  static func mark(_ event: SessionEvent) -> Mark? {
    switch event.kind {
    case .line: event.id.map(Mark.line)
    case .optionsShown:
      .options((event.id ?? "").split(separator: " ").map(String.init))
    case .asked: event.id.map(Mark.question)
    case .stage: event.id.map(Mark.stage)
    case .interventionStarted: event.id.map(Mark.interventionBegan)
    case .interventionEnded: event.id.map(Mark.interventionEnded)
    default: nil
    }
  }

  // MARK: - Following

  private mutating func follow(_ input: InputRecord) {
    guard let value = try? input.validated() else { return }
    switch value {
    case .level(let level): add(.level(level), input.timeMs)
    case .rate(let question, let value):
      add(.reply(question: question, .value(value)), input.timeMs)
    case .answer(let question, let reply):
      add(.reply(question: question, reply), input.timeMs)
    case .choose, .tag, .gaze, .stop, .pause, .resume, .rewind, .intervene, .volume, .typed, .fault:
      break
    }
  }

  private mutating func follow(_ event: SessionEvent) {
    if event.kind == .optionsShown, let number = event.value { show(number) }
    if restored == nil, let mark = Self.mark(event) {
      current.marks.append(mark)
      lastMs = sceneTime(event.timeMs)
    }
    switch event.kind {
    case .interventionStarted where event.cause == nil:
      serve { $0 == .intervene(node: event.id ?? "") }
    case .level where event.cause == nil: serve { if case .level = $0 { true } else { false } }
    case .choice:
      let modality = event.modality.flatMap(Modality.init(rawValue:)) ?? .script
      if let id = event.id { add(.choose(option: id, modality), event.timeMs) }
    case .silence:
      if let id = event.id { add(.silence(id), event.timeMs) }
    case .answered where !endsWithReply(event):
      // Words that somebody typed for the young person, or a choice that a gaze rested on; other
      // replies are inputs of their own.
      if let id = event.id,
        let reply = event.text.map(PromptReply.text)
          ?? event.choice.map(PromptReply.choice)
      {
        add(.reply(question: id, reply), event.timeMs)
      }
    case .interventionQueued:
      if let id = event.id { add(.intervene(node: id), event.timeMs) }
    case .stop:
      add(.stop(event.cause.flatMap(StopCause.init(rawValue:)) ?? .key), event.timeMs)
    case .rewind:
      if let number = event.value { rewind(to: number) }
    case .pause:
      add(.pause, event.timeMs)
      pausedSince = event.timeMs
    case .resume: resume(event.timeMs)
    // A stop ends a pause without a word.
    case .stage where pausedSince != nil: resume(event.timeMs)
    default: break
    }
  }

  private func endsWithReply(_ event: SessionEvent) -> Bool {
    guard let id = event.id, case .reply(let question, _)? = stretches.last?.move else {
      return false
    }
    return question == id && current.marks.isEmpty
  }

  private mutating func add(_ move: Move, _ timeMs: Int) {
    let time = sceneTime(timeMs)
    current.delayMs = max(0, time - lastMs)
    current.move = move
    switch move {
    case .intervene, .level: waiting.append(stretches.count)
    default: break
    }
    stretches.append(current)
    current = Stretch()
    lastMs = time
  }

  /// What was asked for has begun, or holds.
  private mutating func serve(_ isServed: (Move) -> Bool) {
    waiting.removeAll { stretches[$0].move.map(isServed) == true }
  }

  private func sceneTime(_ timeMs: Int) -> Int {
    timeMs - pausedMs - (pausedSince.map { max(0, timeMs - $0) } ?? 0)
  }

  private mutating func resume(_ timeMs: Int) {
    if let since = pausedSince { pausedMs += timeMs - since }
    pausedSince = nil
    guard let pause = stretches.lastIndex(where: { $0.move == .pause }) else { return }
    // What was asked for in it came to pass together, when it was over.
    if pause == stretches.count - 1 { remove(pause) } else { add(.resume, timeMs) }
  }

  /// Takes a move out; the places before it were come by all the same.
  private mutating func remove(_ index: Int) {
    let taken = stretches.remove(at: index)
    waiting = waiting.map { $0 > index ? $0 - 1 : $0 }
    choices = choices.mapValues { place in
      guard place.stretches > index else { return place }
      let isNext = place.stretches == index + 1
      return (
        place.stretches - 1, place.marks + (isNext ? taken.marks.count : 0),
        place.waiting.filter { $0 != index }.map { $0 > index ? $0 - 1 : $0 }
      )
    }
    if stretches.indices.contains(index) {
      if stretches[index].marks.isEmpty { stretches[index].delayMs += taken.delayMs }
      stretches[index].marks.insert(contentsOf: taken.marks, at: 0)
    } else {
      if current.marks.isEmpty { lastMs -= taken.delayMs }
      current.marks.insert(contentsOf: taken.marks, at: 0)
    }
  }

  // MARK: - Going back

  private mutating func show(_ number: Int) {
    if restored == number { restored = nil }
    if choices[number] == nil {
      choices[number] = (stretches.count, current.marks.count, waiting)
    }
  }

  /// Forgets all since a choice was shown; the showing itself comes again.
  private mutating func rewind(to number: Int) {
    guard let place = choices[number] else { return }
    let marks =
      stretches.indices.contains(place.stretches)
      ? stretches[place.stretches].marks : current.marks
    stretches.removeSubrange(place.stretches...)
    current = Stretch(marks: Array(marks.prefix(place.marks)))
    choices = choices.filter { $0.key <= number }
    restored = number
    forget(place.waiting)
    choices[number] = (stretches.count, current.marks.count, [])
  }

  /// A rewind forgets what had been asked for and not yet come.
  private mutating func forget(_ requests: [Int]) {
    waiting.removeAll()
    for index in requests.reversed() where stretches.indices.contains(index) { remove(index) }
  }
}
