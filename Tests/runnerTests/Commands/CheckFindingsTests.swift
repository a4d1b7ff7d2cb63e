import Foundation
import Testing

/// What `modet check` says of how a scene can go.
@Suite struct CheckFindingsTests {
  private struct Document: Decodable {
    struct Step: Decodable, Equatable {
      var kind: String
      var id: String
    }
    struct Finding: Decodable {
      var code: String
      var severity: String
      var path: [String]
      var steps: [Step]
      var settings: [String: Double]?
    }
    struct Outcome: Decodable {
      var reachable: Bool?
      var calm: Bool
      var path: [String]
    }
    struct Duration: Decodable {
      var shortest: Double?
      var longest: Double?

      enum CodingKeys: String, CodingKey {
        case shortest = "shortest_s"
        case longest = "longest_s"
      }
    }
    struct Scenario: Decodable {
      var id: String
      var states: Int
    }
    var findings: [Finding]
    var scenarios: [Scenario]
    var states: Int?
    var undecided: Int?
    var outcomes: [String: Outcome]?
    var duration: Duration?
    var coverage: [String: Double]?
  }

  private func document(_ outcome: Outcome) throws -> Document {
    #expect(try SchemaCheck.printed("check").problems(in: outcome.output) == [])
    return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
  }

  @Test func aSoundSceneHasNothingAgainstItAndASummary() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    let text = try station.run(["check", scenario.folder, "--strict"])
    #expect(text.isSuccess && text.output.isEmpty, "\(text.story)")
    for part in [
      "lille: En lille scene", "Alt er afgjort.", "rolig (rolig): Det sluttede roligt.",
      "kortest: »Jeg venter på bussen.« (hårdhed 1)", "Varighed: fra 0:",
      "Nås: 1 af 1 knuder, 2 af 2 replikker, 3 af 3 svarmuligheder.",
      "aldrig hvordan det virker på et menneske",
    ] {
      #expect(text.errors.contains(part), "\(part) in \(text.story)")
    }
    let json = try station.run(["check", scenario.folder, "--json", "--strict"])
    #expect(json.isSuccess && json.errors.isEmpty, "\(json.story)")
    let document = try document(json)
    #expect(document.findings.isEmpty && document.undecided == 0)
    let end = try #require(document.outcomes?["rolig"])
    #expect(end.reachable == true && end.calm && end.path == ["line:a4"])
    #expect(document.coverage == ["nodes": 1, "lines": 1, "options": 1])
    let duration = try #require(document.duration)
    let shortest = try #require(duration.shortest)
    // The question, at once an answer that says nothing more.
    #expect(shortest > 1.5 && shortest < 4)
    #expect(duration.longest ?? 0 > 12)
  }

  @Test func aLoopWithoutAWayOutIsAnErrorWithTheWayIntoIt() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    try scenario.write(SmallScenario.loop)
    let text = try station.run(["check", scenario.folder])
    #expect(text.status == 1 && text.signal == nil, "\(text.story)")
    #expect(text.errors.contains(#/a\.yarn:\d+:\d+: error: .+ \[MO0207\]\n  .+\n *\^/#))
    #expect(
      text.errors.contains("vises af (hårdhed 1):\n    1. den unge: »Det rager ikke jer.« (a2)"))
    let english = try station.run(["check", scenario.folder, "--language", "en"])
    #expect(english.errors.contains("shown by (level 1):\n    1. the young person: “Det rager"))
    let json = try station.run(["check", scenario.folder, "--json"])
    #expect(json.status == 1, "\(json.story)")
    let finding = try #require(document(json).findings.first { $0.code == "MO0207" })
    #expect(finding.severity == "error" && finding.path.first == "line:a2")
    #expect(finding.steps.first == .init(kind: "answer", id: "line:a2"))
    #expect(finding.settings == ["level": 1])
  }

  @Test func aWarningFailsOnlyWhenStrict() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    try scenario.write(
      SmallScenario.script(first: "<<if $level > 3>>\n    officerA: Aldrig. #line:b1\n<<endif>>"))
    let lenient = try station.run(["check", scenario.folder])
    #expect(lenient.isSuccess && lenient.errors.contains("[MO0201]"), "\(lenient.story)")
    let strict = try station.run(["check", scenario.folder, "--strict"])
    #expect(strict.status == 1 && strict.signal == nil, "\(strict.story)")
  }

  @Test func aLintIsAFindingToo() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    try scenario.write(SmallScenario.script().replacing("<<timer 12>>", with: "<<timer 3>>"))
    let outcome = try station.run(["check", scenario.folder, "--json", "--strict"])
    #expect(outcome.status == 1, "\(outcome.story)")
    let finding = try #require(document(outcome).findings.first)
    #expect(finding.code == "MO0231" && finding.path.isEmpty && finding.settings == nil)
  }

  @Test func whatTheBudgetLeavesIsUndecidedAndNotProven() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    let arguments = ["check", scenario.folder, "--budget", "1"]
    let json = try station.run(arguments + ["--json"])
    #expect(json.isSuccess, "\(json.story)")
    let document = try document(json)
    #expect(document.undecided ?? 0 > 0 && document.findings.map(\.code) == ["MO0215"])
    let end = try #require(document.outcomes?["rolig"])
    #expect(end.reachable == nil && end.path.isEmpty)
    let text = try station.run(arguments)
    #expect(text.errors.contains("Det, de fører til, er ikke afgjort"), "\(text.story)")
    #expect(text.errors.contains("\n    ikke afgjort") && !text.errors.contains("Alt er afgjort"))
    #expect(try station.run(arguments + ["--strict"]).status == 1)
    for budget in ["0", "-1", "mange"] {
      let refused = try station.run(["check", scenario.folder, "--budget=\(budget)"])
      #expect(refused.status == 64, "\(refused.story)")
    }
  }

  @Test func severalScenariosEachHaveTheirOwn() throws {
    let station = try Station()
    let (one, two) = (
      try SmallScenario(in: station, named: "en"), try SmallScenario(in: station, named: "to")
    )
    try two.write(SmallScenario.loop)
    let outcome = try station.run(["check", one.folder, two.folder, "--json"])
    #expect(outcome.status == 1, "\(outcome.story)")
    let document = try document(outcome)
    #expect(document.scenarios.map(\.id) == ["en", "to"])
    #expect(document.states == document.scenarios.reduce(0) { $0 + $1.states })
    #expect(document.outcomes == nil && document.duration == nil && document.coverage == nil)
    #expect(document.findings.contains { $0.code == "MO0207" })
  }

  @Test func singleScriptsAndBrokenScenariosAreNotExplored() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    let script = scenario.folder + "/a.yarn"
    for arguments in [
      [script], ["--profile", "yarn", script], ["--profile", "yarn", scenario.folder],
    ] {
      let document = try document(station.run(["check", "--json"] + arguments))
      #expect(document.states == nil && document.outcomes == nil && document.findings.isEmpty)
    }
    try scenario.write(SmallScenario.script(end: "<<jump Ingensteds>>"))
    let outcome = try station.run(["check", "--json", scenario.folder])
    #expect(outcome.status == 1)
    #expect(try document(outcome).states == nil)
  }
}
