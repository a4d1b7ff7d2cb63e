import Foundation
import Renderer
import Testing

@testable import runner

/// `modet bench scene`.
@Suite(.serialized) struct BenchSceneTests {
  private func line(
    _ options: [String], environment: [String: String] = [:]
  ) throws -> SceneResult {
    let station = try Station()
    let outcome = try station.run(
      ["bench", "scene", "--eye", "32", "--voices", "off"] + options, environment: environment)
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(try SchemaCheck.printed("bench").problems(in: outcome.output) == [])
    #expect(station.files(under: "runtime").isEmpty)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(SceneResult.self, from: Data(outcome.output.utf8))
  }

  @Test func aSessionIsMeasuredFrameByFrame() throws {
    let line = try line(["--minutes", "0.1"])
    #expect(line.scenario == "politi-id-tjek" && line.people == 6)
    #expect(line.frames >= 540 && line.calmFrames > 0)
    #expect(line.processor.medianMs > 0 && line.processor.worstMs >= line.processor.p99Ms)
    #expect(line.parts["submission"]?.medianMs ?? 0 > 0)
    #expect(line.parts["animation"]?.medianMs ?? 0 > 0)
    #expect(line.allocations.beatFrames > 0 && line.allocations.beats > 0)
    #expect(line.mirrorPictures > 0 && line.mirrorAsking.medianMs > 0)
    #expect(line.sessions >= 1)
  }

  /// A way to draw, and how much of the scene is looked at there.
  struct Way: Sendable, CustomStringConvertible {
    var description: String
    var options: [String]
    var environment: [String: String] = ["LIBGL_ALWAYS_SOFTWARE": "1"]
    var steadyFrames: Int
  }

  static let ways = [
    Way(
      description: "as for a graphics card, on a driver that draws nothing",
      options: ["--path", "gpu", "--light", "rich", "--minutes", "0.9"],
      environment: ["LIBGL_ALWAYS_SOFTWARE": "1", "GALLIUM_NOOP": "1"], steadyFrames: 4_500),
    Way(
      description: "in software", options: ["--path", "software", "--minutes", "0.03"],
      steadyFrames: 250),
  ]

  /// The whole scene: people, words, answers, sound, mirror and recording.
  ///
  /// Not counted are the first 180 frames of all. The program's own requests are those that its
  /// code or Swift's libraries make.
  @Test(arguments: ways) func aFrameInWhichNothingHappensAsksForNoMemory(way: Way) throws {
    let line = try line(way.options, environment: way.environment)
    #expect(line.allocations.steadyFrames >= way.steadyFrames)
    #expect(line.mirrorPictures > 0 && line.allocations.beatFrames > 0)
    #if DEBUG
      // Without the optimiser some copies are made that a release build does not need.
      #expect(line.allocations.steady <= line.allocations.steadyFrames * 2_000)
    #else
      #expect(line.allocations.steady == 0, "at most \(line.allocations.steadyWorst) in a frame")
    #endif
  }

  /// A row comes as each session ends, so that a run that is broken off has told what it saw.
  @Test func aSoakTellsWhatItHoldsAsItGoes() throws {
    let outcome = try Station().run(
      [
        "bench", "scene", "--eye", "16", "--voices", "off", "--path", "gpu", "--soak", "0.01",
        "--clock", "session",
      ], environment: ["LIBGL_ALWAYS_SOFTWARE": "1", "GALLIUM_NOOP": "1"])
    #expect(outcome.isSuccess, "\(outcome.story)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    let schema = try SchemaCheck.printed("bench")
    for line in lines {
      let problems = schema.problems(in: line)
      #expect(problems == [])
    }
    // Two rows have no slope.
    #expect(lines.last?.contains("rss_growth_kb") == false)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let rows = try lines.dropLast().map {
      try decoder.decode(SoakSamples.Row.self, from: Data($0.utf8))
    }
    #expect(rows.map(\.sessions) == [0, 1] && rows[1].objects == rows[0].objects)
    #expect(rows[1].frames > 1_000)
  }

  /// What passes first has no pictures, and the passes are told apart where that is asked for.
  @Test func aSessionMayBeginLaterAndBeMeasuredPassByPass() throws {
    let line = try line(
      ["--skip", "20", "--minutes", "0.01", "--passes", "--path", "software", "--light", "rich"],
      environment: ["LIBGL_ALWAYS_SOFTWARE": "1"])
    // Twenty seconds are past the calm place: not a frame of it was drawn.
    #expect(line.calmFrames == 0 && line.frames == 54)
    let passes = try #require(line.passes)
    #expect(Set(passes.keys) == Set(PassProfile.Pass.allCases.map { "\($0)" }))
    #expect(passes["surfaces"]?.medianMs ?? 0 > 0 && passes["maps"]?.medianMs ?? 0 > 0)
  }

  @Test func nothingIsLeftOfASession() throws {
    let line = try line(["--minutes", "0.01", "--mirror-rate", "0"])
    #expect(line.mirrorPictures == 0)
    let (first, last) = (try #require(line.samples.first), try #require(line.samples.last))
    #expect(last.objects == first.objects && last.sessions == 1)
  }

  @Test(arguments: [
    ["--minutes", "0"], ["--minutes", "nan"], ["--soak", "-1"], ["--mirror-rate", "5"],
    ["--skip", "-1"], ["--eye", "4"], ["--path", "fast"], ["--clock", "moon"],
  ]) func wrongUsageIsRefused(options: [String]) throws {
    let outcome = try Station().run(["bench", "scene"] + options)
    #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.story)")
  }

  @Test func aScenarioThatIsMissingIsNamed() throws {
    let outcome = try Station().run(["bench", "scene", "intet-her"])
    #expect(outcome.isRefusal && outcome.errors.contains("intet-her"), "\(outcome.story)")
  }
}
