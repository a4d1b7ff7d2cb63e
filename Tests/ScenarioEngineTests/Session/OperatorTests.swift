import ScenarioEngine
import Testing

/// What the pedagogue and the devices do: level, typed words, headset, heartbeat.
@Suite struct OperatorTests {
  private static let script = """
    title: Start
    ---
    A: En. #line:one
    <<if $level >= 3>>
        A: Hårdt. #line:hard
    <<else>>
        A: Blødt. #line:soft
    <<endif>>
    <<timer 6>>
    -> Ja. #line:yes #style:assertive
    -> Nej. #line:no #style:aggressive
    -> Stille. #line:quiet #silence #style:passive
    A: Slut. #line:last
    <<end slut>>
    ===
    """

  private func played() throws -> Played { try StreetFixture.scene(Self.script) }

  // MARK: - Volume

  @Test func theVolumeHoldsAtOnceAndIsLogged() throws {
    var played = try played()
    #expect(played.session.volumePercent == 100)
    played.apply(.volume(60), 400)
    #expect(played.session.volumePercent == 60)
    let volume = try #require(played.events(.volume).first)
    #expect((volume.timeMs, volume.value, volume.actor) == (400, 60, .operator))
    #expect(played.output.effects.contains(.volume(60)))
  }

  @Test func aRewindAndAStopLeaveTheVolumeWhereItIs() throws {
    var played = try played()
    played.advance(2_000)
    played.apply(.volume(30), 2_100)
    played.apply(.choose(option: "line:yes", modality: .key), 3_000)
    played.apply(.rewind(choice: 1), 3_500)
    #expect(played.session.volumePercent == 30)
    played.apply(.stop(.key), 4_000)
    played.apply(.volume(20), 4_500)
    #expect(played.session.volumePercent == 20)
    #expect(played.events(.volume).map(\.value) == [30, 20])
  }

  // MARK: - Level

  @Test func theLevelChangesAtTheNextBoundary() throws {
    var played = try played()
    played.apply(.level(3), 400)
    #expect(played.session.director.level == 1)
    played.advance(1_000)
    #expect(played.events(.line).map(\.id) == ["line:one", "line:hard"])
    let level = try #require(played.events(.level).first)
    #expect((level.timeMs, level.value, level.delta) == (1_000, 3, 2))
    #expect(level.actor == .operator)
    #expect(played.output.effects.contains(.level(3)))
  }

  @Test(arguments: [0, 2, 6])
  func aLevelThatTheScenarioLacksIsRefused(level: Int) throws {
    var played = try played()
    played.apply(.level(level), 400)
    #expect(played.events(.refused).map(\.cause) == ["unknown-level"])
    played.advance(1_000)
    #expect(played.events(.level).isEmpty)
  }

  @Test func rewindingGivesTheLevelBack() throws {
    var played = try played()
    played.advance(2_000)
    played.apply(.level(5), 2_500)
    played.apply(.choose(option: "line:yes", modality: .key), 3_000)
    #expect(played.session.director.level == 5)
    played.apply(.rewind(choice: 1), 3_500)
    #expect(played.session.director.level == 1)
    #expect(played.events(.level).map(\.cause) == [nil, "rewind"])
    played.apply(.level(5), 3_600)
    played.apply(.rewind(choice: 1), 3_700)
    played.apply(.choose(option: "line:yes", modality: .key), 4_000)
    #expect(played.session.director.level == 1)
  }

  @Test func aLevelBeforeTheSceneHoldsFromItsBeginning() throws {
    var played = Played(plan: try StreetFixture.plan())
    played.apply(.level(5), 50)
    played.apply(.rate(question: "line:before", value: 1), 100)
    #expect(played.events(.level).map(\.timeMs) == [100])
  }

  // MARK: - Typed words

  @Test func typedWordsAreARecordOrAnAnswer() throws {
    var played = try played()
    played.apply(.typed(text: "Øh", option: nil), 2_500)
    #expect(played.events(.typed).map(\.text) == ["Øh"])
    #expect(played.session.optionsOnShow != nil)
    played.apply(.typed(text: "Næ", option: "line:no"), 3_000)
    let choice = try #require(played.events(.choice).first)
    #expect(choice.id == "line:no")
    #expect(choice.modality == "voice")
    #expect(choice.actor == .operator)
    played.apply(.typed(text: "Mere", option: nil), 5_000)
    #expect(played.events(.refused).map(\.cause) == ["no-scene"])
  }

  @Test func typedWordsAnswerAQuestionThatWantsWords() throws {
    var played = try StreetFixture.street()
    played.apply(.stop(.key), 500)
    played.advance(20_500)
    played.apply(.typed(text: "Nej", option: nil), 20_600)
    #expect(played.events(.refused).map(\.cause) == ["no-words-wanted"])
    played.apply(.answer(question: Prompt.afterStopID, reply: .choice(Prompt.talkID)), 21_000)
    played.apply(.typed(text: "Jeg blev sur", option: nil), 22_000)
    #expect(played.events(.answered).last?.text == "Jeg blev sur")
    #expect(played.session.prompt?.id == "line:after")
  }

  // MARK: - Devices

  @Test func withoutAHeadsetTheSceneWaitsInTheCalmPlaceAndStops() throws {
    var played = try played()
    played.apply(.gaze(.down), 400)
    played.apply(.fault("headset-off"), 500)
    #expect(played.session.isPaused)
    #expect(played.session.isCalmPlaceShown)
    #expect(played.output.effects.contains(.calmPlace(isShown: true)))
    played.apply(.resume, 3_000)
    #expect(played.events(.refused).map(\.cause) == ["headset-off"])
    played.advance(20_499)
    #expect(played.session.stage == .scene)
    played.advance(20_500)
    #expect(played.session.stage == .calm)
    #expect(played.session.stopCause == .headsetOff)
    #expect(played.events(.stop).map(\.actor) == [.engine])
    #expect(played.events(.selfCare).isEmpty)
  }

  @Test func whoComesBackGoesOnWhenTheyWant() throws {
    var played = try played()
    played.apply(.fault("headset-off"), 500)
    played.apply(.fault("headset-on"), 10_000)
    played.advance(60_000)
    #expect(played.session.stage == .scene)
    #expect(played.session.isPaused)
    played.apply(.resume, 61_000)
    #expect(!played.session.isCalmPlaceShown)
    #expect(played.output.effects.contains(.calmPlace(isShown: false)))
    played.advance(61_500)
    #expect(played.events(.lineEnded).map(\.timeMs) == [61_500])
  }

  @Test func aLostOperatorPausesAndNeverStops() throws {
    var played = try played()
    played.apply(.fault("operator-lost"), 500)
    #expect(played.session.isPaused)
    #expect(!played.session.isCalmPlaceShown)
    #expect(played.events(.pause).map(\.cause) == ["operator-lost"])
    played.advance(10_000_000)
    #expect(played.session.stage == .scene)
    played.apply(.fault("operator-back"), 10_000_100)
    #expect(played.session.isPaused)
    played.apply(.resume, 10_000_200)
    #expect(!played.session.isPaused)
  }

  @Test func theCalmPlaceCanBeAskedForDuringAPause() throws {
    var played = try played()
    played.apply(.pause(), 300)
    played.apply(.pause(inCalmPlace: true), 400)
    played.apply(.pause(inCalmPlace: true), 500)
    #expect(played.events(.calmPlace).map(\.timeMs) == [400])
    #expect(played.events(.refused).map(\.cause) == ["paused"])
    played.apply(.resume, 1_000)
    #expect(
      played.log(of: [.calmPlaceLeft, .resume]) == ["1000 calm-place.left ", "1000 resume "])
  }

  @Test func aRewindWithoutAHeadsetStaysHeld() throws {
    var played = try played()
    played.advance(2_500)
    played.apply(.fault("headset-off"), 3_000)
    played.apply(.rewind(choice: 1), 4_000)
    #expect(played.session.isPaused)
    #expect(played.session.isCalmPlaceShown)
    played.advance(23_999)
    #expect(played.session.stage == .scene)
    played.advance(24_000)
    #expect(played.session.stage == .calm)
  }

  @Test func aGazeThatRestsCountsAnewAfterAPause() throws {
    var played = try played()
    played.apply(.gaze(.option("line:yes")), 2_500)
    played.apply(.pause(), 3_500)
    played.apply(.resume, 10_000)
    played.advance(11_199)
    #expect(played.events(.choice).isEmpty)
    played.advance(11_200)
    #expect(played.events(.choice).map(\.id) == ["line:yes"])
  }
}
