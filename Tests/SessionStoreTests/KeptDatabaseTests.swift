import Foundation
import GRDB
import Testing

@testable import SessionStore

/// Databases that earlier versions wrote go on opening: one folder a version.
///
/// `RECORD_SNAPSHOTS=1` writes the newest version's folder where it is missing
/// and fails the run; a kept folder is never written again.
@Suite struct KeptDatabaseTests {
  private static let keptPath =
    (#filePath as NSString).deletingLastPathComponent + "/Kept"
  private static let versions = ["v1"]
  private static let descriptors = ["U-07", "U-08"].enumerated().map { index, alias in
    var descriptor = SessionDescriptor.sample(alias: alias)
    descriptor.startedAtMilliseconds += Int64(index)
    return descriptor
  }
  private let place = TemporaryStore()

  @Test func everySchemaVersionHasItsKeptDatabase() {
    #expect(Schema.migrator.migrations == Self.versions)
  }

  @Test(arguments: versions)
  func aKeptDatabaseStillOpens(_ version: String) throws {
    let kept = Self.keptPath + "/" + version
    try recordIfAsked(kept)
    try copy(kept)
    let store = try place.open()
    #expect(store.unfinishedSessions.count == 1)
    let sessions = try store.sessions()
    #expect(sessions.map(\.descriptor) == Self.descriptors)
    #expect(sessions.map(\.state) == [.finished, .interrupted])
    for session in sessions {
      #expect(try store.records(of: session.id) == (0..<20).map(StoredRecord.sample))
    }
    try store.quickCheck()
  }

  private func copy(_ kept: String) throws {
    try place.folder.prepare()
    let database = URL(fileURLWithPath: kept + "/sessions.sqlite")
    let key = URL(fileURLWithPath: kept + "/station.key")
    try Data(contentsOf: database).write(to: URL(fileURLWithPath: place.folder.databasePath))
    try Data(contentsOf: key).write(to: URL(fileURLWithPath: place.folder.keyPath))
    // Version control keeps no such permissions.
    chmod(place.folder.keyPath, 0o600)
  }

  private func recordIfAsked(_ kept: String) throws {
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1",
      !FileManager.default.fileExists(atPath: kept)
    else { return }
    let source = TemporaryStore()
    let store = try source.open()
    for descriptor in Self.descriptors {
      let writer = try store.beginSession(descriptor)
      for sequence in 0..<20 { try writer.append(.sample(sequence)) }
      try writer.flush()
      if descriptor.alias == "U-07" { try writer.finish(.finished, endedAtMilliseconds: 2_000) }
    }
    try store.close()
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: source.folder.databasePath, toPath: kept + "/sessions.sqlite")
    try FileManager.default.copyItem(
      atPath: source.folder.keyPath, toPath: kept + "/station.key")
    Issue.record("recorded \(kept); run again")
  }
}
