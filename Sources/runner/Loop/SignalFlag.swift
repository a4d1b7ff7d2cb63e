import Foundation
import Synchronization

/// Whether the process was asked to end (Ctrl-C, `kill`).
///
/// A signal handler may only set a flag; the loop reads it at the top of each
/// step and stops the session properly.
enum SignalFlag {
  private static let wasRaised = Atomic<Bool>(false)

  static func install() {
    var awaited = sigset_t()
    sigemptyset(&awaited)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in SignalFlag.wasRaised.store(true, ordering: .relaxed) }
      sigaddset(&awaited, number)
    }
    // Whoever started the program may have blocked them; a session can always be ended.
    pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
  }

  /// A file that may not grow and a reader that has gone are errors of the write, not the end.
  ///
  /// Without this a full disk would kill the process in the middle of a session.
  static func ignoreFailingWrites() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
  }

  static var isRaised: Bool { wasRaised.load(ordering: .relaxed) }
}
