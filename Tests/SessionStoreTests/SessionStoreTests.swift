import Foundation
import GRDB
import Testing

@testable import SessionStore

@Suite struct SessionStoreTests {
  private let place = TemporaryStore()

  @Test func aSessionComesBackAsItWasWritten() throws {
    let records = (0..<500).map(StoredRecord.sample)
    let id = try place.writeSession(count: 500, alias: "U-07")
    let store = try place.open()
    #expect(try store.records(of: id) == records)
    let summary = try #require(store.sessions().first)
    #expect(summary.descriptor == .sample(alias: "U-07"))
    #expect(summary.state == .finished)
    #expect(summary.endedAtMilliseconds == 2_000)
    #expect(summary.recordCount == 500)
    #expect(store.unfinishedSessions.isEmpty)
    try store.quickCheck()
  }

  @Test func aPayloadMayBeEmptyOrLarge() throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    let large = [UInt8](repeating: 7, count: 1_000_000)
    for (sequence, payload) in [[], large, [0]].enumerated() {
      try writer.append(
        StoredRecord(
          sequence: sequence, timeMilliseconds: .max, kind: "note", payload: payload))
    }
    try writer.flush()
    #expect(try store.records(of: writer.session).map(\.payload) == [[], large, [0]])
  }

  @Test func anUnfinishedSessionIsFoundAndKept() throws {
    let id = try Self.leaveUnfinished(at: place)
    let reopened = try place.open()
    #expect(reopened.unfinishedSessions.map(\.id) == [id])
    #expect(reopened.unfinishedSessions.map(\.state) == [.interrupted])
    #expect(reopened.unfinishedSessions.map(\.recordCount) == [1])
    #expect(try reopened.records(of: id) == [.sample(0)])
    #expect(try reopened.sessions().map(\.state) == [.interrupted])
  }

  @Test func foundSessionsAreNotReportedAgain() throws {
    _ = try Self.leaveUnfinished(at: place)
    #expect(try place.open().unfinishedSessions.count == 1)
    #expect(try place.open().unfinishedSessions.isEmpty)
    #expect(try place.open().sessions().count == 1)
  }

  @Test func sessionsAreListedByStart() throws {
    let store = try place.open()
    for start in [30, 10, 20] as [Int64] {
      var descriptor = SessionDescriptor.sample()
      descriptor.startedAtMilliseconds = start
      _ = try store.beginSession(descriptor)
    }
    #expect(try store.sessions().map(\.descriptor.startedAtMilliseconds) == [10, 20, 30])
  }

  @Test func theDatabaseIsSetUpForPowerCutsAndErasure() throws {
    let store = try place.open()
    let settings = try store.query { database in
      try ["journal_mode", "synchronous", "secure_delete", "foreign_keys"].map {
        try String.fetchOne(database, sql: "PRAGMA \($0)")
      }
    }
    #expect(settings == ["wal", "2", "1", "1"])
  }

  @Test func theSchemaItselfRefusesFreeTextInClear() throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    for column in ["scenario_id", "scenario_version", "program_hash", "state", "id"] {
      let error = storeError { () throws(StoreError) in
        try store.perform { database throws in
          try database.execute(sql: "UPDATE session SET \(column) = 'Ali bor på vejen'")
        }
      }
      #expect(error?.code == .unexpected, "\(column)")
    }
    let error = storeError { () throws(StoreError) in
      try store.perform { database throws in
        try database.execute(
          sql: "INSERT INTO record VALUES (?, 0, 0, 'han sagde nej', x'00')",
          arguments: [writer.session.text])
      }
    }
    #expect(error?.code == .unexpected)
  }

  @Test func aDescriptorWithFreeTextIsRefused() throws {
    let store = try place.open()
    var descriptor = SessionDescriptor.sample()
    descriptor.scenarioID = "en sætning"
    #expect(
      storeError { () throws(StoreError) in _ = try store.beginSession(descriptor) }?.code
        == .recordRefused)
    #expect(try store.sessions().isEmpty)
  }

  @Test func anUnknownSessionIsSaidToBeUnknown() throws {
    let store = try place.open()
    let other = try #require(SessionID(String(repeating: "a", count: 32)))
    #expect(
      storeError { () throws(StoreError) in _ = try store.records(of: other) }?.code
        == .sessionUnknown)
  }

  @Test(arguments: [
    "", "abc", String(repeating: "A", count: 32), String(repeating: "æ", count: 16),
  ])
  func onlyThirtyTwoDigitsNameASession(_ text: String) {
    #expect(SessionID(text) == nil)
  }

  @Test func aReaderSeesWhatAWriterHasSaved() throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    try writer.append(.sample(0))
    try writer.flush()
    let reader = try place.open(.readOnly)
    #expect(try reader.records(of: writer.session) == [.sample(0)])
    #expect(try reader.sessions().map(\.state) == [.running])
    #expect(
      storeError { () throws(StoreError) in _ = try reader.beginSession(.sample()) }?.code
        == .readOnly)
    try writer.append(.sample(1))
    try writer.flush()
    #expect(try reader.records(of: writer.session).count == 2)
  }

  @Test func readingWhereNothingWasStoredMakesNothing() {
    #expect(place.openingError(.readOnly)?.code == .folderUnusable)
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }

  private static func leaveUnfinished(at place: TemporaryStore) throws -> SessionID {
    let store = try place.open()
    let writer = try store.beginSession(.sample())
    try writer.append(.sample(0))
    try writer.flush()
    try store.close()
    return writer.session
  }
}
