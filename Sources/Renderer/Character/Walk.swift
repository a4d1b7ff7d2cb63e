import Foundation

/// How somebody gets from one place to another, and where their feet are meanwhile.
///
/// Feet are planted in the world: each step's landing place is read from where the
/// body will be, so nothing slides. Longer ways are walked facing ahead.
struct Walk: Sendable {
  /// A place to stand: metres on the ground, and the turn from +Z to the left.
  struct Place: Sendable, Equatable {
    var position: SIMD3<Float>
    var yaw: Float
  }

  /// One foot: on the ground under the body, how far lifted, how tilted.
  struct Foot: Sendable {
    /// From the person's origin, in the person's space, metres.
    var offset: SIMD3<Float>
    var yaw: Float
    var lift: Float
    var pitch: Float

    static func blend(_ from: Foot, _ to: Foot, _ fraction: Float) -> Foot {
      func mix(_ a: Float, _ b: Float) -> Float { a + (b - a) * fraction }
      return Foot(
        offset: from.offset + (to.offset - from.offset) * fraction,
        yaw: from.yaw + Walk.shortestTurn(from.yaw, to.yaw) * fraction,
        lift: mix(from.lift, to.lift), pitch: mix(from.pitch, to.pitch))
    }
  }

  /// From here people turn and walk; below they step sideways or back.
  static let turnsBeyondMetres: Float = 1.3

  private(set) var from: Place
  private(set) var to: Place
  private var start: Double
  private var duration: Float
  private var steps: Int
  /// The direction of travel, where the way is long enough to walk facing ahead.
  private var heading: Float?
  /// Where the way must not lead through.
  private var keepOut: KeepOut?

  /// Stands at a place.
  init(at place: Place, time: Double) {
    (from, to, start) = (place, place, time)
    (duration, steps) = (0, 0)
  }

  /// Walks from one place to another; a way without length or turn is taken without steps.
  init(from: Place, to: Place, duration: Float, time: Double, around keepOut: KeepOut? = nil) {
    self.from = from
    self.keepOut = keepOut
    self.to = to
    start = time
    self.duration = duration.isFinite ? min(max(duration, 0), 600) : 0
    let way = to.position - from.position
    let length = way.length
    let turn = abs(Self.shortestTurn(from.yaw, to.yaw))
    heading = length > Self.turnsBeyondMetres ? atan2(way.x, way.z) : nil
    let isStanding = length < 0.03 && turn < 0.12
    steps = isStanding || self.duration < 0.05 ? 0 : Self.steps(length, self.duration)
  }

  private static func steps(_ length: Float, _ duration: Float) -> Int {
    // About a step in 0.55 s, but none longer than 0.8 m.
    let byTime = (duration / 0.55).rounded()
    let byLength = (length / 0.8).rounded(.up)
    let bySlowness = max((length / 0.28).rounded(.up), 2)
    return Int(max(2, max(byLength, min(byTime, bySlowness))))
  }

  /// Where the body is at a time.
  func place(time: Double) -> Place {
    let since = Float(clamping: time - start)
    guard duration > 0, since < duration else { return since < 0 ? from : to }
    let share = Ease.travel(since / duration)
    let straight = from.position + (to.position - from.position) * share
    let position =
      keepOut?.bent(straight, from: from.position, to: to.position, share: share) ?? straight
    return Place(position: position, yaw: yaw(since: since))
  }

  /// Whether somebody is on the way at a time.
  func isUnderWay(time: Double) -> Bool { Float(clamping: time - start) < duration }

  /// How fast the body moves at a time, metres a second.
  func speed(time: Double) -> Float {
    guard steps > 0 else { return 0 }
    let step = 0.05
    let way = place(time: time + step).position - place(time: time - step).position
    return way.length / Float(2 * step)
  }

  /// How much the body walks, 0…1: it comes and goes within a step.
  func stride(time: Double) -> Float {
    guard steps > 0 else { return 0 }
    let since = Float(clamping: time - start)
    let step = duration / Float(steps)
    return Ease.smooth(since / step) * Ease.smooth((duration - since) / step)
  }

  /// 0…1 through each pair of steps, for the swing of the arms; nil while standing.
  func cycle(time: Double) -> Float? {
    let since = Float(clamping: time - start)
    guard steps > 0, since > 0, since < duration else { return nil }
    let position = since / duration * Float(steps) * 0.5
    return position - position.rounded(.down)
  }

  private func yaw(since: Float) -> Float {
    let before = since < 0 ? 0 : since
    guard let heading else {
      return from.yaw + Self.shortestTurn(from.yaw, to.yaw) * Ease.smooth(before / duration)
    }
    let away = Self.shortestTurn(from.yaw, heading)
    let turning = turnSeconds(away)
    let first = from.yaw + away * Ease.smooth(before / turning)
    let back = Self.shortestTurn(first, to.yaw)
    let returning = turnSeconds(back)
    return first + back * Ease.smooth((before - duration + returning) / returning)
  }

  /// How long a turn takes: half around about two seconds, where the way leaves them.
  private func turnSeconds(_ turn: Float) -> Float {
    min(0.6 + 0.45 * abs(turn), duration * 0.4)
  }

  /// The turn between two directions the short way round, −π…π.
  static func shortestTurn(_ from: Float, _ to: Float) -> Float {
    let difference = to - from
    guard difference.isFinite else { return 0 }
    return difference - (difference / (2 * .pi)).rounded() * 2 * .pi
  }
}

// MARK: - Feet

extension Walk {
  /// One foot at a time: 0 is the left, 1 the right; `rest` is where it stands about the body.
  func foot(_ index: Int, rest: SIMD3<Float>, time: Double) -> Foot {
    let body = place(time: time)
    let since = Float(clamping: time - start)
    guard steps > 0, since > 0, since < duration else {
      return Foot(offset: rest, yaw: 0, lift: 0, pitch: 0)
    }
    let stepTime = duration / Float(steps)
    let step = min(Int(since / stepTime), steps - 1)
    let share = since / stepTime - Float(step)
    guard step % 2 == index else {
      return seen(print(step - 1), rest, from: body, lift: 0, pitch: 0)
    }
    // The foot leaves late and lands early: both stand for a moment.
    let swing = Ease.smooth((share - 0.08) / 0.84)
    let old = print(step - 2)
    let new = print(step)
    let between = Place(
      position: old.position + (new.position - old.position) * swing,
      yaw: old.yaw + Self.shortestTurn(old.yaw, new.yaw) * swing)
    let length = (new.position - old.position).length
    let arc = sin(swing * .pi)
    return seen(
      between, rest, from: body, lift: arc * (0.03 + 0.06 * min(length, 1)),
      pitch: sin(swing * 2 * .pi) * 0.3 * min(length, 1))
  }

  /// Where the body is over the foot that lands at the end of a step.
  private func print(_ step: Int) -> Place {
    guard step >= 0 else { return from }
    guard step < steps - 2 else { return to }
    let moment = (Float(step) + 1.5) * duration / Float(steps)
    return place(time: start + Double(moment))
  }

  /// A planted foot as the moving body sees it.
  private func seen(
    _ print: Place, _ rest: SIMD3<Float>, from body: Place, lift: Float, pitch: Float
  ) -> Foot {
    let printTurn = Quaternion(angleRadians: print.yaw, axis: SIMD3(0, 1, 0))
    let back = Quaternion(angleRadians: -body.yaw, axis: SIMD3(0, 1, 0))
    let world = print.position + printTurn.act(SIMD3(rest.x, 0, rest.z))
    var offset = back.act(world - body.position)
    offset.y = rest.y
    return Foot(
      offset: offset, yaw: Self.shortestTurn(body.yaw, print.yaw), lift: lift, pitch: pitch)
  }
}
