import Foundation
import ScenarioEngine
import SessionStore

/// Takes every record of a session to the store as it happens, and keeps them for the pages at the end.
///
/// A watched session has no writer: it is an author's, and is never kept.
final class SessionRecorder {
  private(set) var header: SessionHeader
  private(set) var records: [LogRecord] = []
  private let writer: SessionWriter?
  private(set) var refusal: StoreError?

  init(header: SessionHeader, writer: SessionWriter?) {
    self.header = header
    self.writer = writer
    append(
      StoredRecord(
        sequence: 0, timeMilliseconds: 0, kind: "header", payload: header.canonicalBytes))
  }

  /// The id in the store; nil where nothing is kept there.
  var sessionID: String? { writer?.session.text }

  /// Forgets everything, for a session that begins anew on another program.
  func restart(_ header: SessionHeader) {
    self.header = header
    records.removeAll()
  }

  func append(_ record: LogRecord) {
    records.append(record)
    append(
      StoredRecord(
        sequence: record.sequence, timeMilliseconds: record.timeMs, kind: record.code,
        payload: record.canonicalBytes))
  }

  private func append(_ record: StoredRecord) {
    do {
      try writer?.append(record)
    } catch {
      refusal = refusal ?? error
    }
  }

  /// Why nothing is being saved right now, or nil.
  var problem: StoreError? {
    if let refusal { return refusal }
    if case .failing(let error, _)? = writer?.health { return error }
    return nil
  }

  /// Waits until all of it is on disk and marks the session.
  func finish(_ state: SessionState) throws {
    if let refusal { throw refusal }
    try writer?.finish(
      state, endedAtMilliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
