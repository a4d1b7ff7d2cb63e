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

/// Rewinding with tracks and interventions under way; every line lasts a second.
@Suite struct RewindInTheStreetTests {
  private static let script = """
    title: Start
    ---
    <<declare $n = 0>>
    <<start Back>>
    <<wait 0.5>>
    -> Ja. #line:yes #style:passive
        <<set $n += 1>>
    -> Nej. #line:no #style:passive
        <<halt Back>>
    -> Igen. #line:again #style:passive
    <<jump Next>>
    ===
    title: Next
    ---
    -> Ja. #line:yes2 #style:passive
        <<end slut>>
    -> Slet ikke. <<if $n > 4>> #line:no2 #style:passive
        <<end slut>>
    ===
    title: Back
    track: background
    ---
    Radio: Kom ind. #line:come
    <<wait 3>>
    Radio: Slut. #line:over
    ===
    title: Ask
    intervention: steer
    label: Spørg
    ---
    <<set $n += 5>>
    -> Godt. #line:good #style:passive
    ===
    """

  @Test func theWholeDirectorIsAsItWas() throws {
    var played = try StreetFixture.scene(Self.script)
    played.advance(500)
    let first = played.session.director
    played.apply(.intervene(node: "Ask"), 800)
    let inside = played.session.director
    played.apply(.choose(option: "line:good", modality: .key), 1_200)
    played.apply(.choose(option: "line:no", modality: .key), 1_500)
    let last = played.session.director
    #expect(last.backgroundNodes.isEmpty)
    played.advance(9_000)
    for (number, then) in [(3, last), (2, inside), (1, first)] {
      played.apply(.rewind(choice: number), 10_000 * (5 - number))
      #expect(played.session.director == then, "choice \(number)")
    }
    // The radio goes on in the middle of its sentence.
    let again = try #require(played.events(.line).last)
    #expect((again.id, again.value) == ("line:come", 500))
    played.advance(40_500)
    #expect(played.events(.lineEnded).last?.timeMs == 40_500)
    #expect(played.events(.choice).map(\.attempt) == [1, 1])
  }
}
