import Foundation
import Testing

@testable import runner

/// `modet bench scene`.
@Suite(.serialized) struct BenchSceneTests {
  private func line(_ options: [String]) throws -> SceneResult {
    let station = try Station()
    let outcome = try station.run(
      ["bench", "scene", "--eye", "32", "--voices", "off"] + options)
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
    #expect(line.scenario == "politi-id-tjek" && line.people == 5)
    #expect(line.frames >= 540 && line.calmFrames > 0)
    #expect(line.processor.medianMs > 0 && line.processor.worstMs >= line.processor.p99Ms)
    #expect(line.parts["submission"]?.medianMs ?? 0 > 0)
    #expect(line.parts["animation"]?.medianMs ?? 0 > 0)
    #expect(line.allocations.beatFrames > 0 && line.allocations.beats > 0)
    #expect(line.mirrorPictures > 0)
    #expect(line.sessions >= 1)
  }

  @Test func nothingIsLeftOfASession() throws {
    let line = try line(["--minutes", "0.01", "--mirror-rate", "0"])
    #expect(line.mirrorPictures == 0)
    let (first, last) = (try #require(line.samples.first), try #require(line.samples.last))
    #expect(last.objects == first.objects && last.sessions == 1)
  }

  @Test(arguments: [
    ["--minutes", "0"], ["--minutes", "nan"], ["--soak", "-1"], ["--mirror-rate", "5"],
    ["--eye", "4"], ["--path", "fast"],
  ]) func wrongUsageIsRefused(options: [String]) throws {
    let outcome = try Station().run(["bench", "scene"] + options)
    #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.story)")
  }

  @Test func aScenarioThatIsMissingIsNamed() throws {
    let outcome = try Station().run(["bench", "scene", "intet-her"])
    #expect(outcome.isRefusal && outcome.errors.contains("intet-her"), "\(outcome.story)")
  }
}
