import Foundation

@testable import SessionStore

/// A folder for one test's sessions, removed with the test.
final class TemporaryStore: Sendable {
  let path: String
  private let root: String

  init() {
    root = NSTemporaryDirectory() + "/modet-store-" + UUID().uuidString
    path = root + "/sessions"
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  var folder: StoreFolder { StoreFolder(path: path, language: .danish) }

  func open(_ access: SessionStore.Access = .readWrite) throws(StoreError) -> SessionStore {
    try SessionStore.open(folder: path, access: access, language: .danish)
  }

  /// Opens, writes one finished session of `count` records, and closes.
  func writeSession(count: Int, alias: String? = nil) throws -> SessionID {
    let store = try open()
    let writer = try store.beginSession(.sample(alias: alias))
    for sequence in 0..<count { try writer.append(.sample(sequence)) }
    try writer.finish(.finished, endedAtMilliseconds: 2_000)
    try store.close()
    return writer.session
  }

  /// Why the store cannot be opened; nil when it can.
  func openingError(_ access: SessionStore.Access = .readWrite) -> StoreError? {
    do throws(StoreError) {
      _ = try open(access)
      return nil
    } catch {
      return error
    }
  }
}

extension SessionDescriptor {
  static func sample(alias: String? = nil) -> SessionDescriptor {
    SessionDescriptor(
      scenarioID: "politi-id-tjek", scenarioVersion: "0.1.0", programHash: "3f9a1c",
      startedAtMilliseconds: 1_000, alias: alias)
  }
}

extension StoredRecord {
  static func sample(_ sequence: Int) -> StoredRecord {
    StoredRecord(
      sequence: sequence, timeMilliseconds: sequence * 250, kind: "line.began",
      payload: Array("hændelse nummer \(sequence)".utf8))
  }
}

/// The error that some work ends with; nil when it succeeds.
func storeError(_ work: () throws(StoreError) -> Void) -> StoreError? {
  do throws(StoreError) {
    try work()
    return nil
  } catch {
    return error
  }
}
