import ScenarioEngine
import Testing

/// The line lasts from 0 to 1 000; its options show with it.
@Suite struct InterruptionTests {
  private static let script = """
    title: Start
    ---
    <<declare $warm = false>>
    A: Hvem er du? #line:who #interruptible
    <<sound held>>
    <<timer 6>>
    -> Mig. #line:me #style:assertive
        <<sound after>>
    -> Dig. <<if $warm>> #line:you #style:humour
    -> Ikke noget. #line:nothing #silence #style:passive
    <<wait 20>>
    <<end slut>>
    ===
    title: Warm
    intervention: soften
    label: Greb
    ---
    <<set $warm = true>>
    ===
    """

  private func played() throws -> Played { try StreetFixture.scene(Self.script) }

  @Test func theOptionsShowWithTheLine() throws {
    var played = try played()
    played.advance(0)
    let shown = try #require(played.session.optionsOnShow)
    #expect(shown.isDuringLine)
    #expect(shown.timerMs == 6_000)
    #expect(played.session.timerFraction(at: 500) == nil)
    #expect(
      played.log(of: [.line, .optionsShown, .cue]) == [
        "0 line line:who", "0 options.shown line:me",
      ])
  }

  @Test func anEarlyAnswerCutsTheLineAndIsNegative() throws {
    var played = try played()
    played.apply(.choose(option: "line:me", modality: .key), 400)
    let choice = try #require(played.events(.choice).first)
    #expect(choice.latency == -600)
    #expect(choice.began == -600)
    #expect(played.output.effects.contains(.lineCut(lineIndex: 0)))
    #expect(
      played.log(of: [.lineCut, .choice, .cue, .lineEnded]) == [
        "400 line.cut line:who (answer)", "400 choice line:me", "400 cue sound held",
        "400 cue sound after",
      ])
  }

  @Test func theClockStartsWhenTheLineHasEnded() throws {
    var played = try played()
    played.advance(6_999)
    #expect(played.events(.silence).isEmpty)
    #expect(
      played.log(of: [.lineEnded, .cue, .timerStarted]) == [
        "1000 line.ended line:who", "1000 cue sound held", "1000 timer.started ",
      ])
    #expect(played.session.optionsOnShow?.isDuringLine == false)
    #expect(played.session.timerFraction(at: 4_000) == 0.5)
    played.advance(7_000)
    let silence = try #require(played.events(.silence).first)
    #expect(silence.latency == 6_000)
    #expect(played.log(of: [.cue]).count == 1)
  }

  @Test func aGazeIsArmedFromTheShowingAndMayCutTheLine() throws {
    let text = Self.script.replacing("Hvem er du?", with: "Hvem er du så, sådan en dag?")
    let plan = try StreetFixture.plan(text, hasQuestions: false)
    var durations = MeetingFixture.durations(plan)
    durations[0] = 4_000
    var session = Session(plan: plan, settings: SessionSettings(), durations: durations)
    var output = SessionOutput()
    session.start(output: &output)
    session.apply(.gaze(.option("line:me")), at: 100, output: &output)
    session.advance(to: 1_699, output: &output)
    #expect(session.optionsOnShow != nil)
    session.advance(to: 1_700, output: &output)
    let events: [SessionEvent] = output.records.compactMap { record in
      if case .event(let event) = record { event } else { nil }
    }
    let choice = try #require(events.first { $0.kind == .choice })
    #expect(choice.latency == 1_700 - 4_000)
    #expect(choice.began == 500 - 4_000)
  }

  @Test func aPauseHoldsTheLineAndItsOptions() throws {
    var played = try played()
    played.apply(.pause(), 400)
    played.advance(9_000)
    #expect(played.events(.lineEnded).isEmpty)
    played.apply(.resume, 10_000)
    played.advance(10_599)
    #expect(played.events(.lineEnded).isEmpty)
    played.advance(10_600)
    #expect(played.events(.lineEnded).count == 1)
  }

  @Test func rewindingSaysTheLineAgain() throws {
    var played = try played()
    played.apply(.choose(option: "line:me", modality: .key), 400)
    played.apply(.rewind(choice: 1), 2_000)
    #expect(played.session.optionsOnShow?.isDuringLine == true)
    played.advance(2_999)
    #expect(played.events(.lineEnded).isEmpty)
    played.advance(3_000)
    #expect(played.spoken.suffix(2) == ["2000 line line:who", "3000 line.ended line:who"])
    played.advance(9_000)
    #expect(played.events(.silence).map(\.timeMs) == [9_000])
  }

  @Test func anInterventionWaitsForTheEndOfTheLine() throws {
    var played = try played()
    played.apply(.intervene(node: "Warm"), 400)
    #expect(played.events(.interventionStarted).isEmpty)
    played.advance(1_000)
    #expect(played.events(.interventionStarted).map(\.timeMs) == [1_000])
    let shown = try #require(played.session.optionsOnShow)
    #expect(shown.options.count == 2)
    #expect(played.session.timerFraction(at: 4_000) == 0.5)
  }

  @Test func aJumpMayStandBetweenTheLineAndTheGroup() throws {
    var played = try StreetFixture.scene(
      """
      title: Start
      ---
      A: Hej. #line:hej #interruptible
      <<jump Next>>
      ===
      title: Next
      ---
      -> Ja. #line:ja #style:passive
      <<end slut>>
      ===
      """)
    #expect(played.session.optionsOnShow?.isDuringLine == true)
    played.apply(.choose(option: "line:ja", modality: .key), 300)
    #expect(played.events(.choice).map(\.node) == ["Next"])
    #expect(played.events(.choice).map(\.latency) == [-700])
  }

  @Test func withoutAGroupBehindItTheTagChangesNothing() {
    var played = Played(
      plan: LooseCompiler.plan(
        """
        title: Start
        ---
        A: Hej. #line:hej #interruptible
        <<wait 1>>
        -> Ja. #line:ja #style:passive
        <<end slut>>
        ===
        """))
    played.advance(1_999)
    #expect(played.session.optionsOnShow == nil)
    played.advance(2_000)
    #expect(played.session.optionsOnShow?.number == 1)
    #expect(played.events(.optionsShown).count == 1)
  }
}
