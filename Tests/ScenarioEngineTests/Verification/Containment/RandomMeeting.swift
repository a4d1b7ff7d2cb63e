@testable import ScenarioEngine

/// One session by chance: answers early, late and never, requests of the pedagogue, pauses, stops, new tries.
///
/// It keeps what the log says happened, so that it can be held against what was
/// proven beforehand.
struct RandomMeeting {
  private(set) var seen = Seen()
  private(set) var session: Session
  /// Asked of each place where the scene comes to rest, while its clock runs as written.
  private let isKnown: ((Director) -> Bool)?
  private var output = SessionOutput()
  private var generator: SeededGenerator
  private let interventions: [String]
  private let levels: [Int]

  /// What came to pass in sessions.
  struct Seen {
    var nodes: Set<String> = []
    var lines: Set<String> = []
    var options: Set<String> = []
    var ends: Set<String> = []
    var saturatedLadders: Set<String> = []
    /// The causes of faults, and of endings that are none.
    var faults: Set<String> = []
    /// Numbers that were seen outside their range.
    var strayed: Set<String> = []
    /// How often each kind of thing happened, to see that the runs are no hollow ones.
    var counts: [String: Int] = [:]

    mutating func add(_ other: Seen) {
      nodes.formUnion(other.nodes)
      lines.formUnion(other.lines)
      options.formUnion(other.options)
      ends.formUnion(other.ends)
      saturatedLadders.formUnion(other.saturatedLadders)
      faults.formUnion(other.faults)
      strayed.formUnion(other.strayed)
      counts.merge(other.counts, uniquingKeysWith: +)
    }

    mutating func count(_ thing: String) { counts[thing, default: 0] += 1 }
  }

  init(
    plan: SessionPlan, settings: SessionSettings, seed: UInt64,
    isKnown: ((Director) -> Bool)? = nil
  ) {
    generator = SeededGenerator(seed: seed)
    interventions = plan.interventions.map(\.node)
    levels = plan.levels
    var settings = settings
    settings.timeFactorPermille = [1000, 1000, 1500, 0][Int(generator.next() % 4)]
    self.isKnown = settings.timeFactorPermille == 1000 ? isKnown : nil
    var durations = DurationTable(milliseconds: plan.program.lines.map { _ in 1000 })
    for line in plan.program.lines.indices {
      durations[line] = Int.random(in: 100...3000, using: &generator)
    }
    session = Session(plan: plan, settings: settings, durations: durations)
    session.director.machine.state.shared.generator = SeededGenerator(seed: generator.next())
    session.start(output: &output)
    note()
  }

  // MARK: - Playing

  /// Plays until the session is over, or so many inputs were given; then answers the questions.
  mutating func play(inputs: Int) {
    for _ in 0..<inputs {
      guard session.stage == .scene || session.stage == .baseline else { break }
      pass(number(0...2_500))
      guard let input = draw() else { continue }
      session.apply(input, at: session.clock + 1, output: &output)
      note()
    }
    if session.isPaused { apply(.resume) }
  }

  /// Goes on without the pedagogue until the scene is over; false where that takes too long.
  mutating func playToTheEnd() -> Bool {
    for _ in 0..<3_000 {
      guard session.stage == .scene else { return true }
      let option = session.optionsOnShow?.options.randomElement(using: &generator)
      if let option, session.nextDeadline == nil || number(0...1) == 0 {
        apply(.choose(option: session.lineID(option.lineIndex), modality: .script))
      } else if let due = session.nextDeadline {
        pass(max(0, due - session.clock))
      } else {
        return false
      }
    }
    return false
  }

  private mutating func apply(_ input: Input) {
    session.apply(input, at: session.clock + 1, output: &output)
    note()
  }

  /// Lets time go by, from one thing that happens to the next.
  private mutating func pass(_ milliseconds: Int) {
    let until = session.clock + milliseconds
    while let due = session.nextDeadline, due <= until, session.stage == .scene {
      session.advance(to: due, output: &output)
      note()
    }
    session.advance(to: until, output: &output)
    note()
  }

  private mutating func draw() -> Input? {
    if let prompt = session.prompt { return .answer(question: prompt.id, reply: .skip) }
    switch number(0...19) {
    case 0...8:
      let shown = session.optionsOnShow?.options ?? []
      guard let option = shown.randomElement(using: &generator) else { return nil }
      return .choose(option: session.lineID(option.lineIndex), modality: .script)
    case 9...11: return interventions.randomElement(using: &generator).map { .intervene(node: $0) }
    case 12, 13: return levels.randomElement(using: &generator).map { .level($0) }
    case 14 where number(0...2) == 0: return .rewind(choice: number(1...3))
    case 14 where number(0...3) == 0: return .stop(.key)
    case 15: return .pause()
    case 16...18: return session.isPaused ? .resume : nil
    default: return nil
    }
  }

  /// The questions after the scene, each answered by a choice or passed over.
  mutating func ask() {
    session.advance(to: session.clock + 60_000, output: &output)
    note()
    for _ in 0..<60 {
      guard let prompt = session.prompt else { break }
      var reply = PromptReply.skip
      if case .afterStop = prompt.kind { reply = .choice(Prompt.talkID) }
      if case .choices(let choices) = prompt.kind,
        let choice = choices.randomElement(using: &generator)
      {
        reply = .choice(choice.id)
      }
      apply(.answer(question: prompt.id, reply: reply))
    }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }
}

// MARK: - What happened

extension RandomMeeting {
  private mutating func note() {
    for case .event(let event) in output.records { note(event) }
    for effect in output.effects {
      if case .ask(let prompt) = effect { note(prompt) }
    }
    output.removeAll()
    if session.stage == .scene { notePlace() }
  }

  /// Where the scene stands now.
  private mutating func notePlace() {
    let director = session.director
    if let isKnown {
      seen.count("place")
      if !isKnown(director) { seen.faults.insert("unknown place") }
    }
    if !session.isPaused, session.nextDeadline == nil,
      session.optionsOnShow?.options.isEmpty ?? true
    {
      seen.faults.insert("stuck")
    }
  }

  private mutating func note(_ event: SessionEvent) {
    seen.count(event.kind.rawValue)
    let id = event.id ?? ""
    switch event.kind {
    case .node, .interventionStarted: seen.nodes.insert(id)
    case .line: seen.lines.insert(id)
    case .optionsShown:
      seen.options.formUnion(id.split(separator: " ").map(String.init))
    case .silence: seen.options.insert(id)
    case .ladderSaturated: seen.saturatedLadders.insert(id)
    case .end: seen.ends.insert(id)
    case .fault: seen.faults.insert(event.cause ?? "")
    case .stage, .closed:
      if session.endID == "" { seen.faults.insert("ran out") }
    default: break
    }
  }

  private mutating func note(_ prompt: Prompt) {
    if let line = prompt.lineIndex { seen.lines.insert(session.lineID(line)) }
    if case .choices(let choices) = prompt.kind { seen.options.formUnion(choices.map(\.id)) }
  }
}
