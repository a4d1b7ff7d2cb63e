import ScenarioEngine
import Testing

@Suite struct StopTests {
  /// Stops a session at each millisecond at which something happens in it.
  @Test func stopWorksAtEveryInstant() throws {
    var reference = try Played.inScene()
    reference.apply(.choose(option: "line:rude", modality: .key), 2_000)
    reference.advance(60_000)
    let moments = Set(reference.output.records.map(\.timeMs)).sorted()
    #expect(moments.count > 6)
    for moment in moments {
      for offset in [0, 1] {
        var played = try Played()
        if moment + offset > 100 { played.apply(.rate(question: "line:before", value: 4), 100) }
        if moment + offset > 2_000 {
          played.apply(.choose(option: "line:rude", modality: .key), 2_000)
        }
        played.apply(.stop(.key), moment + offset)
        #expect(played.session.stage == .calm)
        #expect(played.output.effects.contains(.stop(.key)))
        #expect(played.events(.stop).first?.timeMs == max(1, moment + offset))
        #expect(played.events(.selfCare).count == 1)
        #expect(played.session.optionsOnShow == nil)
      }
    }
  }

  @Test func nothingIsAskedForTwentySeconds() throws {
    var played = try Played.inScene()
    played.apply(.stop(.key), 3_000)
    played.advance(22_999)
    #expect(played.session.prompt == nil)
    played.advance(23_000)
    #expect(played.session.prompt?.kind == .afterStop(confirmsSelfCare: false, canGoOn: true))
    played.apply(.answer(question: Prompt.afterStopID, reply: .choice(Prompt.stayID)), 24_000)
    played.advance(43_999)
    #expect(played.session.prompt == nil)
    played.advance(44_000)
    played.apply(.answer(question: Prompt.afterStopID, reply: .choice(Prompt.talkID)), 45_000)
    #expect(played.session.stage == .reflection)
  }

  @Test func lookingDownForTwoSecondsStopsAndLookingUpCancels() throws {
    var played = try Played.inScene()
    played.apply(.gaze(.down), 1_500)
    #expect(played.session.lookDownProgress(at: 2_500) == 0.5)
    played.apply(.gaze(nil), 3_400)
    played.advance(5_000)
    #expect(played.session.stage == .scene)
    played.apply(.gaze(.down), 5_001)
    played.advance(7_000)
    #expect(played.session.stage == .scene)
    played.advance(7_001)
    #expect(played.session.stage == .calm)
    // What was not surely meant counts as self-care only when the young person says so.
    #expect(played.events(.selfCare).isEmpty)
    played.advance(27_001)
    played.apply(.answer(question: Prompt.afterStopID, reply: .choice(Prompt.selfCareID)), 28_000)
    #expect(played.events(.selfCare).count == 1)
  }

  @Test func lookingDownCanBeSwitchedOff() throws {
    let plan = try MeetingFixture.plan()
    var settings = SessionSettings()
    settings.lookingDownStops = false
    var session = Session(
      plan: plan, settings: settings, durations: MeetingFixture.durations(plan))
    var output = SessionOutput()
    session.start(output: &output)
    session.apply(.gaze(.down), at: 50, output: &output)
    session.advance(to: 60_000, output: &output)
    #expect(session.stage == .baseline)
  }

  /// Whoever wants to go on stands at the choice that was open, with all its time.
  @Test func afterAStopTheSceneCanGoOnFromTheChoiceThatWasOpen() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:leave", modality: .key), 2_000)
    played.advance(4_000)
    #expect(played.session.optionsOnShow?.number == 2)
    played.apply(.stop(.lookingDown), 5_000)
    played.advance(25_000)
    #expect(played.session.prompt?.kind == .afterStop(confirmsSelfCare: true, canGoOn: true))
    played.apply(.answer(question: Prompt.afterStopID, reply: .choice(Prompt.goOnID)), 30_000)
    #expect(played.session.stage == .scene)
    #expect(played.session.optionsOnShow?.number == 2)
    #expect(played.session.timerFraction(at: 30_000) == 1)
    #expect(played.events(.rewind).map(\.value) == [2])
    // A stop that was gone on from does not make the session a stopped one.
    #expect(played.session.stopCause == nil)
    played.advance(33_999)
    #expect(played.events(.silence).isEmpty)
    played.advance(34_000)
    #expect(played.events(.silence).map(\.id) == ["line:quiet"])
    #expect(played.session.stage == .reflection)
  }

  /// Moments and the question that follows; a scene without a choice, and questions, have none.
  @Test func nobodyIsOfferedToGoOnWhereNothingWasOpen() throws {
    var early = try Played()
    early.apply(.stop(.key), 50)
    early.advance(30_000)
    var beforeAnyChoice = try Played.inScene()
    beforeAnyChoice.apply(.stop(.key), 500)
    beforeAnyChoice.advance(30_000)
    var afterwards = try Played.inScene()
    afterwards.apply(.choose(option: "line:leave", modality: .key), 2_000)
    afterwards.apply(.choose(option: "line:here", modality: .key), 4_000)
    #expect(afterwards.session.stage == .reflection)
    afterwards.apply(.stop(.key), 5_000)
    afterwards.advance(30_000)
    for var played in [early, beforeAnyChoice, afterwards] {
      #expect(played.session.prompt?.kind == .afterStop(confirmsSelfCare: false, canGoOn: false))
      played.apply(.answer(question: Prompt.afterStopID, reply: .choice(Prompt.goOnID)), 31_000)
      #expect(played.session.stage == .calm)
      #expect(played.events(.refused).map(\.id) == [Prompt.afterStopID])
    }
  }

  @Test func stopDuringAPauseLeavesNoPauseBehind() throws {
    var played = try Played.inScene()
    played.apply(.pause(), 2_000)
    played.apply(.stop(.browser), 3_000)
    #expect(played.session.stage == .calm)
    #expect(!played.session.isPaused)
  }
}
