import Foundation
import Testing

/// `modet bench language`.
@Suite struct BenchLanguageTests {
  /// A story of five nodes that never ends.
  private static let story: [String] = (0..<5).flatMap { node in
    [
      "title: \(node == 0 ? "Start" : "N\(node)")", "---", "Bo:  Hej \(node)",
      "-> Frem", "    <<jump N\(node % 4 + 1)>>", "-> Tilbage",
      "    <<jump N\((node + 2) % 4 + 1)>>",
      "-> Lås <<if false>>", "===",
    ]
  }

  private func run(_ options: [String]) throws -> Outcome {
    let station = try Station()
    return try station.run(
      ["bench", "language", "--yarn", station.write(Self.story, to: "a.yarn")] + options)
  }

  @Test func theLineIsAsTheSchemaSays() throws {
    let schema = try SchemaCheck.printed("bench")
    for options in [
      ["--choices", "500"], ["--choices", "0"], ["--choices", "10", "--repeat", "1"],
    ] {
      let outcome = try run(options)
      #expect(outcome.isSuccess && outcome.errors.isEmpty, "\(outcome.story)")
      #expect(outcome.output.split(separator: "\n").count == 1)
      #expect(schema.problems(in: outcome.output) == [])
    }
  }

  @Test func theWalkIsTheOneThatOthersWalk() throws {
    let outcome = try run(["--choices", "20", "--repeat", "1"])
    #expect(outcome.output.contains(#""walk_sha":"2ae64dc4a3610110""#), "\(outcome.story)")
  }

  @Test func aStoryThatCannotBeWalkedIsRefused() throws {
    let station = try Station()
    for (name, text) in [
      ("none", ["title: Start", "---", "Hej.", "==="]), ("bad", ["title: Start", "---", "<<if>>"]),
    ] {
      let path = try station.write(text, to: name + ".yarn")
      let outcome = try station.run(["bench", "language", "--yarn", path, "--choices", "5"])
      #expect(outcome.isRefusal && outcome.output.isEmpty, "\(outcome.story)")
    }
    let missing = try station.run(["bench", "language", "--yarn", station.path("gone.yarn")])
    #expect(missing.status == 1 && missing.output.isEmpty, "\(missing.story)")
    let usage = try station.run(["bench", "language", "--yarn", "a", "--choices", "-1"])
    #expect(usage.status == 64, "\(usage.story)")
  }
}
