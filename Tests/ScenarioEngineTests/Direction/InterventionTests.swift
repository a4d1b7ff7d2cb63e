import ScenarioEngine
import Testing

@Suite struct InterventionTests {
  private static let script = """
    title: Start
    ---
    <<declare $calm = false>>
    A: En. #line:one
    A: To. #line:two
    <<timer 6>>
    -> Ja. #line:yes #style:assertive
    -> Rolig. <<if $calm>> #line:calm #style:passive
    -> Stille. #line:quiet #silence #style:passive
    A: Tre. #line:three
    <<end slut>>
    ===
    title: Soften
    intervention: soften
    label: Greb
    ---
    <<set $calm = true>>
    A: Undskyld. #line:sorry
    ===
    title: Push
    intervention: harden
    label: Greb
    priority: override
    ---
    A: Nu! #line:now
    ===
    title: Dog
    intervention: inject
    label: Greb
    priority: parallel
    ---
    D: Vov. #line:dog
    D: Vov vov. #line:dog2
    ===
    title: Same
    intervention: inject
    label: Greb
    priority: parallel
    ---
    A: Hov. #line:hov
    ===
    title: Only
    intervention: inject
    label: Greb
    priority: skip
    ---
    <<sound siren>>
    ===
    title: Ask
    intervention: steer
    label: Greb
    ---
    -> Pause? #line:rest #style:help
    ===
    """

  private func played() throws -> Played { try StreetFixture.scene(Self.script) }

  private static let kinds: [EventKind] = [
    .interventionQueued, .interventionStarted, .interventionEnded, .interventionRefused,
  ]

  @Test func itComesBetweenTwoBeats() throws {
    var played = try played()
    played.apply(.intervene(node: "Soften"), 300)
    played.advance(2_500)
    #expect(
      played.spoken == [
        "0 line line:one", "1000 line.ended line:one", "1000 line line:sorry",
        "2000 line.ended line:sorry", "2000 line line:two",
      ])
    #expect(
      played.log(of: Self.kinds) == [
        "300 intervention.queued Soften", "1000 intervention.started Soften",
        "2000 intervention.ended Soften",
      ])
  }

  @Test func inAWaitingGroupItComesAtOnceAndTheConditionsAreAskedAgain() throws {
    var played = try played()
    played.advance(3_000)
    #expect(played.session.optionsOnShow?.options.count == 1)
    played.apply(.intervene(node: "Soften"), 4_000)
    #expect(played.session.optionsOnShow == nil)
    #expect(played.output.effects.contains(.hideOptions))
    played.apply(.choose(option: "line:yes", modality: .key), 4_500)
    #expect(played.events(.refused).map(\.cause) == ["not-on-show"])
    played.advance(5_000)
    let shown = try #require(played.session.optionsOnShow)
    #expect(shown.number == 1)
    #expect(shown.options.count == 2)
    // Four of six seconds were left.
    #expect(shown.timerMs == 4_000)
    #expect(played.session.timerFraction(at: 5_000) == 4.0 / 6)
    played.advance(8_999)
    #expect(played.events(.silence).isEmpty)
    played.advance(9_000)
    #expect(played.events(.silence).map(\.latency) == [4_000])
  }

  @Test(arguments: [(7_000, 3_000), (8_000, 3_000), (5_500, 3_000), (4_500, 3_500)])
  func atLeastThreeSecondsAreLeftAfterwards(called: Int, left: Int) throws {
    var played = try played()
    played.apply(.intervene(node: "Soften"), called)
    played.advance(called + 1_000)
    #expect(played.session.optionsOnShow?.timerMs == left)
    played.advance(called + 999 + left)
    #expect(played.events(.silence).isEmpty)
    played.advance(called + 1_000 + left)
    #expect(played.events(.silence).count == 1)
  }

  @Test func theyAreServedInTheOrderOfTheirComing() throws {
    var played = try played()
    for name in ["Soften", "Ask", "Push"] { played.apply(.intervene(node: name), 2_500) }
    #expect(played.session.director.queuedInterventions == ["Ask", "Push"])
    played.advance(10_000)
    #expect(played.session.optionsOnShow?.number == 2)
    played.apply(.choose(option: "line:rest", modality: .key), 11_000)
    played.advance(20_000)
    #expect(
      played.events(.interventionStarted).map(\.id) == ["Soften", "Ask", "Push"])
    #expect(played.events(.interventionEnded).map(\.timeMs) == [3_500, 11_000, 12_000])
    // The clock stood still at 5 500 ms all the while.
    #expect(played.events(.silence).map(\.timeMs) == [17_500])
  }

  @Test func overrideCutsTheBeat() throws {
    var played = try played()
    played.apply(.intervene(node: "Push"), 400)
    played.advance(1_500)
    #expect(
      played.spoken == [
        "0 line line:one", "400 line.cut line:one (override)", "400 line line:now",
        "1400 line.ended line:now", "1400 line line:two",
      ])
  }

  @Test func parallelNeedsAnotherSpeaker() throws {
    var played = try played()
    played.apply(.intervene(node: "Dog"), 400)
    played.advance(2_400)
    #expect(
      played.spoken == [
        "0 line line:one", "400 line line:dog", "1000 line.ended line:one",
        "1400 line.ended line:dog", "1400 line line:dog2", "2400 line.ended line:dog2",
        "2400 line line:two",
      ])
    var same = try self.played()
    same.apply(.intervene(node: "Same"), 400)
    same.advance(1_100)
    #expect(
      same.spoken == ["0 line line:one", "1000 line.ended line:one", "1000 line line:hov"])
  }

  @Test func skipIsRefusedUnlessItCanBeginAtOnce() throws {
    var played = try played()
    played.apply(.intervene(node: "Only"), 400)
    #expect(played.log(of: Self.kinds) == ["400 intervention.refused Only (busy)"])
    played.apply(.intervene(node: "Only"), 3_000)
    #expect(played.events(.cue).map(\.timeMs) == [3_000])
    #expect(played.session.optionsOnShow?.number == 1)
  }

  @Test(arguments: ["Nobody", "Start"])
  func whatIsNoInterventionIsRefused(node: String) throws {
    var played = try played()
    played.apply(.intervene(node: node), 400)
    #expect(played.log(of: Self.kinds) == ["400 intervention.refused \(node) (unknown)"])
  }

  @Test func theQueueHasAnEnd() throws {
    var played = try played()
    for _ in 0..<17 { played.apply(.intervene(node: "Soften"), 100) }
    #expect(played.events(.interventionQueued).count == 16)
    #expect(played.events(.interventionRefused).map(\.cause) == ["queue-full"])
  }

  @Test func whatWasAskedForDuringAPauseComesAfterIt() throws {
    var played = try played()
    played.apply(.pause(), 3_000)
    played.apply(.intervene(node: "Soften"), 4_000)
    played.advance(8_000)
    #expect(played.events(.interventionStarted).isEmpty)
    played.apply(.resume, 9_000)
    #expect(played.events(.interventionStarted).map(\.timeMs) == [9_000])
  }

  @Test func stopEmptiesTheQueueAndSaysSo() throws {
    var played = try played()
    played.apply(.intervene(node: "Soften"), 100)
    played.apply(.intervene(node: "Ask"), 200)
    played.apply(.stop(.key), 300)
    #expect(
      played.log(of: [.interventionRefused, .lineCut, .stop]) == [
        "300 line.cut line:one (stop)", "300 intervention.refused Soften (stop)",
        "300 intervention.refused Ask (stop)", "300 stop  (key)",
      ])
    played.advance(60_000)
    #expect(played.events(.interventionStarted).isEmpty)
  }

  @Test func aChoiceInsideItCanBeGoneBackTo() throws {
    var played = try played()
    played.apply(.intervene(node: "Ask"), 4_000)
    #expect(played.session.optionsOnShow?.number == 2)
    played.apply(.choose(option: "line:rest", modality: .key), 5_000)
    #expect(played.session.optionsOnShow?.number == 1)
    played.apply(.choose(option: "line:yes", modality: .key), 6_000)
    played.apply(.rewind(choice: 2), 6_500)
    #expect(played.session.optionsOnShow?.number == 2)
    #expect(played.session.director.isInIntervention)
    played.apply(.choose(option: "line:rest", modality: .key), 7_000)
    #expect(played.session.optionsOnShow?.number == 1)
    played.apply(.rewind(choice: 1), 8_000)
    #expect(!played.session.director.isInIntervention)
    #expect(played.session.optionsOnShow?.timerMs == 6_000)
  }

  @Test(arguments: [
    ("<<jump Start>>", "intervention-jump"), ("<<end slut>>", "intervention-end"),
    ("<<timer 3>>\nA: Nå. #line:nu", "intervention-timer"),
  ])
  func itDoesNotDoWhatItMayNot(body: String, cause: String) throws {
    let plan = LooseCompiler.plan(
      """
      title: Start
      ---
      -> Ja. #line:yes #style:assertive
      <<end slut>>
      ===
      title: Bad
      intervention: inject
      label: Greb
      ---
      \(body)
      ===
      """)
    var played = Played(plan: plan)
    played.apply(.intervene(node: "Bad"), 100)
    played.advance(2_000)
    #expect(played.events(.fault).map(\.cause) == [cause])
    #expect(played.events(.interventionEnded).count == 1)
    #expect(played.session.optionsOnShow?.number == 1)
    played.apply(.choose(option: "line:yes", modality: .key), 3_000)
    #expect(played.events(.end).map(\.id) == ["slut"])
  }
}
