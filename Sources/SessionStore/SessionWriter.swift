import Dispatch
import Synchronization

/// Whether what happens in the session reaches the disk.
package enum StoreHealth: Sendable, Equatable {
  case saving
  /// The last attempt failed; the events wait in memory and are tried again.
  case failing(StoreError, unsavedRecords: Int)

  /// A short sign for the screen.
  package func sign(in language: StoreLanguage) -> String {
    switch (self, language) {
    case (.saving, .danish): "Loggen gemmes"
    case (.saving, .english): "The log is being saved"
    case (.failing, .danish): "Loggen gemmes ikke"
    case (.failing, .english): "The log is not being saved"
    }
  }
}

/// The door through which one session's events reach the disk.
///
/// `append` only takes a lock around an array, so the frame loop may call it.
/// A serial queue commits what has gathered, in order, in one transaction, and
/// starts at most one commit per `interval`: a lone event is on disk within a
/// few milliseconds, and a crowd of them costs 20 commits a second. What the
/// disk refuses stays in memory and is tried again until it is taken.
package final class SessionWriter: Sendable {
  /// The longest that a commit waits for company.
  private static let interval = DispatchTimeInterval.milliseconds(50)
  private static let retryInterval = DispatchTimeInterval.milliseconds(500)
  /// How long a commit may last before the screen says that nothing is saved.
  private static let patience = DispatchTimeInterval.seconds(2)
  /// Bounds one transaction after a long failure; 4 096 rows take about 0.1 s.
  private static let transactionLimit = 4096

  package let session: SessionID
  private let store: SessionStore
  private let queue = DispatchQueue(label: "SessionWriter", qos: .userInitiated)
  private let door = Mutex(Door())
  /// Accepted records that are not on disk yet; only the queue takes them out.
  private let backlog = Mutex<[StoredRecord]>([])

  private struct Door {
    var incoming: [StoredRecord] = []
    var lastAccepted: Int?
    var lastSaved: Int?
    var isCommitScheduled = false
    var isEnded = false
    var nextCommit = DispatchTime(uptimeNanoseconds: 0)
    var commitBegan: DispatchTime?
    var failure: StoreError?
    var unsavedCount = 0
  }

  init(store: SessionStore, session: SessionID) {
    self.store = store
    self.session = session
  }

  /// Takes an event in, without waiting for the disk.
  ///
  /// - Throws: `.recordRefused` for a sequence number that does not follow the
  ///   last one or a kind that is not a code word, and `.sessionEnded` after
  ///   `finish`. Whatever was taken in can therefore always be written.
  package func append(_ record: StoredRecord) throws(StoreError) {
    let problem = door.withLock { door -> StoreError? in
      if door.isEnded { return refusal(.sessionEnded, "seq \(record.sequence)") }
      let expected = door.lastAccepted.map { $0 + 1 } ?? max(0, record.sequence)
      guard record.sequence == expected else {
        return refusal(.recordRefused, "seq \(record.sequence), expected \(expected)")
      }
      guard CodeWord.isValid(record.kind) else { return refusal(.recordRefused, "kind") }
      door.incoming.append(record)
      door.unsavedCount += 1
      door.lastAccepted = record.sequence
      schedule(&door, at: max(.now(), door.nextCommit))
      return nil
    }
    if let problem { throw problem }
  }

  /// How saving goes; cheap enough for every frame.
  package var health: StoreHealth {
    door.withLock { door in
      if let failure = door.failure {
        return .failing(failure, unsavedRecords: door.unsavedCount)
      }
      guard let began = door.commitBegan, began + Self.patience < .now() else { return .saving }
      let silence = refusal(.deviceFailure, "no answer from the disk")
      return .failing(silence, unsavedRecords: door.unsavedCount)
    }
  }

  /// The sequence number up to which every event is on disk.
  package var lastSavedSequence: Int? { door.withLock { $0.lastSaved } }

  /// Waits until everything taken in so far is on disk.
  ///
  /// Blocks on the disk: for the end of a session, never for the frame loop.
  /// - Throws: why it is not; the events stay in memory and another flush, or
  ///   time, tries again.
  package func flush() throws(StoreError) {
    let failure = queue.sync { () -> StoreError? in
      commit()
      return door.withLock { $0.failure }
    }
    if let failure { throw failure }
  }

  /// Ends the session once all its events are on disk.
  ///
  /// - Throws: why the events or the state could not be saved. The session
  ///   then still takes events and another `finish`.
  package func finish(
    _ state: SessionState, endedAtMilliseconds: Int64
  ) throws(StoreError) {
    try flush()
    try store.endSession(session, state: state, endedAtMilliseconds: endedAtMilliseconds)
    door.withLock { $0.isEnded = true }
  }

  private func refusal(_ code: StoreError.Code, _ detail: String) -> StoreError {
    store.folder.error(code, store.folder.databasePath, detail)
  }
}

// MARK: - Committing

extension SessionWriter {
  private func schedule(_ door: inout Door, at deadline: DispatchTime) {
    guard !door.isCommitScheduled else { return }
    door.isCommitScheduled = true
    queue.asyncAfter(deadline: deadline) {
      self.door.withLock { $0.isCommitScheduled = false }
      self.commit()
    }
  }

  /// Moves what came in to the backlog and the backlog to disk.
  ///
  /// Runs on `queue` alone.
  private func commit() {
    let arrived = door.withLock { door in
      let start = DispatchTime.now()
      door.commitBegan = start
      door.nextCommit = start + Self.interval
      defer { door.incoming = [] }
      return door.incoming
    }
    let failure = backlog.withLock { backlog -> StoreError? in
      backlog.append(contentsOf: arrived)
      return save(&backlog)
    }
    door.withLock { door in
      door.failure = failure
      door.commitBegan = nil
      guard door.unsavedCount > 0 else { return }
      let retry = DispatchTime.now() + Self.retryInterval
      schedule(&door, at: failure == nil ? max(.now(), door.nextCommit) : retry)
    }
  }

  private func save(_ backlog: inout [StoredRecord]) -> StoreError? {
    while !backlog.isEmpty {
      let group = Array(backlog.prefix(Self.transactionLimit))
      do throws(StoreError) {
        try store.write(group, to: session)
      } catch {
        return error
      }
      backlog.removeFirst(group.count)
      door.withLock { door in
        door.unsavedCount -= group.count
        door.lastSaved = group.last?.sequence
      }
    }
    return nil
  }
}
