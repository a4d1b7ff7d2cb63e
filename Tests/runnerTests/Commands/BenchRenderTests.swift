import Foundation
import Renderer
import Testing

@testable import runner

/// `modet bench render`.
@Suite(.serialized) struct BenchRenderTests {
  private func line(_ outcome: Outcome) throws -> RenderBenchmarkResult {
    #expect(outcome.isSuccess && outcome.errors.isEmpty, "\(outcome.story)")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(try SchemaCheck.printed("bench").problems(in: outcome.output) == [])
    return try JSONDecoder().decode(
      RenderBenchmarkResult.self, from: Data(outcome.output.utf8))
  }

  private let small = ["bench", "render", "--eye", "32", "--frames", "3"]

  @Test(arguments: RenderPath.allCases) func aPathIsDrawnAsAsked(path: RenderPath) throws {
    let station = try Station()
    let options = ["--path", path.rawValue, "--shade", "pbr1", "--people", "3"]
    let line = try line(station.run(small + options))
    #expect(line.path == path && line.shade == .pbr1)
    #expect(line.frames == 3 && line.eyeWidth == 32)
    #expect(line.draws > 10 && line.batches > 0)
    #expect(line.allocationsPerFrame != nil)
  }

  @Test func aPictureIsSavedAndTheDeviceChoosesThePath() throws {
    let station = try Station()
    let shot = FileManager.default.temporaryDirectory
      .appending(path: "modet-\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: shot) }
    let line = try line(
      station.run(small + ["--shot", shot.path, "--lights", "2", "--draws", "1"]))
    #expect(line.shade == .full)
    let picture = try ImageDecoder.decode([UInt8](Data(contentsOf: shot)))
    #expect(picture.width == 64 && picture.height == 32)
  }

  @Test(arguments: [
    ["--path", "fast"], ["--shade", "toon"], ["--people", "17"], ["--lights", "9"],
    ["--draws", "-1"], ["--frames", "0"], ["--eye", "4"],
  ]) func wrongUsageIsRefused(options: [String]) throws {
    let outcome = try Station().run(["bench", "render"] + options)
    #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.story)")
  }

  @Test func aMissingFileIsNamed() throws {
    let missing = try Station().run(small + ["--glb", "/intet/her.glb"])
    #expect(missing.isRefusal && missing.output.isEmpty, "\(missing.story)")
  }
}
