import Foundation
import Testing

@testable import ScenarioEngine

/// The folders of cases beside these tests, read from disk so that a new case is a new file.
enum CaseFolder {
  /// `Tests/ScenarioEngineTests`.
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The repository's root.
  static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

  static func folder(_ path: String) -> URL { tests.appending(path: "Cases/Language/\(path)") }

  /// The names, without ending, of a folder's files with an ending; sorted.
  static func names(in folder: URL, ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix("." + ending) }
      .map { String($0.dropLast(ending.count + 1)) }.sorted()
  }

  static func text(_ url: URL) throws -> String {
    String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}

/// A file with what a test should give; recorded anew with `RECORD_SNAPSHOTS=1`, which fails.
enum Golden {
  static func expect(
    _ actual: String, at url: URL, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    guard !isRecording, CaseFolder.exists(url) else {
      try Data(actual.utf8).write(to: url)
      Issue.record("recorded \(url.lastPathComponent)", sourceLocation: sourceLocation)
      return
    }
    let expected = try CaseFolder.text(url)
    #expect(actual == expected, sourceLocation: sourceLocation)
  }
}
