import Foundation

/// How somebody gets from one place to another, and where their feet are meanwhile.
///
/// Feet are planted in the world: each step's landing place is read from where the
/// body will be, so nothing slides. Longer ways are walked facing ahead. A way that cuts
/// another begins with the feet where they are, and with the foot that is in the air.
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
  }

  /// One foot in the world: the place of the body that it stands under, and how it is held.
  private struct Tread: Sendable {
    var place: Place
    var lift: Float = 0
    var pitch: Float = 0
    var isInTheAir = false
  }

  /// From here people turn and walk; below they step sideways or back.
  static let turnsBeyondMetres: Float = 1.3
  /// Nobody who walks comes to stand in less: two quick steps.
  private static let leastSecondsToStand: Float = 0.7
  /// How long a body goes on as it went before.
  private static let carriedSeconds: Float = 0.5

  private(set) var from: Place
  private(set) var to: Place
  private var start: Double
  private var duration: Float
  private var steps: Int
  /// The direction of travel, where the way is long enough to walk facing ahead.
  private var heading: Float?
  /// Where the way must not lead through.
  private var keepOut: KeepOut?
  /// The feet when the way began: 0 is the left, 1 the right.
  private var treads: InlineArray<2, Tread>
  /// The foot that takes the first step.
  private var firstFoot = 0
  /// How the body moved when the way began, metres a second.
  private var carried = SIMD3<Float>.zero

  /// Stands at a place.
  init(at place: Place, time: Double) {
    (from, to, start) = (place, place, time)
    (duration, steps) = (0, 0)
    treads = InlineArray(repeating: Tread(place: place))
  }

  /// Goes to a place from wherever another way has led by now.
  ///
  /// A way without length or turn is taken without steps by one who stands.
  init(
    after old: Walk, to: Place, duration: Float, time: Double, around keepOut: KeepOut? = nil
  ) {
    from = old.place(time: time)
    self.keepOut = keepOut
    self.to = to
    start = time
    let isWalking = old.steps > 0 && old.isUnderWay(time: time)
    let wanted = duration.isFinite ? min(max(duration, 0), 600) : 0
    self.duration = isWalking ? max(wanted, Self.leastSecondsToStand) : wanted
    let way = to.position - from.position
    let length = way.length
    let turn = abs(Self.shortestTurn(from.yaw, to.yaw))
    heading = length > Self.turnsBeyondMetres ? atan2(way.x, way.z) : nil
    let isStanding = length < 0.03 && turn < 0.12 && !isWalking
    steps = isStanding || self.duration < 0.05 ? 0 : Self.steps(length, self.duration)
    treads = InlineArray { old.tread($0, time: time) }
    if isWalking {
      carried = old.velocity(time: time)
      firstFoot = Self.foot(treads[0], treads[1], goingTo: to)
    }
  }

  /// The foot that is in the air, else the one that is further from where the way leads.
  private static func foot(_ left: Tread, _ right: Tread, goingTo place: Place) -> Int {
    if left.isInTheAir != right.isInTheAir { return left.isInTheAir ? 0 : 1 }
    let ways = (place.position - left.place.position, place.position - right.place.position)
    return ways.0.length < ways.1.length ? 1 : 0
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
    let left = max(0, 1 - since / Self.carriedSeconds)
    return Place(
      position: position + carried * (since * left * left), yaw: yaw(since: since))
  }

  /// Whether somebody is on the way at a time.
  func isUnderWay(time: Double) -> Bool { Float(clamping: time - start) < duration }

  /// How fast the body moves at a time, metres a second.
  func speed(time: Double) -> Float {
    steps > 0 ? velocity(time: time).length : 0
  }

  /// Metres a second.
  private func velocity(time: Double) -> SIMD3<Float> {
    let step = 0.05
    let way = place(time: time + step).position - place(time: time - step).position
    return way / Float(2 * step)
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
    let position = (since / duration * Float(steps) + Float(firstFoot)) * 0.5
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
    seen(tread(index, time: time), rest, from: place(time: time))
  }

  /// One foot in the world at a time.
  private func tread(_ index: Int, time: Double) -> Tread {
    let since = Float(clamping: time - start)
    guard steps > 0, since > 0, since < duration else {
      return since <= 0 && steps > 0 ? treads[index] : Tread(place: place(time: time))
    }
    var tread = stepping(index, since: since)
    // What was in the air when the way began comes down as it goes on.
    let held = 1 - Ease.smooth(since / Self.carriedSeconds)
    tread.lift += treads[index].lift * held
    tread.pitch += treads[index].pitch * held
    return tread
  }

  private func stepping(_ index: Int, since: Float) -> Tread {
    let stepTime = duration / Float(steps)
    let step = min(Int(since / stepTime), steps - 1)
    let share = since / stepTime - Float(step)
    guard (step + firstFoot) % 2 == index else { return Tread(place: print(step - 1)) }
    // The foot leaves late and lands early: both stand for a moment.
    let swing = Ease.smooth((share - 0.08) / 0.84)
    let old = print(step - 2)
    let new = print(step)
    let between = Place(
      position: old.position + (new.position - old.position) * swing,
      yaw: old.yaw + Self.shortestTurn(old.yaw, new.yaw) * swing)
    let length = (new.position - old.position).length
    let arc = sin(swing * .pi)
    return Tread(
      place: between, lift: arc * (0.03 + 0.06 * min(length, 1)),
      pitch: sin(swing * 2 * .pi) * 0.3 * min(length, 1), isInTheAir: arc > 0.1)
  }

  /// Where the body is over the foot that lands at the end of a step.
  private func print(_ step: Int) -> Place {
    guard step >= 0 else { return treads[(step & 1) ^ firstFoot].place }
    guard step < steps - 2 else { return to }
    let moment = (Float(step) + 1.5) * duration / Float(steps)
    return place(time: start + Double(moment))
  }

  /// A foot in the world as the moving body sees it.
  private func seen(_ tread: Tread, _ rest: SIMD3<Float>, from body: Place) -> Foot {
    let turn = Quaternion(angleRadians: tread.place.yaw, axis: SIMD3(0, 1, 0))
    let back = Quaternion(angleRadians: -body.yaw, axis: SIMD3(0, 1, 0))
    let world = tread.place.position + turn.act(SIMD3(rest.x, 0, rest.z))
    var offset = back.act(world - body.position)
    offset.y = rest.y
    return Foot(
      offset: offset, yaw: Self.shortestTurn(body.yaw, tread.place.yaw), lift: tread.lift,
      pitch: tread.pitch)
  }
}
