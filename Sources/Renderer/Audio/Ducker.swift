import Foundation

/// How far beds go down while somebody speaks.
///
/// They go down quickly, wait through the pause between two sentences, and come back slowly, by
/// equal decibels in equal times, so that nobody hears them move.
struct Ducker {
  /// How far down: decibels.
  static let depth = 8.0
  /// How long the way down takes: seconds.
  static let attackSeconds = 0.15
  /// How long silence lasts before beds come back: longer than a breath between two lines.
  static let holdSeconds = 0.8
  /// How long the way back takes: seconds.
  static let releaseSeconds = 1.5

  /// How far down it is now: decibels.
  private(set) var reduction = 0.0
  private var quietSeconds = Double.infinity

  /// Moves on by a stretch of time.
  mutating func update(isSpeaking: Bool, elapsed: Double) {
    quietSeconds = isSpeaking ? 0 : quietSeconds + elapsed
    if quietSeconds < Self.holdSeconds {
      reduction = min(Self.depth, reduction + elapsed * Self.depth / Self.attackSeconds)
    } else {
      reduction = max(0, reduction - elapsed * Self.depth / Self.releaseSeconds)
    }
  }

  /// The beds' gain.
  var gain: Float { Float(pow(10, -reduction / 20)) }
}
