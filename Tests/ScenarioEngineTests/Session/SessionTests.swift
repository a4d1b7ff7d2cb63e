import ScenarioEngine
import Testing

/// The scene begins at 100 ms, the first line lasts until 1 100, the options show until 7 100.
@Suite struct SessionTests {
  @Test func theSceneWaitsForTheBaseline() throws {
    var played = try Played()
    played.advance(60_000)
    #expect(played.session.stage == .baseline)
    #expect(played.session.prompt?.id == "line:before")
    played.apply(.answer(question: "line:before", reply: .skip), 60_001)
    #expect(played.session.stage == .scene)
    #expect(played.events(.skipped).map(\.value) == [-1])
  }

  @Test func silenceIsTakenWhenTheClockRunsOut() throws {
    var played = try Played.inScene()
    played.advance(7_099)
    #expect(played.events(.silence).isEmpty)
    played.advance(7_100)
    let silence = try #require(played.events(.silence).first)
    #expect(silence.id == "line:nothing")
    #expect(silence.latency == 6_000)
    #expect(silence.style == "passive")
  }

  @Test func anAnswerAtTheSameMillisecondWinsOverExpiry() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:who", modality: .key), 7_100)
    played.advance(7_100)
    #expect(played.events(.choice).map(\.id) == ["line:who"])
    #expect(played.events(.silence).isEmpty)
  }

  @Test func theSilenceOptionIsNeverShownNorChosen() throws {
    var played = try Played.inScene()
    played.advance(2_000)
    let shown = try #require(played.session.optionsOnShow)
    #expect(shown.options.count == 3)
    played.apply(.choose(option: "line:nothing", modality: .key), 2_100)
    #expect(played.events(.refused).map(\.id) == ["line:nothing"])
  }

  @Test func oneLongStepEqualsAThousandShortOnes() throws {
    var long = try Played.inScene()
    var short = try Played.inScene()
    long.advance(40_000)
    for time in stride(from: 101, through: 40_000, by: 37) { short.advance(time) }
    short.advance(40_000)
    #expect(long.output.records == short.output.records)
    #expect(long.session.stage == .reflection)
  }

  @Test func aFactorStretchesTheClockAndZeroTakesItAway() throws {
    var slow = try Played.inScene(timeFactorPermille: 2000)
    slow.advance(13_099)
    #expect(slow.events(.silence).isEmpty)
    slow.advance(13_100)
    #expect(slow.events(.silence).count == 1)
    var off = try Played.inScene(timeFactorPermille: 0)
    off.advance(10_000_000)
    #expect(off.events(.silence).isEmpty)
  }

  @Test func aPauseFreezesTheClock() throws {
    var played = try Played.inScene()
    played.apply(.pause(), 3_000)
    played.advance(100_000)
    #expect(played.events(.silence).isEmpty)
    #expect(played.session.timerFraction(at: 100_000) == 1 - 1_900.0 / 6_000)
    played.apply(.resume, 103_000)
    played.advance(107_099)
    #expect(played.events(.silence).isEmpty)
    played.advance(107_100)
    #expect(played.events(.silence).count == 1)
  }

  @Test func linesThatStartTogetherEndWithTheLongest() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:rude", modality: .key), 2_000)
    let lines = played.events(.line).filter { $0.timeMs == 2_000 }
    #expect(lines.map(\.id) == ["line:easy", "line:yes"])
    played.advance(3_000)
    #expect(played.events(.lineEnded).filter { $0.timeMs == 3_000 }.count == 2)
  }

  @Test func whatEndsBelongsToTheNodeItBeganIn() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:who", modality: .key), 2_000)
    played.advance(3_000)
    let ended = try #require(played.events(.lineEnded).last)
    #expect(ended.id == "line:police")
    #expect(ended.node == "Start")
    #expect(played.events(.line).last?.node == "Gate")
  }

  @Test func laddersFollowTheScriptAndStayInRange() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:who", modality: .key), 2_000)
    // The officer's ladder starts at its lower bound; one less is kept there.
    #expect(played.events(.ladderSaturated).map(\.id) == ["officer"])
    var rude = try Played.inScene()
    rude.apply(.choose(option: "line:rude", modality: .key), 2_000)
    #expect(rude.events(.ladder).map(\.id) == ["officer", "youth"])
    #expect(rude.events(.ladder).map(\.delta) == [2, 2])
  }

  @Test func anEndLeadsToTheReflectionAndItsLastAnswerClosesTheSession() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:leave", modality: .key), 2_000)
    played.apply(.choose(option: "line:here", modality: .key), 4_000)
    #expect(played.events(.end).map(\.id) == ["rolig"])
    #expect(played.session.prompt?.kind == .words)
    played.apply(.answer(question: "line:thought", reply: .text("Pis \"også\"\n")), 5_000)
    played.apply(.rate(question: "line:belief", value: 70), 6_000)
    played.apply(.answer(question: "line:why", reply: .choice("line:power")), 7_000)
    played.apply(.answer(question: "line:after", reply: .skip), 8_000)
    played.apply(.answer(question: "line:honest", reply: .skip), 9_000)
    #expect(played.session.stage == .closed)
    #expect(played.events(.answered).map(\.text) == [nil, "Pis \"også\"\n", nil, nil])
    #expect(played.events(.answered).map(\.choice) == [nil, nil, nil, "line:power"])
  }

  @Test(arguments: [-1, 11, 4_000])
  func aNumberOutsideTheScaleIsRefused(value: Int) throws {
    var played = try Played()
    played.apply(.rate(question: "line:before", value: value), 100)
    #expect(played.session.stage == .baseline)
    #expect(played.events(.refused).count == 1)
  }
}
