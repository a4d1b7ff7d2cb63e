import Foundation

/// How a run of the program ended and what it said.
struct Outcome: Sendable {
  /// The exit status; meaningless where a signal ended it.
  var status: Int32
  /// The signal that ended it, or nil where it ended by itself.
  var signal: Int32?
  var isTimedOut: Bool
  var output: String
  var errors: String

  /// Everything in one line, for a test that failed.
  var story: String {
    let end = isTimedOut ? "timed out" : signal.map { "signal \($0)" } ?? "exit \(status)"
    return "\(end); stdout: \(output.suffix(500)); stderr: \(errors.suffix(2_000))"
  }

  var isSuccess: Bool { isOrderly && status == 0 }

  /// Ended with exit status 1 and said why: what every bad input does.
  var isRefusal: Bool { isOrderly && status == 1 && errors.contains("modet: ") }

  private var isOrderly: Bool { signal == nil && !isTimedOut }
}
