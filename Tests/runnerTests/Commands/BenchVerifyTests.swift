import Foundation
import Testing

@testable import ScenarioEngine
@testable import runner

/// `modet bench verify`.
@Suite struct BenchVerifyTests {
  private struct Line: Decodable {
    var scenario: String
    var states: Int
    var undecided: Int
    var findings: Int
  }

  private func line(_ outcome: Outcome) throws -> Line {
    #expect(outcome.isSuccess && outcome.errors.isEmpty, "\(outcome.story)")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(try SchemaCheck.printed("bench").problems(in: outcome.output) == [])
    return try JSONDecoder().decode(Line.self, from: Data(outcome.output.utf8))
  }

  @Test func aScenarioIsMeasured() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    let line = try line(station.run(["bench", "verify", scenario.folder, "--repeat", "1"]))
    #expect(line.scenario == "lille" && line.states > 3 && line.undecided == 0)
  }

  @Test func aSceneIsDrawnFromItsSeed() throws {
    let station = try Station()
    let options = ["bench", "verify", "--lines", "60", "--repeat", "1"]
    let first = try line(station.run(options))
    #expect(first.scenario == "generated-60" && first.states > 100 && first.findings == 0)
    #expect(try line(station.run(options)).states == first.states)
    #expect(try line(station.run(options + ["--no-reduction"])).states >= first.states)
    let bounded = try line(station.run(options + ["--budget", "20"]))
    #expect(bounded.states <= 20 && bounded.undecided > 0)
  }

  @Test func theDrawnSceneHasAboutTheLinesAskedForAndNothingWrong() throws {
    let declarations = try Data(
      contentsOf: Built.project.appending(path: "Scenarios/modet.ysls.json"))
    let package = try GeneratedScene(lines: 300, seed: 7).load(declarations: Array(declarations))
    #expect((280...320).contains(package.program.lines.count))
    #expect(package.diagnostics.allSatisfy { $0.severity == .information })
  }

  @Test func wrongUsageIsRefused() throws {
    let station = try Station()
    for arguments in [["--budget", "0"], ["--lines", "1"], ["--repeat", "0"]] {
      #expect(try station.run(["bench", "verify"] + arguments).status == 64)
    }
    let missing = try station.run(["bench", "verify", "intet"])
    #expect(missing.isRefusal && missing.output.isEmpty, "\(missing.story)")
  }
}
