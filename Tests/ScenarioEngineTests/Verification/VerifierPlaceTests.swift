import Testing

@testable import ScenarioEngine

/// A fault in a number is told where the number is written.
@Suite struct VerifierPlaceTests {
  private static let range =
    "variables:\n  level: {type: number, range: [1, 5], default: 1, host: true}\n"
    + "  gange: {type: number, range: [0, 3], default: 0}"

  private func said(_ body: String) throws -> [String] {
    let script =
      "title: Start\n---\n<<declare $gange = 0>>\nofficerA: Hej. #line:hej\n"
      + body + "\n===\n"
    let ends = "\nends:\n  rolig: {calm: true, text: {da: Rolig, en: Calm}}"
    let report = try SmallScenario(script, settings: Self.range + ends).verify()
    return zip(report.said, report.places(in: script)).map { "\($0) at \($1)" }
  }

  @Test func aNumberIsOutOfItsRangeWhereItIsSet() throws {
    #expect(
      try said(
        """
        -> Ja. #line:ja #style:assertive
            <<set $gange = 3>>
            officerA: Godt. #line:godt
            <<if $gange == 3>>
                <<set $gange += 1>>
            <<endif>>
            officerA: Farvel. #line:farvel
        -> Nej. #line:nej #style:aggressive
        <<end rolig>>
        """
      ).filter { $0.hasPrefix("MO0212") } == ["MO0212 · answer line:ja at 9:9"])
  }

  @Test func aNumberThatComesBackBeforeAnythingIsSaidWasOutOfItsRange() throws {
    #expect(
      try said(
        """
        <<set $gange += 7>>
        <<set $gange -= 6>>
        officerA: Farvel. #line:farvel
        <<end rolig>>
        """
      ).filter { $0.hasPrefix("MO0212") } == ["MO0212 at 5:1"])
  }

  @Test func twoWritesThatStrayAreTwoPlaces() throws {
    #expect(
      try said(
        """
        -> Ja. #line:ja #style:assertive
            <<set $gange += 4>>
        -> Nej. #line:nej #style:aggressive
            <<set $gange -= 1>>
        -> Farvel. #line:farvel #style:assertive
        <<end rolig>>
        """
      ).filter { $0.hasPrefix("MO0212") } == [
        "MO0212 · answer line:ja at 6:5", "MO0212 · answer line:nej at 8:5",
      ])
  }

  @Test func aTrackThatStraysEndsTheSceneInEitherMode() throws {
    let script = """
      title: Start
      ---
      <<declare $gange = 0>>
      <<jump Ring>>
      ===

      title: Ring
      ---
      <<start Spor>>
      officerA: Hej. #line:hej
      -> Igen. #line:igen #style:humour
          <<jump Ring>>
      -> Ja. #line:ja #style:assertive
          <<end rolig>>
      -> Nej. #line:nej #style:aggressive
          <<end uro>>
      ===

      title: Spor
      track: background
      ---
      <<set $gange += 1>>
      ===
      """
    let setup = try SmallScenario(script, settings: Self.range).setup()
    for usesReduction in [false, true] {
      let options = VerifierOptions(budget: 10_000, usesReduction: usesReduction)
      let report = Verifier(setup, options: options).verify()
      let strays = zip(report.findings, report.places(in: script))
        .filter { $0.0.diagnostic.code == .numberLeavesRange }
      #expect(strays.map(\.1) == ["22:1"])
      #expect(report.undecided == 0)
    }
  }
}
