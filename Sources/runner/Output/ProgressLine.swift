import Foundation

/// One line on a terminal that tells how far long work has come; nothing where nobody watches.
final class ProgressLine {
  /// Sooner than this nobody wonders: seconds.
  private static let patience = 1.0

  private let isShown: Bool
  private let start = ProcessMeter.wallMilliseconds()
  private var hasShown = false

  init(isShown: Bool = isatty(STDERR_FILENO) == 1) { self.isShown = isShown }

  /// Writes over what was written before.
  func show(_ text: @autoclosure () -> String) {
    guard isShown, ProcessMeter.wallMilliseconds() - start > Self.patience * 1000 else { return }
    hasShown = true
    Terminal.write("\r\u{1B}[K" + text())
  }

  /// Leaves the line empty for what comes next.
  func clear() {
    if hasShown { Terminal.write("\r\u{1B}[K") }
    hasShown = false
  }
}
