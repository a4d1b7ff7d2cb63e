import Testing

@testable import ScenarioEngine

/// Light that changes too quickly.
@Suite struct LightLintTests {
  /// Changes of the light with the same wait after each.
  private func changes(_ count: Int, every wait: String) -> String {
    (0..<count).map { "<<light \($0 % 2 == 0 ? "day" : "night")>>\n\(wait)\n" }.joined()
  }

  private func quickPlaces(_ body: String) throws -> Int {
    let codes = try LintCase(body: body).codes()
    #expect(codes.allSatisfy { $0 == "MO0239" }, "\(codes)")
    return codes.count
  }

  @Test func threeChangesWithinASecondAreTheMost() throws {
    #expect(try quickPlaces(changes(3, every: "")) == 0)
    #expect(try quickPlaces(changes(4, every: "")) == 1)
  }

  @Test func aSecondIsCountedFromTheFirstOfFour() throws {
    #expect(try quickPlaces(changes(8, every: "<<wait 0.334>>")) == 0)
    #expect(try quickPlaces(changes(8, every: "<<wait 0.333>>")) == 5)
  }

  @Test func theFourthChangeIsPointedOutAsAnError() throws {
    let lint = try LintCase(body: changes(4, every: "<<wait 0.1>>"))
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(try lint.text(first.range) == "<<light night>>")
    #expect(first.severity == .error)
  }

  @Test func theSameLightAgainIsNoChange() throws {
    #expect(try quickPlaces(String(repeating: "<<light day>>\n", count: 6)) == 0)
  }

  @Test func aLineTakesTimeUnlessItCanBeCut() throws {
    let spoken = (0..<4).map {
      "<<light \($0 % 2 == 0 ? "day" : "night")>>\nanna: Hej. #line:x\($0)\n"
    }
    #expect(try quickPlaces(spoken.joined()) == 0)
    let body = """
      <<light day>>
      <<light night>>
      <<light day>>
      anna: Det er en lang replik, som kan klippes. #line:x #interruptible
      <<light night>>
      -> Ja. #line:a #style:help
      """
    #expect(try quickPlaces(body) == 1)
  }

  @Test func aLineSaidTogetherWithAnotherTakesNoMoreTime() throws {
    let body = """
      <<light day>>
      <<light night>>
      anna: Hej. #line:x
      anna: Hej med dig, og hej igen. #line:y #with
      <<light day>>
      <<light night>>
      """
    // The first line takes 0.885 s, the second sounds beside it.
    #expect(try quickPlaces(body) == 1)
  }

  @Test func aShortTakeMakesALineShort() throws {
    let spoken = (0..<4).map {
      "<<light \($0 % 2 == 0 ? "day" : "night")>>\nanna: Hej. #line:x\($0)\n"
    }
    var lint = try LintCase(body: spoken.joined())
    lint.context.takes["da"] = (["lov"] + (0..<4).map { "x\($0)" }).map {
      VoiceTake(name: $0, durationMs: 300)
    }
    #expect(try lint.codes() == ["MO0239"])
  }

  @Test func everyWayThroughConditionsIsFollowed() throws {
    let body = """
      <<light day>>
      <<if $level == 1>>
          <<light night>>
          <<light day>>
      <<elseif $level == 2>>
          <<wait 2>>
      <<endif>>
      <<light night>>
      """
    #expect(try quickPlaces(body) == 1)
    #expect(try quickPlaces(body + "\n<<once>>\n<<light day>>\n<<endonce>>") == 2)
  }

  @Test func anAnswerBeginsTheCountAnew() throws {
    let body = """
      <<light day>>
      <<light night>>
      <<light day>>
      -> Ja. #line:a #style:help
          <<light night>>
      <<light day>>
      """
    #expect(try quickPlaces(body) == 0)
  }

  @Test func aLoopOfJumpsIsFollowed() throws {
    let script = { (wait: String) in
      """
      title: Start
      ---
      anna: Loven. #line:lov #law:rpl
      <<if $level == 1>>
          <<jump Blink>>
      <<endif>>
      <<end hjem>>
      ===
      title: Blink
      ---
      <<light day>>
      <<wait \(wait)>>
      <<light night>>
      <<wait \(wait)>>
      <<jump Blink>>
      ===
      """
    }
    #expect(try LintCase(script("0.2")).codes() == ["MO0239", "MO0239"])
    #expect(try LintCase(script("0.4")).codes() == [])
    #expect(try LintCase(script("{0.1 * $level}")).codes() == ["MO0239", "MO0239"])
  }

  @Test func aDetourIsFollowedAndComesBack() throws {
    let script = """
      title: Start
      ---
      anna: Loven. #line:lov #law:rpl
      <<light day>>
      <<detour Blink>>
      <<light day>>
      <<end hjem>>
      ===
      title: Blink
      ---
      <<light night>>
      <<light day>>
      <<light night>>
      <<if $level == 1>>
          <<return>>
      <<endif>>
      <<wait 5>>
      ===
      """
    #expect(try LintCase(script).codes() == ["MO0239", "MO0239"])
  }

  @Test func aDetourIntoItselfEnds() throws {
    let script = """
      title: Start
      ---
      anna: Loven. #line:lov #law:rpl
      <<detour Ring>>
      <<end hjem>>
      ===
      title: Ring
      ---
      <<light day>>
      <<wait 0.4>>
      <<light night>>
      <<wait 0.4>>
      <<if $level == 1>>
          <<detour Ring>>
      <<endif>>
      ===
      """
    #expect(try LintCase(script).codes() == [])
  }

  /// Nine times nine detours deep there are 387 million ways; the walk ends at its budget.
  @Test func detoursWithinDetoursAreNotFollowedForEver() throws {
    let nodes = (0..<9).map { depth in
      let body = (0..<9).map { "<<detour N\(depth + 1)>>\n<<wait 0.\($0 + 1)>>\n" }.joined()
      return "title: N\(depth)\n---\n<<light day>>\n<<light night>>\n\(body)===\n"
    }
    let script = """
      title: Start
      ---
      anna: Loven. #line:lov #law:rpl
      <<detour N0>>
      <<end hjem>>
      ===
      \(nodes.joined())title: N9
      ---
      <<light day>>
      <<light night>>
      <<light day>>
      <<light night>>
      ===
      """
    let scenario = try LintCase(script)
    var walk = try LightWalk(LintSubject(scenario.package(), scenario.context))
    walk.run()
    #expect(walk.steps > LightWalk.budget)
    #expect(walk.steps < 2 * LightWalk.budget)
    #expect(try scenario.codes().contains("MO0239"))
  }
}
