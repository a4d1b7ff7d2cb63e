import ScenarioEngine
import Testing

/// A small meeting with everything that a session can do.
enum MeetingFixture {
  static let script = """
    title: Start
    ---
    <<declare $warned = false>>
    <<ladder officer 0 10>>
    <<ladder youth 0 10>>
    <<face officerA neutral>>
    officerA: Hej. #line:hello
    <<timer 6>>
    -> Hvem er du? #line:who #style:assertive #lawful
        <<set $officer -= 1>>
        officerA: Politiet. #line:police
    -> Rend mig. #line:rude #style:aggressive
        <<set $youth += 2>>
        <<set $officer += 2>>
        officerA: Rolig nu. #line:easy
        officerB: Ja. #line:yes #with
    -> Ingenting #line:nothing #silence #style:passive
        <<wait 1.5>>
        officerA: Hallo? #line:hallo
    -> Må jeg gå? #line:leave #style:help
        <<jump Gate>>
    <<jump Gate>>
    ===
    title: Gate
    ---
    officerA: Hvor bor du? #line:where
    <<timer 4>>
    -> Her. #line:here #style:passive
        <<end rolig>>
    -> Nej. #line:no #style:aggressive
        <<set $youth += 1>>
        <<end skidt>>
    -> Stille #line:quiet #silence #style:passive
        <<end rolig>>
    ===
    title: Before
    type: reflection
    ---
    Ubehag nu? #line:before #scale:discomfort:0-10
    ===
    title: After
    type: reflection
    ---
    Hvad tænkte du? #line:thought #diamond:thought #text
    Hvor meget tror du på det? #line:belief #belief:0-100
    Hvorfor? #line:why #intent
    -> Sit arbejde #line:work
    -> Magt #line:power
    Ubehag nu? #line:after #scale:discomfort:0-10
    Det kan gå anderledes. #line:honest
    ===
    """

  static let vocabulary = TestLanguage.shared

  static func program(_ text: String = script) throws -> Program {
    let compilation = Compiler.compile(
      CompilationInput(
        files: [SourceFile(path: "meeting.yarn", text: text)], vocabulary: vocabulary))
    try #require(compilation.errors.isEmpty, "\(compilation.errors)")
    return try #require(compilation.program)
  }

  static func plan() throws -> SessionPlan {
    SessionPlan(
      program: try program(), startNode: "Start", baselineNode: "Before", reflectionNode: "After")
  }

  /// Every line lasts one second.
  static func durations(_ plan: SessionPlan) -> DurationTable {
    DurationTable(milliseconds: plan.program.lines.map { _ in 1000 })
  }

  static func session(timeFactorPermille: Int = 1000) throws -> Session {
    let plan = try plan()
    var settings = SessionSettings()
    settings.timeFactorPermille = timeFactorPermille
    return Session(plan: plan, settings: settings, durations: durations(plan))
  }
}

/// A session with everything that came out of it.
struct Played {
  var session: Session
  var output = SessionOutput()

  init(timeFactorPermille: Int = 1000) throws {
    session = try MeetingFixture.session(timeFactorPermille: timeFactorPermille)
    session.start(output: &output)
  }

  init(_ plan: SessionPlan, _ settings: SessionSettings) {
    session = Session(
      plan: plan, settings: settings, durations: MeetingFixture.durations(plan))
    session.start(output: &output)
  }

  /// Answers the baseline at 100 ms, so that the scene begins there.
  static func inScene(timeFactorPermille: Int = 1000) throws -> Played {
    var played = try Played(timeFactorPermille: timeFactorPermille)
    played.apply(.rate(question: "line:before", value: 4), 100)
    return played
  }

  mutating func apply(_ input: Input, _ time: Int) {
    session.apply(input, at: time, output: &output)
  }

  mutating func advance(_ time: Int) { session.advance(to: time, output: &output) }

  var events: [SessionEvent] {
    output.records.compactMap { if case .event(let event) = $0 { event } else { nil } }
  }

  func events(_ kind: EventKind) -> [SessionEvent] { events.filter { $0.kind == kind } }
}
