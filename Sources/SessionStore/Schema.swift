import GRDB

/// The tables, as a list of migrations that only ever grows.
///
/// A released migration is never edited: old databases are kept in the tests
/// and must go on opening. Columns in clear hold code words and numbers, and
/// the schema itself refuses anything else.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1", migrate: makeFirstTables)
    return migrator
  }

  private static func makeFirstTables(_ database: Database) throws {
    // "Mode" as four letters, so that `file` and a reader know whose this is.
    try database.execute(sql: "PRAGMA application_id = 0x4D6F6465")
    try database.execute(
      sql: """
        CREATE TABLE sealing_key (
          identifier BLOB NOT NULL PRIMARY KEY CHECK (length(identifier) = 8),
          kind TEXT NOT NULL CHECK (kind IN ('station'))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
          id TEXT NOT NULL PRIMARY KEY
            CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*'),
          scenario_id TEXT NOT NULL CHECK (\(isCodeWord("scenario_id"))),
          scenario_version TEXT NOT NULL CHECK (\(isCodeWord("scenario_version"))),
          program_hash TEXT NOT NULL CHECK (\(isCodeWord("program_hash"))),
          started_at INTEGER NOT NULL,
          ended_at INTEGER,
          state TEXT NOT NULL CHECK (
            state IN ('running', 'finished', 'stopped', 'interrupted', 'failed')),
          record_count INTEGER,
          alias BLOB
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX session_by_start ON session (started_at, id);

        CREATE TABLE record (
          session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
          seq INTEGER NOT NULL CHECK (seq >= 0),
          t_ms INTEGER NOT NULL,
          kind TEXT NOT NULL CHECK (\(isCodeWord("kind"))),
          payload BLOB NOT NULL,
          PRIMARY KEY (session_id, seq)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// The same rule as `CodeWord.isValid`, for SQLite.
  private static func isCodeWord(_ column: String) -> String {
    "length(\(column)) BETWEEN 1 AND \(CodeWord.maximumLength) "
      + "AND \(column) NOT GLOB '*[^-a-zA-Z0-9_.]*'"
  }
}
