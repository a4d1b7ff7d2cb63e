import Foundation
import Testing

/// What a young person says lies nowhere in clear unless somebody asked for it.
@Suite struct PrivacyTests {
  private static let words = "Tøbrud-kvæde 4711"
  private static let alias = "Kaldenavn-Xyx"

  @Test func writingInClearNeedsASecondWord() throws {
    let station = try Station()
    let outcome = try station.play(
      ["--auto", "calm", "--youth", Self.alias, "--out", station.path("out")])
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("--export-plain"))
    #expect(!FileManager.default.fileExists(atPath: station.path("out")))
    #expect(!FileManager.default.fileExists(atPath: station.store))
  }

  @Test func withItTheWordsAreWritten() throws {
    let station = try Station()
    let played = try PlayedSession(
      ["--youth", Self.alias, "--export-plain"] + Self.inputs(station), on: station)
    #expect(played.log.events("answered").contains { $0.text == Self.words })
    #expect(played.review.contains(Self.words))
    try expectSealed(station)
  }

  @Test func withoutOutOnlyAPageInMemoryHoldsTheWords() throws {
    let station = try Station()
    let outcome = try station.play(["--youth", Self.alias] + Self.inputs(station))
    #expect(outcome.isSuccess, "\(outcome.story)")
    for said in [outcome.output, outcome.errors] {
      #expect(!said.contains(Self.words))
      #expect(!said.contains(Self.alias))
    }
    try expectSealed(station)
    let session = try #require(try station.sessions().first)
    let page = station.runtime.appending(path: "modet/review-\(session.id).html")
    #expect(outcome.errors.contains(page.path))
    #expect(try String(contentsOf: page, encoding: .utf8).contains(Self.words))
    #expect(try Self.mode(page) == 0o600)
    #expect(try Self.mode(page.deletingLastPathComponent()) == 0o700)

    // The page can be made again from the store, and only from there.
    try FileManager.default.removeItem(at: page)
    let shown = try station.run(["sessions", "show", session.id, "--store", station.store])
    #expect(shown.isSuccess, "\(shown.story)")
    #expect(try String(contentsOf: page, encoding: .utf8).contains(Self.words))
  }

  /// A kill leaves the write-ahead log and the shared memory behind; they are sealed as well.
  @Test func aKilledSessionLeavesNothingInClear() throws {
    let station = try Station()
    let process = try station.start(
      station.playing(
        ["--youth", Self.alias, "--speed", "1000"] + Self.inputs(station, lastsMs: 80_000_000)))
    try process.waitUntilPlaying(station, sessions: 1)
    // At a thousand times the speed the words are said within 30 ms and on disk within 100.
    usleep(500_000)
    process.kill()
    #expect(process.wait().signal == SIGKILL)
    let names = station.files(under: "store").map(\.lastPathComponent)
    #expect(names.contains { $0.hasSuffix("-wal") })
    try expectSealed(station)
  }

  // MARK: -

  /// Stops, talks about it, says the words; a last input holds the session open where asked.
  private static func inputs(_ station: Station, lastsMs: Int? = nil) throws -> [String] {
    var lines = [
      #"{"t_ms": 1000, "input": "stop"}"#,
      #"{"t_ms": 22000, "input": "answer", "question": "modet:after-stop", "#
        + #""choice": "modet:talk"}"#,
      #"{"t_ms": 23000, "input": "answer", "question": "line:idr003", "text": "\#(words)"}"#,
    ]
    if let lastsMs { lines.append(#"{"t_ms": \#(lastsMs), "input": "fault", "cause": "end"}"#) }
    return ["--inputs", try station.write(lines, to: "inputs.jsonl")]
  }

  /// Neither the words nor the alias stand in any byte of the store, the caches or the data folder.
  private func expectSealed(_ station: Station) throws {
    let files = ["store", "cache", "data", "home"].flatMap { station.files(under: $0) }
    let names = files.map(\.lastPathComponent)
    #expect(names.contains("sessions.sqlite") && names.contains("station.key"), "\(names)")
    let secrets = [Self.words, Self.alias].map { Data($0.utf8) }
    for file in files where file.pathExtension != "png" {
      let bytes = try Data(contentsOf: file)
      for secret in secrets {
        #expect(bytes.range(of: secret) == nil, "\(file.lastPathComponent)")
      }
    }
    let key = try #require(files.first { $0.lastPathComponent == "station.key" })
    #expect(try Self.mode(key) == 0o600)
  }

  private static func mode(_ file: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
  }
}
