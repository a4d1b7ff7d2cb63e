import AllocationCounter
import Foundation
import Testing

@testable import Renderer

@Suite(.serialized) struct RenderBenchmarkTests {
  /// The street with two officers, drawn small.
  private func makeBenchmark() -> RenderBenchmark {
    var benchmark = RenderBenchmark(placePath: "\(TestScenes.assets)/Places/street.glb")
    benchmark.peoplePaths = ["a", "b"].map { "\(TestScenes.assets)/People/officer-\($0).glb" }
    benchmark.eyeWidth = 64
    benchmark.eyeHeight = 64
    benchmark.frames = 20
    return benchmark
  }

  @Test(arguments: RenderPath.allCases)
  func bothEyesAreDrawnAndTheirCostTold(path: RenderPath) throws {
    var benchmark = makeBenchmark()
    benchmark.options.path = path
    let (result, picture) = try benchmark.run()
    #expect(picture.width == 128)
    #expect(result.path == path)
    #expect(result.frames == 20)
    #expect(result.draws > 20)
    #expect(result.triangles > 50_000)
    #expect(result.medianMilliseconds > 0)
    #expect(result.p99Milliseconds >= result.medianMilliseconds)
    #expect(result.submitMilliseconds <= result.medianMilliseconds)
    #expect(result.allocationsPerFrame == nil)
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(result))
    let keys = try #require(json as? [String: Any]).keys
    for key in ["median_ms", "p99_ms", "cpu_ms", "first_frame_ms", "load_ms", "rss_mb", "draws"] {
      #expect(keys.contains(key))
    }
  }

  @Test(arguments: RenderPath.allCases, Shading.allCases)
  func aSteadyFrameAllocatesNothingOfOurOwn(path: RenderPath, shading: Shading) throws {
    try #require(AllocationCounter.isAvailable)
    var benchmark = makeBenchmark()
    benchmark.options = RenderOptions(path: path, shading: shading)
    let (result, _) = try benchmark.run { AllocationCounter.count(onlyOwn: true, $0) }
    let count = try #require(result.allocationsPerFrame)
    #if DEBUG
      // Without the optimiser some copies are made that a release build does not need.
      #expect(count < 2_000)
    #else
      #expect(count == 0)
    #endif
  }

  /// Two boxes and a bent strip that waves, all in one file.
  private func sceneFile() throws -> URL {
    var glb = try GLBBuilder.person()
    try glb.edit("nodes", 1) { $0["translation"] = [0, 0, -2] }
    let times = glb.addFloats([0, 1], type: "SCALAR", components: 1)
    let turns = glb.addFloats([0, 0, 0, 1, 0, 0, 1, 0], type: "VEC4", components: 4)
    glb.document["animations"] = [
      [
        "samplers": [["input": times, "output": turns]],
        "channels": [["sampler": 0, "target": ["node": 0, "path": "rotation"]]],
      ]
    ]
    let corners = glb.addFloats([0, 0, -3, 1, 0, -3, 0, 1, -3], type: "VEC3", components: 3)
    let meshes = try #require(glb.document["meshes"] as? [[String: Any]])
    glb.document["meshes"] = meshes + [["primitives": [["attributes": ["POSITION": corners]]]]]
    var nodes = try #require(glb.document["nodes"] as? [[String: Any]])
    nodes += [["mesh": 1], ["mesh": 1, "translation": [0, 1, 0]]]
    glb.document["nodes"] = nodes
    glb.document["scenes"] = [["nodes": [1, 2, 3, 4, 5]]]
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("modet-\(UUID().uuidString).glb")
    try Foundation.Data(glb.encode()).write(to: file)
    return file
  }

  @Test func peopleOfTheFileMoveAndEverythingCanBeShownMoreOften() throws {
    let file = try sceneFile()
    defer { try? FileManager.default.removeItem(at: file) }
    var benchmark = RenderBenchmark(placePath: file.path)
    benchmark.eyeWidth = 32
    benchmark.eyeHeight = 32
    benchmark.frames = 3
    benchmark.options = RenderOptions(path: .gpu, shading: .pbr1)
    let few = try benchmark.run()
    #expect(few.result.draws == 3)
    benchmark.people = 5
    benchmark.draws = 7
    let many = try benchmark.run().result
    #expect(many.draws == 12)
    benchmark.people = 0
    benchmark.draws = 1
    #expect(try benchmark.run().result.draws == 1)
    // Later in its clip the strip stands otherwise.
    benchmark.people = nil
    benchmark.draws = nil
    benchmark.frames = 40
    #expect(try benchmark.run().picture != few.picture)
  }
}
