/// A session on the way back to where another one stood.
struct ReentryWalk {
  /// A place that was come by since the last move, and the walk as it was there.
  private struct Passed {
    var mark: SessionTrace.Mark
    var timeMs: Int
    var session: Session
  }

  /// More than any scene has, and soon over.
  private static let stepLimit = 100_000
  /// What is left of a clock, at least, for an author who comes back to it.
  private static let leastClockMs = 3_000

  private(set) var session: Session
  private(set) var inputs: [InputRecord] = []
  private let isInFront: (String) -> Bool
  private var passed: [Passed] = []
  private var output = SessionOutput()
  private var steps = 0
  /// When the last place was come by, or the last move made.
  private var baseMs = 0

  init(_ session: Session, isInFront: @escaping (String) -> Bool) {
    self.session = session
    self.isInFront = isInFront
    self.session.start(output: &output)
    collect()
  }

  /// Comes by the places of a stretch and makes its move; says what is missing.
  mutating func follow(_ stretch: SessionTrace.Stretch) -> Reentry.Gone? {
    guard let move = stretch.move else { return stand(stretch) }
    let start = session
    if let gone = reach(stretch, move) {
      // As near as it gets: the last place that both come by.
      session = lastCommon(stretch.marks)?.place.session ?? start
      return gone
    }
    passed.removeAll()
    return make(move, after: stretch.delayMs)
  }

  // MARK: - Moves

  /// Lets time pass until a move can be made.
  private mutating func reach(
    _ stretch: SessionTrace.Stretch, _ move: SessionTrace.Move
  ) -> Reentry.Gone? {
    switch move {
    case .choose(let option, _):
      return run(until: { $0.offers(option) }) ? nil : .line(option)
    case .silence(let option):
      guard run(until: { $0.director.openGroup?.silence?.id == option }) else {
        return .line(option)
      }
      // A beat that still sounds ends first; then the clock runs.
      return run(until: { $0.director.openGroup?.expiresAt != nil }) ? nil : .clock
    case .reply(let question, let reply):
      let isAsked = run { $0.prompt?.id == question && $0.prompt?.accepts(reply) == true }
      return isAsked ? nil : .question(question)
    case .intervene, .level, .stop, .pause, .resume: return goBack(to: stretch)
    }
  }

  private mutating func make(_ move: SessionTrace.Move, after delayMs: Int) -> Reentry.Gone? {
    if case .silence = move {
      let number = session.director.openGroup?.number
      _ = run(pastChoices: true) { $0.director.openGroup?.number != number }
      baseMs = session.clock
      return nil
    }
    if case .intervene(let node) = move, !session.interventions.contains(where: { $0.node == node })
    {
      return .intervention(node)
    }
    pass(to: baseMs + delayMs - 1)
    if let input = Self.input(move) { apply(input) }
    return nil
  }

  private static func input(_ move: SessionTrace.Move) -> Input? {
    switch move {
    case .choose(let option, let modality): .choose(option: option, modality: modality)
    case .silence: nil
    case .reply(let question, .value(let value)): .rate(question: question, value: value)
    case .reply(let question, let reply): .answer(question: question, reply: reply)
    case .intervene(let node): .intervene(node: node)
    case .level(let level): .level(level)
    case .stop(let cause): .stop(cause)
    case .pause: .pause()
    case .resume: .resume
    }
  }

  private mutating func apply(_ input: Input) {
    baseMs = session.apply(input, at: session.clock + 1, output: &output)
    inputs.append(InputRecord(timeMs: baseMs, input: input))
    collect()
  }

  // MARK: - Standing

  /// Goes to where the trace ends, with time left to look around.
  private mutating func stand(_ stretch: SessionTrace.Stretch) -> Reentry.Gone? {
    if let gone = goBack(to: stretch) { return gone }
    pass(to: baseMs + stretch.delayMs, leastClockMs: Self.leastClockMs)
    return nil
  }

  /// Goes to the last place of a stretch.
  private mutating func goBack(to stretch: SessionTrace.Stretch) -> Reentry.Gone? {
    guard let last = stretch.marks.last else { return nil }
    let start = session
    _ = run { _ in false }
    let found = lastCommon(stretch.marks)
    session = found?.place.session ?? start
    guard let found, found.isLast else { return Self.gone(last) }
    baseMs = found.place.timeMs
    return nil
  }

  private func lastCommon(_ marks: [SessionTrace.Mark]) -> (place: Passed, isLast: Bool)? {
    var next = passed.startIndex
    var found: (place: Passed, isLast: Bool)?
    for (index, mark) in marks.enumerated() {
      guard let place = passed[next...].firstIndex(where: { $0.mark.isSamePlace(as: mark) }) else {
        continue
      }
      found = (passed[place], index == marks.count - 1)
      next = place + 1
    }
    return found
  }

  private static func gone(_ mark: SessionTrace.Mark) -> Reentry.Gone {
    switch mark {
    case .line(let id): .line(id)
    case .options(let ids): .line(ids.first ?? "")
    case .question(let id): .question(id)
    case .stage(let name): .stage(name)
    case .interventionBegan(let node), .interventionEnded(let node): .intervention(node)
    }
  }

  // MARK: - Time

  /// Lets time pass until something holds; false where somebody has to answer first, or all is over.
  private mutating func run(pastChoices: Bool = false, until holds: (Session) -> Bool) -> Bool {
    while !holds(session) {
      guard pastChoices || !session.waitsForSomebody, let due = session.nextDeadline,
        steps < Self.stepLimit
      else { return false }
      steps += 1
      session.advance(to: due, output: &output)
      collect()
    }
    return true
  }

  /// Lets as much time pass as changes nothing in front; a clock keeps at least so much.
  private mutating func pass(to moment: Int, leastClockMs: Int = 0) {
    let target = min(moment, session.clockEnd.map { $0 - leastClockMs } ?? .max)
    while let due = session.nextDeadline, due <= target, !changesFront(at: due) {
      session.advance(to: due, output: &output)
    }
    let end = session.nextDeadline.map { min(target, $0 - 1) } ?? target
    session.advance(to: max(session.clock, end), output: &output)
    collect()
  }

  private func changesFront(at time: Int) -> Bool {
    var next = session
    var output = SessionOutput()
    next.advance(to: time, output: &output)
    return next.optionsOnShow?.number != session.optionsOnShow?.number
      || output.records.contains { mark($0) != nil }
  }

  private func mark(_ record: LogRecord) -> SessionTrace.Mark? {
    guard case .event(let event) = record, event.node.map(isInFront) != false else { return nil }
    return SessionTrace.mark(event)
  }

  /// Notes the places that were come by; those of one moment share the session as it is now.
  private mutating func collect() {
    for record in output.records {
      guard let mark = mark(record) else { continue }
      baseMs = record.timeMs
      passed.append(Passed(mark: mark, timeMs: record.timeMs, session: session))
    }
    output.removeAll()
  }
}

extension Session {
  /// Whether nothing goes on in front before somebody answers or a clock runs out.
  fileprivate var waitsForSomebody: Bool {
    prompt != nil || stage == .closed || optionsOnShow?.isDuringLine == false
  }

  /// When the clock of the options on show runs out, on the session clock.
  fileprivate var clockEnd: Int? {
    director.openGroup?.expiresAt.map { $0 + sceneOffset }
  }

  fileprivate func offers(_ option: String) -> Bool {
    stage == .scene && director.openGroup?.index(ofOption: option) != nil
  }
}
