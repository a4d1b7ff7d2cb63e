/// Times as people read them.
enum ClockText {
  /// Minutes and seconds: `3:07`.
  static func minutes(_ milliseconds: Int) -> String {
    let seconds = (max(0, milliseconds) + 500) / 1000
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}
