import Foundation

/// The right to write a store: one program at a time.
///
/// The kernel gives the lock back when its holder ends, however it ends, so a
/// killed program never leaves a store locked.
final class StoreLock: Sendable {
  private let file: Int32

  private init(adopting file: Int32) { self.file = file }

  deinit { close(file) }

  /// Takes the lock at once or says who cannot have it.
  static func acquire(in folder: StoreFolder) throws(StoreError) -> StoreLock {
    let file = open(folder.lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw folder.error(.folderUnusable, folder.lockPath, systemWords())
    }
    let lock = StoreLock(adopting: file)
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      throw folder.error(errno == EWOULDBLOCK ? .inUse : .folderUnusable, folder.path)
    }
    return lock
  }
}
