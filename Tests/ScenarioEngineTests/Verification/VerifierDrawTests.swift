import Testing

@testable import ScenarioEngine

/// What the verifier says where more is drawn than anybody can go through: that it did not.
@Suite struct VerifierDrawTests {
  /// Scripts in which a ring without time draws until chance lets it out, by who runs it.
  private static let rings: [(runner: String, node: String, script: String)] = [
    (
      "the beginning", "Start",
      """
      title: Start
      ---
      <<if dice(6) == 6>>
          <<end rolig>>
      <<endif>>
      <<jump Start>>
      ===
      """
    ),
    (
      "the scene", "Ring",
      """
      title: Start
      ---
      officerA: Hej. #line:hej
      <<jump Ring>>
      ===

      title: Ring
      ---
      <<if dice(6) == 6>>
          <<end rolig>>
      <<endif>>
      <<jump Ring>>
      ===
      """
    ),
    (
      "the scene, which no chance lets out", "Ring",
      """
      title: Start
      ---
      <<declare $antal = 0>>
      officerA: Hej. #line:hej
      -> Ja. #line:ja #style:assertive
          <<end rolig>>
      -> Nej. #line:nej #style:aggressive
          <<jump Ring>>
      ===

      title: Ring
      ---
      <<set $antal = dice(2)>>
      <<jump Ring>>
      ===
      """
    ),
    (
      "an intervention", "Kast",
      detour(from: "title: Telefon\nintervention: inject\nlabel: Telefonen ringer")
    ),
    ("the questions", "Kast", detour(from: "title: Telefon\ntype: reflection")),
  ]

  /// A node of some kind with a detour that goes deeper until chance lets it back.
  private static func detour(from header: String) -> String {
    """
    title: Start
    ---
    officerA: Hej. #line:hej
    <<end rolig>>
    ===

    \(header)
    ---
    <<detour Kast>>
    Telefonen ringer. #line:ringer
    ===

    title: Kast
    \(header.contains("reflection") ? "type: reflection\n---" : "---")
    <<if dice(6) < 6>>
        <<detour Kast>>
    <<endif>>
    ===
    """
  }

  @Test(arguments: rings.indices)
  func aRingThatDrawsIsCalledUndecidedAndComesToAnEnd(index: Int) throws {
    let (runner, node, script) = Self.rings[index]
    var settings = script.contains("reflection") ? "reflection: Telefon" : ""
    if script.contains("$antal") { settings = Self.variables }
    let report = try SmallScenario(script, settings: settings).verify()
    let undecided = report.findings.filter { $0.diagnostic.code == .undecided }
    #expect(undecided.map { $0.diagnostic.arguments.first } == [node], "\(runner)")
    #expect(report.findings.count == 1, "\(runner): \(report.said)")
    #expect(report.outcomes[0].isReachable == true, "\(runner)")
  }

  private static let variables = """
    variables:
      level: {type: number, range: [1, 5], default: 1, host: true}
      antal: {type: number, range: [0, 28], default: 0}
    """

  /// Fourteen coins fall in 16,384 ways.
  private static let coins = """
    title: Start
    ---
    <<declare $antal = 0>>
    officerA: Hej. #line:hej
    <<set $antal = \(Array(repeating: "dice(2)", count: 14).joined(separator: " + "))>>
    <<wait 1>>
    <<end rolig>>
    ===
    """

  @Test func manyDrawsThatFallInTooManyWaysAreCalledUndecided() throws {
    let report = try SmallScenario(Self.coins, settings: Self.variables).verify()
    #expect(report.said == ["MO0215"])
    #expect(report.findings.first?.diagnostic.arguments == ["Start", "32", "10000"])
  }

  @Test func aTrackMayNotDrawMoreThanTheSceneEither() throws {
    let script =
      Self.coins.replacing("<<set", with: "<<start Telefon>>\n<<wait 1>>\n//")
      + "\n\ntitle: Telefon\ntrack: background\n---\n"
      + Self.coins.split(separator: "\n").filter { $0.contains("<<set") }.joined() + "\n===\n"
    let report = try SmallScenario(script, settings: Self.variables).verify()
    #expect(report.said == ["MO0215"])
    #expect(report.findings.first?.diagnostic.arguments.first == "Telefon")
  }

  @Test func everyWayInWhichDrawsFallCountsAgainstTheBudget() throws {
    let script = Self.coins.replacing("officerA: Hej. #line:hej\n", with: "")
      .replacing(Array(repeating: " + dice(2)", count: 8).joined(), with: "")
    let whole = try SmallScenario(script, settings: Self.variables).verify()
    #expect(whole.undecided == 0)
    // The beginning falls in 64 ways.
    let report = try SmallScenario(script, settings: Self.variables).verify(
      VerifierOptions(budget: 60))
    #expect(report.states == 0)
    #expect(report.undecided > 0)
    #expect(report.said == ["MO0215"])
  }
}
