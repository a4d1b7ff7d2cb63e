import Foundation
import GRDB

/// A station's sessions on disk: SQLite for order and durability, sealed
/// payloads for privacy.
///
/// One program at a time may write (`StoreLock`); any number may read. Each
/// event is durable when its transaction is committed (WAL with
/// `synchronous = FULL`), and `SessionWriter` commits in groups, because one
/// commit costs some 4 ms whatever its size. The store knows nothing of what a
/// session means: it takes numbers, code words and bytes.
///
/// Calls block on the disk and are never made from the frame loop, which only
/// appends to a `SessionWriter`.
package final class SessionStore: Sendable {
  /// What a program wants to do with the store.
  package enum Access: Sendable {
    /// Begin and write sessions; exclusive.
    case readWrite
    /// List and read sessions, also while another program writes.
    case readOnly
  }

  let folder: StoreFolder
  let database: DatabaseQueue
  let envelope: SealedEnvelope
  private let lock: StoreLock?

  /// The sessions that a crash or power cut left unfinished, found at this
  /// start and kept as `interrupted`.
  package let unfinishedSessions: [SessionSummary]

  /// Where the sessions lie.
  package var path: String { folder.databasePath }

  private init(folder: StoreFolder, access: Access) throws {
    self.folder = folder
    let isWriting = access == .readWrite
    if isWriting { try folder.prepare() } else { try folder.checkExisting() }
    lock = isWriting ? try StoreLock.acquire(in: folder) : nil
    let key = try StationKey.load(from: folder, mayCreate: isWriting)
    envelope = SealedEnvelope(key: key)
    database = try Self.connect(folder, access: access)
    try Self.checkOwnership(database, folder: folder, key: key, access: access)
    unfinishedSessions =
      isWriting ? try Self.keepUnfinished(database, folder: folder, envelope: envelope) : []
  }

  /// Opens the sessions of a folder, making both where there are none yet.
  ///
  /// - Throws: `StoreError` that says what is wrong and what to do; nothing
  ///   on disk is ever deleted or overwritten.
  package static func open(
    folder path: String, access: Access = .readWrite, language: StoreLanguage
  ) throws(StoreError) -> SessionStore {
    let folder = StoreFolder(path: path, language: language)
    do {
      return try SessionStore(folder: folder, access: access)
    } catch {
      throw folder.translate(error)
    }
  }

  /// Begins a session and gives the door through which its events come in.
  package func beginSession(
    _ descriptor: SessionDescriptor
  ) throws(StoreError) -> SessionWriter {
    let id = SessionID.random()
    try checkCodeWords(of: descriptor)
    try perform { database throws in
      let alias = try descriptor.alias.map {
        try self.envelope.seal(Array($0.utf8), for: .alias(id))
      }
      try database.execute(
        sql: """
          INSERT INTO session
            (id, scenario_id, scenario_version, program_hash, started_at, state, alias)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.text, descriptor.scenarioID, descriptor.scenarioVersion, descriptor.programHash,
          descriptor.startedAtMilliseconds, SessionState.running.rawValue, alias,
        ])
    }
    return SessionWriter(store: self, session: id)
  }

  /// Closes the database and lets another program write.
  ///
  /// Sessions are finished or flushed before; the end of the process does the
  /// same.
  package func close() throws(StoreError) {
    do {
      try database.close()
    } catch {
      throw folder.translate(error)
    }
    lock?.release()
  }

  /// Checks the whole database as SQLite understands it.
  ///
  /// - Throws: `.corrupt` with SQLite's first finding.
  package func quickCheck() throws(StoreError) {
    let finding = try query { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard finding == "ok" else {
      throw folder.error(.corrupt, folder.databasePath, finding ?? "no answer")
    }
  }

  private func checkCodeWords(of descriptor: SessionDescriptor) throws(StoreError) {
    for word in [descriptor.scenarioID, descriptor.scenarioVersion, descriptor.programHash]
    where !CodeWord.isValid(word) {
      throw folder.error(.recordRefused, folder.databasePath, "not a code word: '\(word)'")
    }
  }
}

// MARK: - Doors to the database

extension SessionStore {
  /// Runs one transaction.
  func perform(_ work: (Database) throws -> Void) throws(StoreError) {
    do {
      try database.write(work)
    } catch {
      throw folder.translate(error)
    }
  }

  /// Reads inside one consistent state of the database.
  func query<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try database.read(work)
    } catch {
      throw folder.translate(error)
    }
  }
}

// MARK: - Opening

extension SessionStore {
  private static func connect(_ folder: StoreFolder, access: Access) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "SessionStore"
    configuration.busyMode = .timeout(1)
    configuration.readonly = access == .readOnly
    guard access == .readWrite else {
      return try DatabaseQueue(path: folder.databasePath, configuration: configuration)
    }
    // Made here so that it is closed to others even if the folder is opened up.
    let file = Foundation.open(folder.databasePath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw folder.error(
        errno == EROFS || errno == EACCES ? .readOnly : .folderUnusable,
        folder.databasePath, systemWords())
    }
    let isNew = lseek(file, 0, SEEK_END) == 0
    Foundation.close(file)
    if !isNew { try checkWhole(folder, configuration) }
    configuration.journalMode = .wal
    let database = try DatabaseQueue(path: folder.databasePath, configuration: configuration)
    // GRDB asks for NORMAL when it turns WAL on; a power cut may then lose
    // committed events, so FULL has to come after.
    try database.writeWithoutTransaction { connection in
      try connection.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
    }
    return database
  }

  /// Makes or migrates the tables, and sees that this key is the sessions' key.
  private static func checkOwnership(
    _ database: DatabaseQueue, folder: StoreFolder, key: StationKey, access: Access
  ) throws {
    let migrator = Schema.migrator
    guard try !database.read(migrator.hasBeenSuperseded) else {
      throw folder.error(.newerSchema, folder.databasePath)
    }
    if access == .readWrite { try migrator.migrate(database) }
    let identifier = Data(key.identifier)
    let known = try database.read { connection in
      try Data.fetchAll(connection, sql: "SELECT identifier FROM sealing_key")
    }
    if known.contains(identifier) { return }
    guard known.isEmpty, access == .readWrite else {
      throw folder.error(.keyMismatch, folder.keyPath)
    }
    try database.write { connection in
      try connection.execute(
        sql: "INSERT INTO sealing_key (identifier, kind) VALUES (?, 'station')",
        arguments: [identifier])
    }
  }

  /// Checks the whole file before anything is written to it: a damaged one stays as it is.
  ///
  /// On a connection that only reads, because GRDB writes to turn WAL on.
  private static func checkWhole(
    _ folder: StoreFolder, _ configuration: Configuration
  ) throws {
    var reading = configuration
    reading.readonly = true
    let database = try DatabaseQueue(path: folder.databasePath, configuration: reading)
    let finding = try database.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    try database.close()
    guard finding == "ok" else {
      throw folder.error(.corrupt, folder.databasePath, finding ?? "no answer")
    }
  }

  /// Marks what a crash left as `interrupted`.
  private static func keepUnfinished(
    _ database: DatabaseQueue, folder: StoreFolder, envelope: SealedEnvelope
  ) throws -> [SessionSummary] {
    let reader = SessionReader(folder: folder, envelope: envelope)
    let running = try database.read { try reader.summaries($0, state: .running) }
    guard !running.isEmpty else { return [] }
    try database.write { connection in
      try connection.execute(
        sql: "UPDATE session SET state = ? WHERE state = ?",
        arguments: [SessionState.interrupted.rawValue, SessionState.running.rawValue])
    }
    return running.map { summary in
      var kept = summary
      kept.state = .interrupted
      return kept
    }
  }
}
