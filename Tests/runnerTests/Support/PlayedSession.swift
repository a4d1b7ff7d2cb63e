import Foundation
import Testing

/// A session that was played with `--out`, read into memory, and what `replay --verify` says of it.
struct PlayedSession: Sendable {
  let outcome: Outcome
  let log: RecordedLog
  let summary: RecordedSummary
  let review: String
  /// The pictures' bytes by file name.
  let pictures: [String: Data]
  let verification: Outcome

  /// Plays unattended on a station of its own.
  init(_ options: [String]) throws {
    try self.init(options, on: Station())
  }

  init(_ options: [String], on station: Station, out: String = "out") throws {
    let folder = station.folder.appending(path: out)
    outcome = try station.play(options + ["--out", folder.path])
    try #require(outcome.isSuccess, "\(outcome.story)")
    log = try RecordedLog(Data(contentsOf: folder.appending(path: "session.jsonl")))
    summary = try RecordedSummary(Data(contentsOf: folder.appending(path: "summary.json")))
    review = try String(contentsOf: folder.appending(path: "review.html"), encoding: .utf8)
    var pictures: [String: Data] = [:]
    for file in station.files(under: out) where file.pathExtension == "png" {
      pictures[file.lastPathComponent] = try Data(contentsOf: file)
    }
    self.pictures = pictures
    verification = try station.run(["replay", folder.path, "--verify", "--store", station.store])
  }

  // MARK: - Played once for all tests

  static let calm = Result { try PlayedSession(["--auto", "calm"]) }
  static let calmHard = Result { try PlayedSession(["--auto", "calm", "--level", "3"]) }
  static let escalating = Result { try PlayedSession(["--auto", "escalate", "--level", "1"]) }
  static let escalatingHard = Result {
    try PlayedSession(["--auto", "escalate", "--level", "3"])
  }
  static let silent = Result { try PlayedSession(["--auto", "silent"]) }
  static let random = Result { try PlayedSession(["--auto", "random", "--seed", "7"]) }
  static let randomAgain = Result { try PlayedSession(["--auto", "random", "--seed", "7"]) }
}
