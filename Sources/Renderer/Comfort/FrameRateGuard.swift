/// Lowers the resolution before a frame is dropped, and raises it again only when that is safe.
///
/// It is told how long the device worked on each frame. Two frames in a row near the budget bring
/// the picture down at once, as far as needed; one step up takes seconds in which every frame
/// would have fitted at the larger size as well. A step up that had to be taken back makes the
/// next one wait twice as long, so a load on the edge settles instead of swinging.
package struct FrameRateGuard: Sendable, Equatable {
  /// Parts of the full width and height, the largest first; each has about 0.81 of the pixels.
  package static let scales: [Float] = [1, 0.9, 0.81, 0.73, 0.66, 0.59, 0.53]
  /// From this part of the budget on a frame is too close to being late.
  static let hot = 0.85
  /// What a change of resolution aims at, as a part of the budget.
  static let aim = 0.75
  /// Frames between a step up and a step down that count as one mistake.
  static let regretFrames = 900
  static let shortestPatience = 180
  static let longestPatience = shortestPatience * 32

  /// Seconds that a frame may take.
  package let budget: Double
  /// The index in `scales`; measurements come late and must say which one they were taken at.
  package private(set) var step = 0
  /// How often the resolution has changed.
  package private(set) var changes = 0
  private var lastHot: Double?
  private var calmFrames = 0
  private var patience = shortestPatience
  private var framesSinceRaise = Int.max

  /// Guards a display that shows so many pictures a second.
  package init(framesPerSecond: Double) {
    budget = 1 / (framesPerSecond.isFinite ? min(max(framesPerSecond, 24), 480) : 60)
  }

  /// The part of the full width and height to draw at.
  package var scale: Float { Self.scales[step] }

  /// Takes the device's time for one frame, in seconds, drawn at a step of `scales`.
  ///
  /// Frames that were drawn before the last change say nothing any more and are passed over.
  package mutating func take(_ seconds: Double, step measured: Int) {
    guard measured == step, seconds.isFinite, seconds >= 0 else { return }
    if framesSinceRaise < Int.max { framesSinceRaise += 1 }
    if seconds > budget * Self.hot {
      calmFrames = 0
      // One slow frame alone is a hiccup that no resolution would have prevented.
      if let last = lastHot { lower(for: min(last, seconds)) } else { lastHot = seconds }
    } else {
      lastHot = nil
      watchForRoom(seconds)
    }
  }

  private mutating func lower(for seconds: Double) {
    lastHot = nil
    guard step < Self.scales.count - 1 else { return }
    if framesSinceRaise < Self.regretFrames {
      patience = min(patience * 2, Self.longestPatience)
    }
    framesSinceRaise = Int.max
    var next = step + 1
    while next < Self.scales.count - 1, predicted(seconds, at: next) > budget * Self.aim {
      next += 1
    }
    change(to: next)
  }

  private mutating func watchForRoom(_ seconds: Double) {
    guard step > 0, predicted(seconds, at: step - 1) < budget * Self.aim else {
      calmFrames = 0
      return
    }
    calmFrames += 1
    guard calmFrames >= patience else { return }
    framesSinceRaise = 0
    change(to: step - 1)
  }

  /// The time at another step if every pixel costs alike; dearer than true where work is fixed.
  private func predicted(_ seconds: Double, at other: Int) -> Double {
    let sides = Double(Self.scales[other] / scale)
    return seconds * sides * sides
  }

  private mutating func change(to next: Int) {
    step = next
    changes += 1
    calmFrames = 0
  }
}
