import ScenarioEngine
import Testing

/// What a detour that the author wrote means on the scene's clock.
@Suite struct DetourTests {
  private static let script = """
    title: Start
    ---
    A: En. #line:one
    <<detour Aside>>
    A: To. #line:two
    <<timer 6>>
    -> Ja. #line:yes #style:assertive
        <<detour Aside>>
    -> Stille. #line:quiet #silence #style:passive
    A: Tre. #line:three
    <<end slut>>
    ===
    title: Aside
    ---
    B: Vent. #line:wait
    -> Hvorfor? #line:why #style:assertive
    <<return>>
    ===
    title: Soften
    intervention: soften
    label: Greb
    ---
    A: Undskyld. #line:sorry
    ===
    """

  private func played() throws -> Played { try StreetFixture.scene(Self.script) }

  @Test func itIsPlayedAndTheSceneGoesOnWhereItWas() throws {
    var played = try played()
    played.advance(2_500)
    played.apply(.choose(option: "line:why", modality: .key), 3_000)
    played.advance(4_500)
    #expect(
      played.spoken == [
        "0 line line:one", "1000 line.ended line:one", "1000 line line:wait",
        "2000 line.ended line:wait", "3000 line line:two", "4000 line.ended line:two",
      ])
    #expect(played.events(.node).map(\.id).contains("Aside"))
    #expect(played.events(.line).last?.node == "Start")
  }

  @Test func anInterventionInsideItReturnsIntoIt() throws {
    var played = try played()
    played.apply(.intervene(node: "Soften"), 1_500)
    played.advance(3_500)
    #expect(played.spoken.suffix(2) == ["2000 line line:sorry", "3000 line.ended line:sorry"])
    #expect(played.session.optionsOnShow?.options.count == 1)
    played.apply(.choose(option: "line:why", modality: .key), 4_000)
    played.advance(4_100)
    #expect(played.spoken.last == "4000 line line:two")
  }

  @Test func aRewindIntoItComesOutOfItAgain() throws {
    var played = try played()
    played.advance(2_500)
    played.apply(.choose(option: "line:why", modality: .key), 3_000)
    played.advance(4_500)
    played.apply(.choose(option: "line:yes", modality: .key), 5_000)
    played.advance(6_500)
    played.apply(.rewind(choice: 1), 6_600)
    #expect(played.session.optionsOnShow?.number == 1)
    played.apply(.choose(option: "line:why", modality: .key), 7_000)
    played.advance(8_500)
    #expect(played.session.optionsOnShow?.options.count == 1)
    #expect(played.spoken.suffix(2) == ["7000 line line:two", "8000 line.ended line:two"])
  }
}
