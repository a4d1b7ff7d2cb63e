/// Keeps changes of the scene's light too slow to bring on a seizure.
///
/// This folder holds what protects the person in the headset whatever a scenario asks for: light
/// that cannot flash, a picture that gets coarser before it stutters, people who keep their
/// distance. Everything here is a value driven by the caller's clock; nothing knows the device.
///
/// A flash is a pair of opposing changes of light; more than three a second over a quarter of the
/// view are harmful (WCAG 2.3.1). The limiter lets the light move one way as it likes, no faster
/// than `mostChangePerSecond`, but lets it turn round only after `secondsBetweenTurns`; a smaller
/// wobble than `countedChange` is no flash. So it gives at most two flashes a second. While black
/// comes or goes the light holds still, so that the two cannot add up to a third.
package struct FlashLimiter: Sendable, Equatable {
  /// A change smaller than this part of the full light does not count; WCAG counts a tenth.
  package static let countedChange: Float = 0.05
  package static let secondsBetweenTurns = 0.25
  /// From dark to full light takes at least a quarter of a second.
  package static let mostChangePerSecond: Float = 4
  /// What light may be asked for: none to twice the place's own.
  package static let range: ClosedRange<Float> = 0...2

  /// The light that may be shown.
  package private(set) var level: Float
  /// The furthest value since the light last turned round.
  private var extreme: Float
  /// 1 while the light grows, −1 while it shrinks, 0 before it first changed.
  private var direction: Float = 0
  private var sinceTurn: Double = .infinity
  private var lastTime: Double?
  private var lastFade: Float = 0

  package init(level: Float = 1) {
    self.level = level
    extreme = level
  }

  /// Holds the light that is wanted in this frame within what may be shown.
  ///
  /// - Parameters:
  ///   - wanted: a multiple of the place's own light; what is not finite asks for no change.
  ///   - fade: how much black lies over the picture, 0 to 1.
  ///   - time: seconds; a clock that was set back counts as no time passed.
  /// - Returns: the light to show.
  package mutating func limit(_ wanted: Float, fade: Float, time: Double) -> Float {
    let elapsed = max(0, time - (lastTime ?? time))
    lastTime = time
    sinceTurn += elapsed
    defer { lastFade = fade }
    guard fade == lastFade else {
      sinceTurn = 0
      return level
    }
    // A long pause between two frames is no licence to jump.
    let most = Self.mostChangePerSecond * Float(min(elapsed, 0.1))
    let target =
      wanted.isFinite ? min(max(wanted, Self.range.lowerBound), Self.range.upperBound) : level
    move(by: min(max(target - level, -most), most))
    return level
  }

  private mutating func move(by step: Float) {
    guard step != 0 else { return }
    let next = level + step
    let back = (extreme - next) * direction
    if direction == 0 || back <= 0 {
      goOn(to: next)
    } else if back < Self.countedChange {
      level = next
    } else if sinceTurn >= Self.secondsBetweenTurns {
      direction = -direction
      sinceTurn = 0
      (level, extreme) = (next, next)
    } else {
      level = extreme - direction * Self.countedChange
    }
  }

  private mutating func goOn(to next: Float) {
    level = next
    if direction == 0 {
      guard abs(next - extreme) >= Self.countedChange else { return }
      direction = next > extreme ? 1 : -1
      sinceTurn = 0
    }
    extreme = next
  }
}
