import Foundation
import Testing

@testable import SessionStore

/// A real process is killed while it writes, and its sessions are read back.
@Suite(.serialized) struct KillTests {
  private let place = TemporaryStore()
  private let killCount = 12
  private let rate = 200

  @Test func killedAtAnyMomentAWriterLosesAtMostTheLastTenthOfASecond() async throws {
    var generator = SplitMix64(seed: 7)
    var killed: [Killed] = []
    for round in 0..<killCount {
      let milliseconds = Int.random(in: round == 0 ? 0...5 : 20...900, using: &generator)
      killed.append(try await killWriter(afterMilliseconds: milliseconds))
      let store = try place.open()
      try expectKept(killed[round], in: store)
    }
    // Later kills have not touched earlier sessions, and nothing was deleted.
    let store = try place.open()
    #expect(try store.sessions().count == killCount)
    for session in killed { #expect(try store.records(of: session.id).count >= session.kept) }
    try store.quickCheck()
  }

  @Test func aSecondProcessIsToldThatTheSessionsAreInUse() throws {
    var first = try ChildWriter([place.path, "50"])
    first.waitForLines(2)
    #expect(place.openingError()?.code == .inUse)
    var second = try ChildWriter([place.path, "50"])
    #expect(try second.lines() == [["error", "inUse"]])
    #expect(second.exitStatus == 1)
    _ = first.kill()
    _ = try first.lines()
    #expect(place.openingError() == nil)
  }

  @Test func aFileThatCannotGrowIsSaidAndNothingIsLost() throws {
    var child = try ChildWriter([place.path, "50", "150000"])
    let lines = try child.lines()
    #expect(lines.contains(["failing", "deviceFailure"]))
    let saved = try #require(lines.last)
    #expect(saved.first == "saved")
    let last = try #require(saved.last.flatMap { Int($0) })
    let store = try place.open()
    let session = try #require(store.sessions().first)
    #expect(session.state == .finished)
    #expect(try store.records(of: session.id).map(\.sequence) == Array(0...last))
  }

  private struct Killed {
    var id: SessionID
    /// Sequence numbers with the moment they were taken in, in nanoseconds.
    var appended: [(sequence: Int, time: UInt64)]
    var killedAt: UInt64
    /// The longest that the machine itself held the child up.
    var stall: UInt64
    /// How many records must be there.
    var kept: Int {
      // The promise is the writer's; a machine too busy to run the child at
      // all for a while delays its commits by as much.
      let loss = 100_000_000 + stall
      return appended.count { $0.time + loss <= killedAt }
    }
  }

  private func killWriter(afterMilliseconds milliseconds: Int) async throws -> Killed {
    var child = try ChildWriter([place.path, "\(rate)"])
    child.waitForLines(1)
    try await Task.sleep(for: .milliseconds(milliseconds))
    let killedAt = child.kill()
    let lines = try child.lines()
    let first = try #require(lines.first)
    let id = try #require(first.last.flatMap { SessionID(String($0)) }, "\(first)")
    let appended = try lines.dropFirst().filter { $0.count == 3 }.map { words in
      (sequence: try #require(Int(words[1])), time: try #require(UInt64(words[2])))
    }
    let pace = UInt64(1_000_000_000 / rate)
    let gaps = zip(appended, appended.dropFirst()).map { $1.time - $0.time }
    let longest = gaps.max() ?? pace
    return Killed(
      id: id, appended: appended, killedAt: killedAt, stall: longest > pace ? longest - pace : 0)
  }

  private func expectKept(_ killed: Killed, in store: SessionStore) throws {
    #expect(store.unfinishedSessions.map(\.id) == [killed.id])
    let records = try store.records(of: killed.id)
    #expect(records.map(\.sequence) == Array(0..<records.count))
    #expect(records.count >= killed.kept)
    // One more than was said may be there: killed between append and telling.
    #expect(records.count <= killed.appended.count + 1)
    for record in records {
      #expect(
        String(decoding: record.payload, as: UTF8.self).hasPrefix("record \(record.sequence) "))
    }
  }
}
