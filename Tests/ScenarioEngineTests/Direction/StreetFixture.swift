import ScenarioEngine
import Testing

/// A scene with everything at once: tracks behind it, lines that can be cut, and interventions of every kind.
enum StreetFixture {
  static let script = """
    title: Start
    ---
    <<declare $calmed = false>>
    <<declare $asked = 0>>
    <<ladder officer 0 10>>
    <<ladder youth 0 10>>
    <<set $officer = 4>>
    <<start Traffic>>
    <<start Bystander>>
    officerA: Hej. #line:hello
    officerA: Hvad laver du? #line:what #interruptible
    <<face officerA stern>>
    <<timer 6>>
    -> Ingenting. #line:nothing #style:assertive
        <<set $officer -= 1>>
        officerA: Godt. #line:good
        officerB: Fint. #line:fine #with
    -> Rend mig. <<if $calmed == false>> #line:rude #style:aggressive
        <<set $officer += 3>>
        <<set $youth += 8>>
        officerA: Rolig nu. #line:easy
    -> Stille. #line:quiet #silence #style:passive
        <<wait 1.5>>
        officerA: Hallo? #line:hallo
    <<jump Gate>>
    ===
    title: Gate
    ---
    <<set $asked += 1>>
    <<halt Traffic>>
    <<if $level <= 2>>
        officerA: Hvor bor du? #line:where
    <<else>>
        officerA: Adresse. #line:address
    <<endif>>
    -> Her. #line:here #style:passive
        <<end rolig>>
    -> Igen. <<if $asked < 3>> #line:again #style:humour
        <<start Traffic>>
        <<jump Gate>>
    -> Nej. #line:no #style:aggressive
        <<set $youth += 4>>
        <<end skidt>>
    ===
    title: Traffic
    track: background
    ---
    <<sound car>>
    <<wait 0.7>>
    <<sound radio>>
    Radio: Kom ind. #line:radio1
    <<wait 2>>
    Radio: Slut. #line:radio2
    <<set $calmed = $calmed>>
    ===
    title: Bystander
    track: background
    priority: parallel
    ---
    <<wait 2.5>>
    Kone: Lad ham være. #line:leave-him
    officerA: Gå videre. #line:move-on
    <<wait 6>>
    <<start Shout>>
    ===
    title: Shout
    track: background
    priority: override
    ---
    Kone: HALLO! #line:shout
    ===
    title: Soften
    intervention: soften
    label: Gør det blødere
    ---
    <<set $officer -= 2>>
    <<set $calmed = true>>
    <<face officerA smile>>
    officerA: Undskyld. Jeg hedder Anna. #line:anna
    ===
    title: Push
    intervention: harden
    label: Greb
    priority: override
    ---
    officerA: Nu. #line:now
    officerB: Ja, nu. #line:now-too #with
    ===
    title: Dog
    intervention: inject
    label: Greb
    priority: parallel
    ---
    Hund: Vov. #line:dog
    <<wait 0.4>>
    ===
    title: Choose
    intervention: steer
    label: Greb
    ---
    officerB: Vil du have en pause? #line:rest #interruptible
    -> Ja. #line:yes-rest #style:help
        <<start Traffic>>
        officerB: Godt. #line:rest-good
    -> Nej. #line:no-rest #style:assertive
    ===
    title: Only
    intervention: inject
    label: Greb
    priority: skip
    ---
    <<sound siren>>
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
    Ubehag nu? #line:after #scale:discomfort:0-10
    ===
    """

  static let interventions = ["Soften", "Push", "Dog", "Choose", "Only"]

  static func program(_ text: String = script) throws -> Program {
    let compilation = Compiler.compile(
      CompilationInput(
        files: [SourceFile(path: "street.yarn", text: text)],
        vocabulary: MeetingFixture.vocabulary,
        hostVariables: [HostVariable(name: "level", defaultValue: .number(1), range: 1...5)]))
    try #require(compilation.errors.isEmpty, "\(compilation.errors)")
    return try #require(compilation.program)
  }

  static func plan(_ text: String = script, hasQuestions: Bool = true) throws -> SessionPlan {
    SessionPlan(
      program: try program(text), startNode: "Start",
      baselineNode: hasQuestions ? "Before" : nil, reflectionNode: hasQuestions ? "After" : nil,
      levels: [1, 3, 5])
  }

  /// A second for each line, but for some that end at another moment than all others.
  static func durations(_ plan: SessionPlan) -> DurationTable {
    var table = MeetingFixture.durations(plan)
    for (line, milliseconds) in [("line:what", 2_350), ("line:radio1", 1_700)] {
      if let index = plan.program.lineIndices[line] { table[index] = milliseconds }
    }
    return table
  }

  /// A scene without questions before it: it begins at 0, and every line lasts a second.
  static func scene(_ text: String, timeFactorPermille: Int = 1000) throws -> Played {
    let plan = try plan(text, hasQuestions: false)
    return Played(plan: plan, timeFactorPermille: timeFactorPermille)
  }

  /// The whole scene, after the question before it.
  static func street() throws -> Played {
    var played = Played(plan: try plan())
    played.apply(.rate(question: "line:before", value: 4), 100)
    return played
  }
}

extension Played {
  init(plan: SessionPlan, timeFactorPermille: Int = 1000) {
    var settings = SessionSettings()
    settings.timeFactorPermille = timeFactorPermille
    session = Session(
      plan: plan, settings: settings, durations: MeetingFixture.durations(plan))
    session.start(output: &output)
  }

  /// The log in short: `1000 line line:hello`, with a cause behind it where there is one.
  func log(of kinds: [EventKind]) -> [String] {
    events.filter { kinds.contains($0.kind) }.map { event in
      let cause = event.cause.map { " (\($0))" } ?? ""
      return "\(event.timeMs) \(event.kind.rawValue) \(event.id ?? "")\(cause)"
    }
  }

  var spoken: [String] { log(of: [.line, .lineEnded, .lineCut, .refused]) }
}
