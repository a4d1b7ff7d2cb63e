import Crypto
import Foundation
import GRDB
import Testing

@testable import SessionStore

@Suite struct SealingTests {
  private let place = TemporaryStore()
  private let marker = "Det-sagde-den-unge-4711"

  @Test func nothingSaidLiesInClearOnDisk() throws {
    let store = try place.open()
    let writer = try store.beginSession(.sample(alias: marker))
    for sequence in 0..<50 {
      try writer.append(
        StoredRecord(
          sequence: sequence, timeMilliseconds: 0, kind: "answer", payload: Array(marker.utf8)))
    }
    try writer.flush()
    // While the write-ahead log is still there, and after it is gone.
    let wal = place.folder.databasePath + "-wal"
    #expect(try #require(FileManager.default.contents(atPath: wal)).count > 4096)
    try expectNoMarkerOnDisk()
    try store.close()
    try expectNoMarkerOnDisk()
  }

  @Test func aPayloadMovedToAnotherRowDoesNotOpen() throws {
    let id = try place.writeSession(count: 3)
    let store = try place.open()
    try tamper(
      store,
      "UPDATE record SET payload = (SELECT payload FROM record WHERE seq = 0)"
        + " WHERE seq = 2")
    #expect(readingError(store, id)?.code == .payloadUnreadable)
  }

  @Test func aPayloadMovedToAnotherSessionDoesNotOpen() throws {
    let first = try place.writeSession(count: 1)
    let second = try place.writeSession(count: 1)
    let store = try place.open()
    try tamper(
      store,
      "UPDATE record SET payload = (SELECT payload FROM record"
        + " WHERE session_id = '\(first)') WHERE session_id = '\(second)'")
    #expect(readingError(store, first) == nil)
    #expect(readingError(store, second)?.code == .payloadUnreadable)
  }

  @Test(arguments: [
    "SET t_ms = t_ms + 1", "SET kind = 'other'",
    "SET payload = substr(payload, 1, length(payload) - 1)", "SET payload = x''",
    "SET payload = CAST(x'02' || substr(payload, 2) AS BLOB)",
    "SET payload = zeroblob(length(payload))",
  ])
  func aChangedRowIsNoticed(_ change: String) throws {
    let id = try place.writeSession(count: 2)
    let store = try place.open()
    try tamper(store, "UPDATE record \(change) WHERE seq = 1")
    #expect(readingError(store, id)?.code == .payloadUnreadable)
  }

  @Test(arguments: [0, 1, 2])
  func aRemovedRowIsNoticed(_ sequence: Int) throws {
    let id = try place.writeSession(count: 3)
    let store = try place.open()
    try tamper(store, "DELETE FROM record WHERE seq = \(sequence)")
    #expect(readingError(store, id)?.code == .recordMissing)
  }

  @Test func anAliasMovedToAnotherSessionDoesNotOpen() throws {
    _ = try place.writeSession(count: 0, alias: "U-07")
    _ = try place.writeSession(count: 0, alias: "U-08")
    let store = try place.open()
    try tamper(store, "UPDATE session SET alias = (SELECT alias FROM session ORDER BY id LIMIT 1)")
    #expect(
      storeError { () throws(StoreError) in _ = try store.sessions() }?.code
        == .payloadUnreadable)
  }

  @Test func thePlacesOfRecordsAreUnambiguous() {
    let id = SessionID.random()
    let places: [SealedEnvelope.Place] = [
      .record(id, sequence: 1, timeMilliseconds: 0, kind: "a"),
      .record(id, sequence: 0, timeMilliseconds: 1, kind: "a"),
      .record(id, sequence: 0, timeMilliseconds: 0, kind: "ab"), .alias(id),
      .alias(SessionID.random()),
    ]
    #expect(Set(places.map(\.bytes)).count == places.count)
  }

  @Test func anEnvelopeSaysWhichVersionAndKeySealedIt() throws {
    let key = StationKey(secret: SymmetricKey(size: .bits256))
    let other = StationKey(secret: SymmetricKey(size: .bits256))
    let place = SealedEnvelope.Place.alias(SessionID.random())
    let sealed = try SealedEnvelope(key: key).seal([1, 2, 3], for: place)
    #expect(Array(sealed.prefix(9)) == [1] + key.identifier)
    #expect(SealedEnvelope(key: key).open(sealed, at: place) == [1, 2, 3])
    #expect(SealedEnvelope(key: other).open(sealed, at: place) == nil)
    #expect(try SealedEnvelope(key: key).seal([1, 2, 3], for: place) != sealed)
    for length in 0..<sealed.count {
      #expect(SealedEnvelope(key: key).open(sealed.prefix(length), at: place) == nil)
    }
  }

  private func tamper(_ store: SessionStore, _ sql: String) throws {
    try store.perform { database throws in
      try database.execute(sql: sql)
      #expect(database.changesCount > 0)
    }
  }

  private func readingError(_ store: SessionStore, _ session: SessionID) -> StoreError? {
    storeError { () throws(StoreError) in _ = try store.records(of: session) }
  }

  private func expectNoMarkerOnDisk() throws {
    let files = try #require(FileManager.default.enumerator(atPath: place.path))
    var count = 0
    for case let name as String in files {
      guard let bytes = FileManager.default.contents(atPath: place.path + "/" + name) else {
        continue
      }
      #expect(bytes.range(of: Data(marker.utf8)) == nil, "\(name)")
      count += 1
    }
    #expect(count >= 3)
  }
}
