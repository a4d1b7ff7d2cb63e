import Foundation
import Testing

/// `modet testplan` with a scenario: its own plans.
@Suite struct ScenarioPlanCommandTests {
  /// The small scene, answered as the plan says.
  private static let plan = [
    "set: $level = 3", "", "line: `officerA: Hej. Hvad laver du?`",
    "option: `Det rager ikke jer.`", "option: `Jeg venter på bussen.`", "select: 1",
    "line: `officerA: Det er fint.`", "end: rolig", "stop", "---", "set: $level = 1",
    "line: *", "wait: 2", "silence", "end: rolig",
  ]

  private func scenario(
    in station: Station, plans: [String: [String]]
  ) throws -> SmallScenario {
    let scenario = try SmallScenario(in: station)
    for (name, lines) in plans {
      try FileManager.default.createDirectory(
        atPath: scenario.folder + "/Plans", withIntermediateDirectories: true)
      try scenario.write(lines.joined(separator: "\n"), to: "Plans/\(name).testplan")
    }
    return scenario
  }

  @Test func theShippedScenarioHoldsItsPlans() throws {
    let outcome = try Station().run(["testplan", "politi-id-tjek", "--language", "en"])
    #expect(outcome.isSuccess && outcome.output.isEmpty, "\(outcome.story)")
    for name in ["graensen", "paedagog", "rolig", "tavs", "uretfaerdig", "zone"] {
      #expect(
        outcome.errors.contains(try Regex("Plans/\(name)\\.testplan: all \\d+ steps hold")),
        "\(outcome.story)")
    }
  }

  @Test func allPlansAreTriedAndTheOneThatDoesNotHoldIsNamed() throws {
    let station = try Station()
    var broken = Self.plan
    broken[6] = "line: `officerA: Det er ikke fint.`"
    let scenario = try scenario(in: station, plans: ["a": broken, "b": Self.plan])
    let outcome = try station.run(["testplan", scenario.folder, "--language", "en"])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    #expect(
      outcome.errors.contains(
        "a.testplan:7: error: expected line: `officerA: Det er ikke fint.` but came "
          + "line: `officerA: Det er fint.`"), "\(outcome.story)")
    #expect(outcome.errors.contains("b.testplan: all 13 steps hold"), "\(outcome.story)")
    let one = try station.run(["testplan", scenario.folder, scenario.folder + "/Plans/b.testplan"])
    #expect(one.isSuccess && !one.errors.contains("a.testplan"), "\(one.story)")
  }

  @Test func theDocumentHasEveryPlan() throws {
    let schema = try SchemaCheck.printed("testplan")
    let station = try Station()
    let scenario = try scenario(
      in: station, plans: ["a": Self.plan, "b": ["line: *", "vent: 3"]])
    let outcome = try station.run(["testplan", scenario.folder, "--json"])
    #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome.story)")
    #expect(schema.problems(in: outcome.output) == [], "\(outcome.story)")
    struct Document: Decodable {
      struct Plan: Decodable {
        var file: String
        var ok: Bool
        var steps: Int
      }
      var ok: Bool
      var steps: Int
      var plans: [Plan]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    #expect(!document.ok && document.steps == 13)
    #expect(document.plans.map(\.ok) == [true, false])
    #expect(document.plans.allSatisfy { $0.file.hasSuffix(".testplan") })
  }

  @Test(arguments: [
    (["line: *", "silence: 3"], "a.testplan:2: error: nothing may follow 'silence'"),
    (["line: *", "select: 3"], "a.testplan:2: error: option 3 cannot be chosen"),
    (["line: *"], "a.testplan:1: error: options wait and the plan selects none"),
    (
      ["line: *", "option: *", "select: 1"], "a.testplan:3: error: expected select: 1 but 2 options"
    ),
    (["line: *", "intervene: Ingen"], "a.testplan:2: error: no node is named 'Ingen'"),
    (["set: $level = 9"], "a.testplan:1: error: $level does not take that value"),
    (["command: `x`"], "a.testplan:1: error: no step is called 'command'"),
    (["node: Ingen"], "a.testplan:1: error: no node is named 'Ingen'"),
    (
      ["line: *", "select: 1", "line: *", "end: skidt"], "a.testplan:4: error: expected end: skidt"
    ),
    (["line: *", "select: 2", "end: rolig", "line: *"], "a.testplan:4: error: expected line: *"),
  ])
  func whatDoesNotHoldIsToldAtItsLine(plan: [String], message: String) throws {
    let station = try Station()
    let scenario = try scenario(in: station, plans: ["a": plan])
    let outcome = try station.run(["testplan", scenario.folder, "--language", "en"])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    #expect(outcome.errors.contains(message), "\(outcome.story)")
  }

  @Test func silenceWithoutAClockIsNoAnswer() throws {
    let station = try Station()
    let scenario = try scenario(in: station, plans: ["a": ["line: *", "silence"]])
    try scenario.write(
      SmallScenario.script().replacing("<<timer 12>>\n", with: "")
        .replacing("-> Du siger ikke noget. #line:a5 #silence #style:passive\n", with: ""))
    let outcome = try station.run(["testplan", scenario.folder, "--language", "en"])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    #expect(outcome.errors.contains("where the options have no timer"), "\(outcome.story)")
  }

  @Test func aScenarioWithoutAPlanOrWithAFaultIsExitStatus1() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    let none = try station.run(["testplan", scenario.folder])
    #expect(none.status == 1 && none.errors.contains("Plans/NAVN.testplan"), "\(none.story)")
    try scenario.write(SmallScenario.script(end: "<<jump Ingensteds>>"))
    let broken = try station.run(["testplan", scenario.folder])
    #expect(broken.status == 1 && broken.errors.contains("[YS0012]"), "\(broken.story)")
    let gone = try station.run(["testplan", "findes-ikke"])
    #expect(gone.status == 1 && gone.errors.contains("findes-ikke"), "\(gone.story)")
  }
}
