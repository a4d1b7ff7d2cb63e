import Foundation
import GRDB
import Testing

@testable import SessionStore

@Suite struct DamageTests {
  private let place = TemporaryStore()

  @Test func aFileOfAnythingElseIsSaidToBeDamagedAndLeftAlone() throws {
    _ = try place.writeSession(count: 5)
    var generator = SplitMix64(seed: 1)
    let noise = Data((0..<50_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    try noise.write(to: URL(fileURLWithPath: place.folder.databasePath))
    #expect(place.openingError()?.code == .corrupt)
    #expect(place.openingError(.readOnly)?.code == .corrupt)
    #expect(FileManager.default.contents(atPath: place.folder.databasePath) == noise)
  }

  @Test func aTruncatedDatabaseIsSaidToBeDamaged() throws {
    let id = try place.writeSession(count: 2_000)
    let whole = try #require(FileManager.default.contents(atPath: place.folder.databasePath))
    try #require(whole.count > 100_000)
    for length in [100, 4_096, whole.count / 2, whole.count - 4_096, whole.count - 1] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: place.folder.databasePath))
      let error = storeError { () throws(StoreError) in
        let store = try place.open()
        _ = try store.records(of: id)
      }
      let code = try #require(error?.code, "\(length) bytes")
      #expect([.corrupt, .payloadUnreadable, .recordMissing].contains(code), "\(length) bytes")
    }
  }

  /// Whatever byte goes bad, records come back as written or not at all.
  @Test func noDamagedByteEverChangesARecord() throws {
    let id = try place.writeSession(count: 40)
    let records = (0..<40).map(StoredRecord.sample)
    let whole = try #require(FileManager.default.contents(atPath: place.folder.databasePath))
    var generator = SplitMix64(seed: 2)
    var refusals = 0
    for _ in 0..<120 {
      var damaged = whole
      let offset = Int.random(in: 0..<damaged.count, using: &generator)
      damaged[offset] ^= UInt8.random(in: 1...255, using: &generator)
      try damaged.write(to: URL(fileURLWithPath: place.folder.databasePath))
      for suffix in ["-wal", "-shm"] { unlink(place.folder.databasePath + suffix) }
      var found: [StoredRecord]?
      let error = storeError { () throws(StoreError) in
        found = try place.open().records(of: id)
      }
      #expect(error != nil || found == records, "byte \(offset)")
      if error != nil { refusals += 1 }
    }
    #expect(refusals > 0)
  }

  @Test func aNewerDatabaseIsNotTouched() throws {
    _ = try place.writeSession(count: 1)
    try place.open().perform { database throws in
      try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('v99')")
    }
    #expect(place.openingError()?.code == .newerSchema)
    #expect(place.openingError(.readOnly)?.code == .newerSchema)
  }

  @Test func twoProgramsCannotWriteTheSameSessions() throws {
    let store = try place.open()
    let error = try #require(place.openingError())
    #expect(error.code == .inUse)
    #expect(error.description.contains("Luk det andet program"))
    #expect(place.openingError(.readOnly) == nil)
    withExtendedLifetime(store) {}
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    try place.folder.prepare()
    let file = place.path + "/file"
    try Data().write(to: URL(fileURLWithPath: file))
    for path in [file, file + "/below", "/proc/modet/sessions"] {
      let error = storeError { () throws(StoreError) in
        _ = try SessionStore.open(folder: path, language: .english)
      }
      #expect(error?.code == .folderUnusable, "\(path)")
    }
  }

  @Test(arguments: StoreError.Code.allCases)
  func everyErrorNamesThePlaceAndTheRemedyInBothLanguages(_ code: StoreError.Code) {
    let danish = StoreError(code, path: "/sti/fil", detail: "SQLite 11", language: .danish)
    let english = StoreError(code, path: "/sti/fil", detail: "SQLite 11", language: .english)
    for error in [danish, english] {
      #expect(error.message.contains("'/sti/fil'"))
      #expect(error.remedy.hasSuffix("."))
      #expect(error.description.contains("SQLite 11"))
    }
    #expect(danish.message != english.message)
    #expect(danish.remedy != english.remedy)
  }
}

/// A small generator with a seed, so that a failure can be seen again.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
