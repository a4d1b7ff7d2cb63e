import Foundation
import GRDB
import Testing

@testable import SessionStore

@Suite struct SessionWriterTests {
  private let place = TemporaryStore()

  @Test func recordsAreSavedWithoutAnyoneAsking() async throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    for sequence in 0..<10 { try writer.append(.sample(sequence)) }
    // A second is ten times what it may take; polled, so that it rarely does.
    for _ in 0..<200 where writer.lastSavedSequence != 9 {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(writer.lastSavedSequence == 9)
    #expect(writer.health == .saving)
    #expect(try store.records(of: writer.session).count == 10)
  }

  @Test func aRecordOutOfOrderIsRefusedAndNothingElseSuffers() throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    try writer.append(.sample(5))
    for sequence in [5, 4, 7, -1] {
      #expect(
        storeError { () throws(StoreError) in try writer.append(.sample(sequence)) }?.code
          == .recordRefused)
    }
    try writer.append(.sample(6))
    try writer.flush()
    #expect(try store.records(of: writer.session).map(\.sequence) == [5, 6])
  }

  @Test(arguments: ["", "fri tekst", "æ", "a\n", String(repeating: "a", count: 65)])
  func aKindThatIsNoCodeWordIsRefused(_ kind: String) throws {
    let writer = try place.open().beginSession(.sample())
    var record = StoredRecord.sample(0)
    record.kind = kind
    #expect(
      storeError { () throws(StoreError) in try writer.append(record) }?.code
        == .recordRefused)
  }

  @Test func afterItsEndASessionTakesNothing() throws {
    let writer = try place.open().beginSession(.sample())
    try writer.finish(.stopped, endedAtMilliseconds: 9)
    #expect(
      storeError { () throws(StoreError) in try writer.append(.sample(0)) }?.code
        == .sessionEnded)
  }

  @Test func manyThreadsOfWritersKeepTheirSessionsApart() async throws {
    let store = try place.open()
    try await withThrowingTaskGroup(of: SessionID.self) { group in
      for _ in 0..<4 {
        let writer = try store.beginSession(.sample())
        group.addTask {
          for sequence in 0..<300 { try writer.append(.sample(sequence)) }
          try writer.flush()
          return writer.session
        }
      }
      for try await id in group {
        #expect(try store.records(of: id) == (0..<300).map(StoredRecord.sample))
      }
    }
  }

  @Test func aFullDiskIsSaidAndNothingIsLost() throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    try setPageLimit(store, toCurrent: true)
    for sequence in 0..<2_000 { try writer.append(.sample(sequence)) }
    let error = try #require(storeError { () throws(StoreError) in try writer.flush() })
    #expect(error.code == .diskFull)
    #expect(error.description.contains("Gør plads"))
    guard case .failing(let failure, let unsaved) = writer.health else {
      Issue.record("the writer does not say that nothing is saved")
      return
    }
    #expect(failure.code == .diskFull)
    #expect(unsaved > 0)
    #expect(writer.health.sign(in: .danish) == "Loggen gemmes ikke")
    // The scene goes on, and the end of the session is refused, not faked.
    for sequence in 2_000..<2_100 { try writer.append(.sample(sequence)) }
    #expect(
      storeError { () throws(StoreError) in
        try writer.finish(.finished, endedAtMilliseconds: 1)
      }?.code == .diskFull)
    try setPageLimit(store, toCurrent: false)
    try writer.finish(.finished, endedAtMilliseconds: 1)
    #expect(writer.health == .saving)
    #expect(writer.health.sign(in: .danish) == "Loggen gemmes")
    #expect(try store.records(of: writer.session) == (0..<2_100).map(StoredRecord.sample))
  }

  @Test func aWriterTriesAgainByItself() async throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    try setReadOnly(store, true)
    try writer.append(.sample(0))
    #expect(storeError { () throws(StoreError) in try writer.flush() }?.code == .readOnly)
    try setReadOnly(store, false)
    for _ in 0..<1_000 where writer.health != .saving {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(writer.lastSavedSequence == 0)
    #expect(writer.health == .saving)
  }

  @Test func aDatabaseLockedByAnotherProgramIsSaidAndWaitedFor() throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    let other = try DatabaseQueue(path: place.folder.databasePath)
    try other.inTransaction(.immediate) { _ in
      try writer.append(.sample(0))
      #expect(storeError { () throws(StoreError) in try writer.flush() }?.code == .locked)
      return .commit
    }
    try writer.flush()
    #expect(try store.records(of: writer.session) == [.sample(0)])
  }

  private func setPageLimit(_ store: SessionStore, toCurrent: Bool) throws {
    try store.database.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(toCurrent ? pages + 4 : 1_000_000)")
    }
  }

  private func setReadOnly(_ store: SessionStore, _ isReadOnly: Bool) throws {
    try store.database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA query_only = \(isReadOnly ? 1 : 0)")
    }
  }
}
