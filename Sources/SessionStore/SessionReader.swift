import Foundation
import GRDB

/// Turns rows back into sessions and records, opening their envelopes.
struct SessionReader: Sendable {
  let folder: StoreFolder
  let envelope: SealedEnvelope

  /// Sessions by start time, all of them or those in one state.
  func summaries(_ database: Database, state: SessionState? = nil) throws -> [SessionSummary] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT session.*, (SELECT count(*) FROM record WHERE session_id = session.id) AS records
        FROM session WHERE ?1 IS NULL OR state = ?1 ORDER BY started_at, id
        """,
      arguments: [state?.rawValue])
    return try rows.map(summary)
  }

  /// A session's records in order; every one there, every one whole.
  func records(_ database: Database, of session: SessionID) throws -> [StoredRecord] {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT record_count FROM session WHERE id = ?", arguments: [session.text])
    else { throw folder.error(.sessionUnknown, folder.databasePath, session.text) }
    let records = try orderedRecords(database, of: session)
    // Known only for a session that ended in order: its log can lose no end.
    if let count = row["record_count"] as Int?, count != records.count {
      throw folder.error(
        .recordMissing, folder.databasePath, "\(session) has \(records.count) of \(count)")
    }
    return records
  }

  private func orderedRecords(
    _ database: Database, of session: SessionID
  ) throws -> [StoredRecord] {
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT seq, t_ms, kind, payload FROM record WHERE session_id = ? ORDER BY seq",
      arguments: [session.text])
    var records: [StoredRecord] = []
    while let row = try rows.next() {
      let record = try record(row, of: session)
      if let last = records.last, record.sequence != last.sequence + 1 {
        throw folder.error(
          .recordMissing, folder.databasePath, "\(session) after \(last.sequence)")
      }
      records.append(record)
    }
    return records
  }

  private func record(_ row: Row, of session: SessionID) throws -> StoredRecord {
    var record = StoredRecord(
      sequence: row["seq"], timeMilliseconds: row["t_ms"], kind: row["kind"], payload: [])
    let place = SealedEnvelope.Place.record(
      session, sequence: record.sequence, timeMilliseconds: record.timeMilliseconds,
      kind: record.kind)
    guard let payload = envelope.open(row["payload"], at: place) else {
      throw folder.error(
        .payloadUnreadable, folder.databasePath, "\(session) seq \(record.sequence)")
    }
    record.payload = payload
    return record
  }

  private func summary(_ row: Row) throws -> SessionSummary {
    guard let id = SessionID(row["id"] as String),
      let state = SessionState(rawValue: row["state"])
    else { throw folder.error(.corrupt, folder.databasePath, "session row") }
    let descriptor = SessionDescriptor(
      scenarioID: row["scenario_id"], scenarioVersion: row["scenario_version"],
      programHash: row["program_hash"], startedAtMilliseconds: row["started_at"],
      alias: try alias(row["alias"], of: id))
    return SessionSummary(
      id: id, descriptor: descriptor, endedAtMilliseconds: row["ended_at"], state: state,
      recordCount: row["records"])
  }

  private func alias(_ sealed: Data?, of session: SessionID) throws -> String? {
    guard let sealed else { return nil }
    guard let bytes = envelope.open(sealed, at: .alias(session)) else {
      throw folder.error(.payloadUnreadable, folder.databasePath, "\(session) alias")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SessionStore {
  /// All sessions, oldest first.
  package func sessions() throws(StoreError) -> [SessionSummary] {
    let reader = SessionReader(folder: folder, envelope: envelope)
    return try query { try reader.summaries($0) }
  }

  /// A session's records in order.
  ///
  /// - Throws: `.payloadUnreadable` or `.recordMissing` when the log is not
  ///   what was written; `.sessionUnknown` for a session that is not here.
  package func records(of session: SessionID) throws(StoreError) -> [StoredRecord] {
    let reader = SessionReader(folder: folder, envelope: envelope)
    return try query { try reader.records($0, of: session) }
  }
}
