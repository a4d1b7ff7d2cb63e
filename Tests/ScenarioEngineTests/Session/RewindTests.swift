import ScenarioEngine
import Testing

@Suite struct RewindTests {
  @Test func rewindingRestoresTheSceneAndKeepsTheLog() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:rude", modality: .key), 2_000)
    played.advance(3_500)
    let before = played.output.records.count
    played.apply(.rewind(choice: 1), 4_000)
    #expect(played.output.records.count > before)
    #expect(played.session.director.ladder("youth") == 0)
    #expect(played.session.optionsOnShow?.number == 1)
    played.advance(9_999)
    #expect(played.events(.silence).isEmpty)
    played.advance(10_000)
    let silence = try #require(played.events(.silence).first)
    #expect(silence.attempt == 2)
  }

  @Test func rewindingFromTheReflectionGoesBackIntoTheScene() throws {
    var played = try Played.inScene()
    played.apply(.choose(option: "line:leave", modality: .key), 2_000)
    played.apply(.choose(option: "line:no", modality: .key), 4_000)
    #expect(played.session.stage == .reflection)
    played.apply(.rewind(choice: 2), 6_000)
    #expect(played.session.stage == .scene)
    #expect(played.session.prompt == nil)
    played.apply(.choose(option: "line:here", modality: .key), 7_000)
    #expect(played.events(.end).map(\.id) == ["skidt", "rolig"])
  }

  @Test func anUnknownChoiceIsRefused() throws {
    var played = try Played.inScene()
    played.apply(.rewind(choice: 7), 3_000)
    #expect(played.events(.refused).map(\.id) == ["rewind"])
  }
}
