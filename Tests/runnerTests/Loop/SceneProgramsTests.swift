import Foundation
import Renderer
import Testing

@testable import runner

/// The programs that the shipped scene is drawn with: each costs time to load, on a card most of all.
@Suite(.serialized) struct SceneProgramsTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "ScenePrograms.txt")

  /// A new one is no fault, but somebody should have meant it: the list shows it in a review.
  ///
  /// `RECORD_SNAPSHOTS=1` writes the list anew and fails, as a missing one does.
  @Test func theScenesProgramsAreThoseThatAreListed() throws {
    let built = try PlayedStage(arguments: ["--auto", "calm", "--light", "rich"])
      .director.stage.device.builtPrograms
    #expect(Set(built).count == built.count, "built twice")
    let found = built.sorted()
    let records = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    guard !records, let listed = try? String(contentsOf: Self.file, encoding: .utf8) else {
      try Data((found.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
      Issue.record("recorded ScenePrograms.txt: \(found.count) programs")
      return
    }
    let expected = Set(listed.split(separator: "\n").map(String.init))
    #expect(found.filter { !expected.contains($0) } == [], "not listed")
    #expect(expected.filter { !found.contains($0) }.sorted() == [], "not built any more")
  }
}
