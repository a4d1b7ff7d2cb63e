import Testing

@testable import ScenarioEngine

/// A session is taken up again on a changed program: the author stands where they stood.
@Suite struct ReentryTests {
  /// The script of the fixture with one thing in it changed.
  private func plan(
    replacing text: String = "", with other: String = "", in script: String = MeetingFixture.script
  ) throws -> SessionPlan {
    #expect(text.isEmpty || script.contains(text), "\(text)")
    let changed = text.isEmpty ? script : script.replacing(text, with: other, maxReplacements: 1)
    return SessionPlan(
      program: try MeetingFixture.program(changed), startNode: "Start", baselineNode: "Before",
      reflectionNode: "After")
  }

  /// What stands where after a re-entry.
  private struct Standing {
    var reentry: Reentry
    var session: Session
    var output: SessionOutput

    var optionIDs: [String] {
      session.optionsOnShow?.options.map { session.lineID($0.lineIndex) } ?? []
    }

    var events: [SessionEvent] {
      output.records.compactMap { if case .event(let event) = $0 { event } else { nil } }
    }

    var lines: [String] { events.filter { $0.kind == .line }.compactMap(\.id) }
  }

  private func enter(
    _ played: Played, _ plan: SessionPlan, lineMs: Int = 1000, from old: SessionPlan? = nil,
    settings: SessionSettings = SessionSettings()
  ) throws -> Standing {
    let durations = DurationTable(milliseconds: plan.program.lines.map { _ in lineMs })
    let reentry = Reentry(
      played.output.records, untilMs: played.session.clock,
      from: try old ?? MeetingFixture.plan(), to: plan, settings: settings,
      durations: durations)
    var session = Session(plan: plan, settings: settings, durations: durations)
    var output = SessionOutput()
    session.start(output: &output)
    for input in reentry.inputs {
      session.apply(try input.validated(), at: input.timeMs, output: &output)
    }
    session.advance(to: reentry.timeMs, output: &output)
    return Standing(reentry: reentry, session: session, output: output)
  }

  /// Answered rudely, and now at the second choice.
  private func atTheGate() throws -> Played {
    var played = try Played.inScene()
    played.advance(2_000)
    played.apply(.choose(option: "line:rude", modality: .key), 2_500)
    played.advance(5_000)
    return played
  }

  @Test func theSameProgramGivesTheSamePlace() throws {
    let played = try atTheGate()
    let standing = try enter(played, try plan())
    #expect(standing.reentry.gone == nil)
    #expect(standing.session.director.machine.state == played.session.director.machine.state)
    #expect(standing.session.director.now == played.session.director.now)
    #expect(standing.lines == played.events(.line).compactMap(\.id))
  }

  @Test func aChangedTextChangesNothingElse() throws {
    let standing = try enter(try atTheGate(), try plan(replacing: "Hvor bor du?", with: "Adresse?"))
    #expect(standing.reentry.gone == nil)
    #expect(standing.optionIDs == ["line:here", "line:no"])
    #expect(standing.session.director.ladder("youth") == 2)
  }

  @Test(arguments: [100, 700, 5_000]) func otherDurationsLeadToTheSameBeat(_ lineMs: Int) throws {
    let standing = try enter(try atTheGate(), try plan(), lineMs: lineMs)
    #expect(standing.reentry.gone == nil)
    #expect(standing.optionIDs == ["line:here", "line:no"])
    #expect(standing.events.contains { $0.kind == .choice && $0.id == "line:rude" })
  }

  @Test func aLineInTheMiddleIsHeardAgainFromThere() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:rude", modality: .key), 2_500)
    played.advance(3_000)
    let standing = try enter(
      played,
      try plan(replacing: "officerA: Hej.", with: "officerA: Nå. #line:first\nofficerA: Hej."))
    #expect(standing.reentry.gone == nil)
    #expect(standing.lines.suffix(2) == ["line:easy", "line:yes"])
    #expect(standing.session.optionsOnShow == nil)
  }

  @Test func aSilenceWaitsForTheNewClock() throws {
    var played = try Played.inScene()
    played.advance(10_000)
    #expect(played.events(.silence).count == 1)
    let standing = try enter(played, try plan(replacing: "<<timer 6>>", with: "<<timer 30>>"))
    #expect(standing.reentry.gone == nil)
    #expect(standing.events.contains { $0.kind == .silence && $0.id == "line:nothing" })
    #expect(standing.reentry.timeMs > 30_000)
  }

  @Test func aShorterClockStillLeavesTheAnswer() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:rude", modality: .key), 6_500)
    played.advance(7_000)
    let standing = try enter(played, try plan(replacing: "<<timer 6>>", with: "<<timer 1>>"))
    #expect(standing.reentry.gone == nil)
    #expect(standing.events.contains { $0.kind == .choice && $0.id == "line:rude" })
  }

  @Test func whoComesBackToAClockHasTimeLeft() throws {
    var played = try Played.inScene()
    played.advance(6_900)
    let standing = try enter(played, try plan())
    let fraction = try #require(standing.session.timerFraction(at: standing.session.clock))
    #expect(fraction >= 0.5)
  }

  @Test func anOptionThatIsGoneHoldsItsGroup() throws {
    let gone = """
      -> Rend mig. #line:rude #style:aggressive
          <<set $youth += 2>>
          <<set $officer += 2>>
          officerA: Rolig nu. #line:easy
          officerB: Ja. #line:yes #with

      """
    let standing = try enter(try atTheGate(), try plan(replacing: gone))
    #expect(standing.reentry.gone == .line("line:rude"))
    #expect(standing.optionIDs == ["line:who", "line:leave"])
  }

  @Test func aLineThatIsGoneLeadsToTheOneBefore() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:leave", modality: .key), 2_500)
    played.advance(2_600)
    #expect(played.events(.line).last?.id == "line:where")
    let standing = try enter(
      played, try plan(replacing: "officerA: Hvor bor du? #line:where\n", with: ""))
    #expect(standing.reentry.gone == .line("line:where"))
    #expect(standing.events.last { $0.kind == .choice }?.id == "line:leave")
  }

  @Test func aNodeWithAnotherNameIsTheSamePlace() throws {
    let script = MeetingFixture.script.replacing("Gate", with: "Lågen")
    let standing = try enter(try atTheGate(), try plan(in: script))
    #expect(standing.reentry.gone == nil)
    #expect(standing.optionIDs == ["line:here", "line:no"])
  }

  @Test func aClockThatIsGoneHoldsWhatSilenceAnswered() throws {
    var played = try Played.inScene()
    played.advance(8_500)
    let script = MeetingFixture.script
      .replacing("<<timer 6>>\n", with: "")
      .replacing(
        "-> Ingenting #line:nothing #silence #style:passive\n    <<wait 1.5>>\n    officerA: Hallo? #line:hallo\n",
        with: "")
    let standing = try enter(played, try plan(in: script))
    #expect(standing.reentry.gone == .line("line:nothing"))
    #expect(standing.optionIDs.contains("line:who"))
  }

  @Test func whatWasTakenBackIsForgotten() throws {
    var played = try atTheGate()
    played.apply(.rewind(choice: 1), 5_500)
    played.apply(.choose(option: "line:who", modality: .key), 6_000)
    played.advance(6_300)
    let gone = "-> Rend mig. #line:rude #style:aggressive"
    let standing = try enter(
      played, try plan(replacing: gone, with: "-> Gå væk. #line:away #style:aggressive"))
    #expect(standing.reentry.gone == nil)
    #expect(standing.lines.last == "line:police")
    #expect(standing.session.director.ladder("youth") == 0)
  }

  @Test func pausesAreSkipped() throws {
    var played = try Played.inScene()
    played.advance(1_500)
    played.apply(.pause(), 1_600)
    played.apply(.resume, 60_000)
    played.apply(.choose(option: "line:rude", modality: .key), 60_500)
    played.advance(60_800)
    let standing = try enter(played, try plan())
    #expect(standing.reentry.gone == nil)
    #expect(standing.reentry.timeMs < 10_000)
    #expect(standing.session.director.node == "Start")
  }

  @Test func questionsBeforeAndAfterAreFollowed() throws {
    var played = try atTheGate()
    played.apply(.choose(option: "line:here", modality: .key), 5_500)
    played.apply(.answer(question: "line:thought", reply: .text("Nå")), 6_000)
    played.apply(.typed(text: "nej", option: nil), 6_100)
    played.apply(.rate(question: "line:belief", value: 50), 6_500)
    let standing = try enter(
      played, try plan(replacing: "Ubehag nu? #line:after", with: "Nu? #line:after"))
    #expect(standing.reentry.gone == nil)
    #expect(standing.session.prompt?.id == "line:why")
  }

  /// A choice by gaze is no input of its own; it is followed all the same.
  @Test(arguments: [
    [(500, Input.answer(question: Prompt.calmPlaceID, reply: .choice("modet:forest")))],
    [(600, .gaze(.option("modet:forest"))), (3_700, .gaze(nil))],
  ])
  func theCalmPlaceIsChosenAgain(_ inputs: [(Int, Input)]) throws {
    var settings = SessionSettings()
    settings.calmPlaces = CalmPlace.allCases
    var played = Played(try MeetingFixture.plan(), settings)
    for (time, input) in inputs { played.apply(input, time) }
    played.apply(.rate(question: "line:before", value: 2), 4_000)
    played.advance(5_500)
    #expect(played.session.calmPlace == .forest)
    let standing = try enter(
      played, try plan(replacing: "Hvem er du?", with: "Hvem?"), settings: settings)
    #expect(standing.reentry.gone == nil)
    #expect(standing.session.stage == .scene)
    #expect(standing.session.calmPlace == .forest)
  }

  @Test func whoStoppedIsInTheCalmPlace() throws {
    var played = try atTheGate()
    played.apply(.stop(.key), 5_200)
    played.advance(6_000)
    let standing = try enter(played, try plan(replacing: "Hvor bor du?", with: "Adresse?"))
    #expect(standing.reentry.gone == nil)
    #expect(standing.session.stage == .calm)
  }

  // MARK: - With tracks and interventions

  @Test func interventionsComeAtTheSameBeat() throws {
    let street = try StreetFixture.plan()
    var played = try StreetFixture.street()
    played.apply(.intervene(node: "Push"), 400)
    played.advance(1_200)
    #expect(played.session.director.isInIntervention)
    let slow = try enter(played, street, lineMs: 4_000, from: street)
    #expect(slow.reentry.gone == nil)
    #expect(slow.lines == ["line:hello", "line:now", "line:now-too"])
    #expect(slow.session.director.isInIntervention)
  }

  @Test func anInterventionThatIsGoneIsNamed() throws {
    let street = try StreetFixture.plan()
    var played = try StreetFixture.street()
    played.apply(.intervene(node: "Push"), 400)
    played.advance(1_500)
    let script = StreetFixture.script.replacing("title: Push", with: "title: Pull")
    let standing = try enter(played, try StreetFixture.plan(script), from: street)
    #expect(standing.reentry.gone == .intervention("Push"))
    #expect(standing.lines.last == "line:hello")
  }

  @Test func levelsAreSetWhereTheyWere() throws {
    let street = try StreetFixture.plan()
    var played = try StreetFixture.street()
    played.apply(.level(3), 300)
    played.apply(.choose(option: "line:nothing", modality: .key), 3_000)
    played.advance(4_500)
    #expect(played.events(.line).contains { $0.id == "line:address" })
    let standing = try enter(played, street, lineMs: 500, from: street)
    #expect(standing.reentry.gone == nil)
    #expect(standing.session.director.level == 3)
    #expect(standing.lines.contains("line:address"))
  }

  /// Any scene, on its own program, whatever was done in it: the same place in front.
  @Test(arguments: 0..<200) func anySceneIsTakenUpWhereItStood(_ seed: Int) throws {
    var scene = RandomScene(seed: UInt64(seed))
    let plan = LooseCompiler.plan(scene.script())
    var played = Played(plan: plan)
    var time = 0
    for _ in 0..<15 {
      time += scene.number(1...2_500)
      var ahead = played
      ahead.advance(time - 1)
      let input = scene.input(ahead.session)
      if case .fault = input { continue }
      if case .stop = input { continue }
      played.apply(input, time)
    }
    played.advance(time + scene.number(0...1_000))
    let standing = try enter(played, plan, from: plan)
    #expect(standing.reentry.gone == nil)
    #expect(standing.session.stage == played.session.stage)
    #expect(standing.session.director.node == played.session.director.node)
    #expect(
      standing.optionIDs
        == (played.session.optionsOnShow?.options.map { played.session.lineID($0.lineIndex) } ?? [])
    )
    #expect(standing.session.director.machine.state == played.session.director.machine.state)
  }
}
