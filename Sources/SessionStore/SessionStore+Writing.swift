import Foundation
import GRDB

extension SessionStore {
  /// Seals a group of records and commits them in one transaction.
  func write(_ records: [StoredRecord], to session: SessionID) throws(StoreError) {
    try perform { database throws in
      let statement = try database.cachedStatement(
        sql: "INSERT INTO record (session_id, seq, t_ms, kind, payload) VALUES (?, ?, ?, ?, ?)")
      for record in records {
        let place = SealedEnvelope.Place.record(
          session, sequence: record.sequence, timeMilliseconds: record.timeMilliseconds,
          kind: record.kind)
        let sealed = try envelope.seal(record.payload, for: place)
        try statement.execute(arguments: [
          session.text, record.sequence, record.timeMilliseconds, record.kind, sealed,
        ])
      }
    }
  }

  /// Writes down how and when a session ended.
  func endSession(
    _ session: SessionID, state: SessionState, endedAtMilliseconds: Int64
  ) throws(StoreError) {
    try perform { database throws in
      try database.execute(
        sql: """
          UPDATE session SET state = ?1, ended_at = ?2,
            record_count = (SELECT count(*) FROM record WHERE session_id = ?3)
          WHERE id = ?3
          """,
        arguments: [state.rawValue, endedAtMilliseconds, session.text])
    }
  }
}
