import Foundation
import Synchronization

/// Whether the process was asked to end (Ctrl-C, `kill`).
///
/// A signal handler may only set a flag; the loop reads it at the top of each
/// step and stops the session properly.
enum SignalFlag {
  private static let wasRaised = Atomic<Bool>(false)

  static func install() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in SignalFlag.wasRaised.store(true, ordering: .relaxed) }
    }
  }

  static var isRaised: Bool { wasRaised.load(ordering: .relaxed) }
}
