import ScenarioEngine
import Testing

/// The options show at 1 100 ms; a gaze counts from 1 600.
@Suite struct GazeTests {
  @Test func aDwellOfOnePointTwoSecondsAnswers() throws {
    var played = try Played.inScene()
    played.apply(.gaze(.option("line:who")), 2_000)
    played.advance(3_199)
    #expect(played.events(.choice).isEmpty)
    played.advance(3_200)
    let choice = try #require(played.events(.choice).first)
    #expect(choice.modality == "gaze")
    #expect(choice.began == 900)
    #expect(choice.latency == 2_100)
  }

  @Test func aGazeBeforeTheArmingCountsFromTheArming() throws {
    var played = try Played.inScene()
    played.apply(.gaze(.option("line:who")), 1_200)
    #expect(played.session.dwellProgress(at: 1_500) == nil)
    played.advance(2_799)
    #expect(played.events(.choice).isEmpty)
    played.advance(2_800)
    #expect(played.events(.choice).count == 1)
  }

  @Test func aShortLeaveIsForgivenAndALongOneIsNot() throws {
    var forgiven = try Played.inScene()
    forgiven.apply(.gaze(.option("line:who")), 2_000)
    forgiven.apply(.gaze(nil), 2_500)
    forgiven.apply(.gaze(.option("line:who")), 2_640)
    forgiven.advance(3_200)
    #expect(forgiven.events(.choice).count == 1)
    var lost = try Played.inScene()
    lost.apply(.gaze(.option("line:who")), 2_000)
    lost.apply(.gaze(nil), 2_500)
    lost.apply(.gaze(.option("line:who")), 2_660)
    lost.advance(3_800)
    #expect(lost.events(.choice).isEmpty)
    lost.advance(3_860)
    #expect(lost.events(.choice).count == 1)
  }

  @Test func anotherOptionStartsAnew() throws {
    var played = try Played.inScene()
    played.apply(.gaze(.option("line:who")), 2_000)
    played.apply(.gaze(.option("line:rude")), 3_000)
    played.advance(4_199)
    #expect(played.events(.choice).isEmpty)
    played.advance(4_200)
    #expect(played.events(.choice).map(\.id) == ["line:rude"])
  }

  @Test func expiryBeatsAnUnfinishedDwell() throws {
    var played = try Played.inScene()
    played.apply(.gaze(.option("line:who")), 6_500)
    played.advance(9_000)
    #expect(played.events(.choice).isEmpty)
    #expect(played.events(.silence).count == 1)
  }
}
