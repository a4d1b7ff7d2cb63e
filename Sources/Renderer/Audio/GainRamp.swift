/// A gain that moves smoothly from one value to another over a span of time.
struct GainRamp: Sendable, Equatable {
  private var startGain: Float
  private var endGain: Float
  private var startSeconds: Double
  private var durationSeconds: Double

  /// A gain that stays where it is.
  init(_ gain: Float) {
    startGain = gain
    endGain = gain
    startSeconds = 0
    durationSeconds = 0
  }

  /// Where the ramp ends.
  var target: Float { endGain }

  /// Turns towards another gain from wherever the ramp is at `now`.
  mutating func go(to gain: Float, overSeconds: Double, now: Double) {
    startGain = value(at: now)
    endGain = max(0, gain)
    startSeconds = now
    durationSeconds = max(0, overSeconds)
  }

  /// The gain at a time; smooth at both ends so that a fade does not click.
  func value(at seconds: Double) -> Float {
    guard durationSeconds > 0, seconds < startSeconds + durationSeconds else { return endGain }
    guard seconds > startSeconds else { return startGain }
    let part = Float((seconds - startSeconds) / durationSeconds)
    return startGain + (endGain - startGain) * part * part * (3 - 2 * part)
  }

  func isFinished(at seconds: Double) -> Bool { seconds >= startSeconds + durationSeconds }
}
