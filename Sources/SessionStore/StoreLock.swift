import Foundation
import Synchronization

/// The right to write a store: one program at a time.
///
/// The kernel gives the lock back when its holder ends, however it ends, so a
/// killed program never leaves a store locked.
final class StoreLock: Sendable {
  /// The open lock file; nil once the right was given back.
  private let file: Mutex<Int32?>

  private init(adopting file: Int32) { self.file = Mutex(file) }

  deinit { release() }

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

  /// Gives the right back; once is enough, twice does nothing.
  func release() {
    file.withLock { file in
      if let open = file {
        // Said outright: a child that is just being started may hold the file open as well.
        flock(open, LOCK_UN)
        close(open)
      }
      file = nil
    }
  }
}
