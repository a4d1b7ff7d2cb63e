import Foundation

/// What somebody looks at.
package enum LookTarget: Sendable, Hashable {
  /// The young person's eyes.
  case viewer
  /// A place in the world, metres.
  case point(SIMD3<Float>)
  case ahead
  /// Past the other and down: what people do in a pause.
  case away
}

/// Where the eyes, the head and the chest turn; the eyes lead, the chest comes last.
struct Gaze: Sendable {
  /// Turns in the person's space, radians: x to the left, y up.
  struct Angles {
    var eyes: SIMD2<Float> = .zero
    var head: SIMD2<Float> = .zero
    var chest: Float = 0
  }

  static let maximumHeadYaw: Float = 1.2
  static let maximumHeadPitch: Float = 0.55
  static let maximumChestYaw: Float = 0.35
  static let maximumEyeYaw: Float = 0.56
  static let maximumEyePitchUp: Float = 0.36
  static let maximumEyePitchDown: Float = 0.44

  private struct Look {
    var target: LookTarget
    var start: Double
  }

  private let seed: UInt64
  /// The latest looks, oldest first; the oldest counts as long reached.
  private var looks: [Look]

  init(seed: UInt64) {
    self.seed = seed
    looks = [Look(target: .ahead, start: -1e9)]
  }

  mutating func look(at target: LookTarget, time: Double) {
    if let last = looks.last, last.target == target { return }
    looks.append(Look(target: target, start: time))
    if looks.count > 4 { looks.removeFirst() }
  }

  /// Finds the turns at a time; `eyes` and `viewer` are in the person's space.
  func angles(
    time: Double, eyes: SIMD3<Float>, viewer: SIMD3<Float>, personFromWorld: Pose
  ) -> Angles {
    var result = Angles()
    for (index, look) in looks.enumerated() {
      let aim = self.aim(look, time: time, eyes: eyes, viewer: viewer, personFromWorld)
      let goal = Self.spread(aim)
      guard index > 0 else {
        result = goal
        continue
      }
      let since = Float(clamping: time - look.start)
      result.eyes += (goal.eyes - result.eyes) * Ease.smooth(since / 0.14)
      result.head += (goal.head - result.head) * Ease.smooth((since - 0.07) / 0.55)
      result.chest += (goal.chest - result.chest) * Ease.smooth((since - 0.2) / 0.9)
    }
    result.eyes += saccade(time: time)
    return result
  }

  /// The direction wanted, radians to the left and up.
  private func aim(
    _ look: Look, time: Double, eyes: SIMD3<Float>, viewer: SIMD3<Float>,
    _ personFromWorld: Pose
  ) -> SIMD2<Float> {
    switch look.target {
    case .viewer: return Self.direction(viewer - eyes)
    case .point(let point): return Self.direction(personFromWorld.act(point) - eyes)
    case .ahead: return .zero
    case .away:
      let side: Float = seed & 1 == 0 ? 1 : -1
      let drift = Ease.wander(seed: seed, channel: 11, time: time, period: 5)
      return SIMD2(side * 0.6 + drift * 0.12, -0.22 + drift * 0.05)
    }
  }

  private static func direction(_ towards: SIMD3<Float>) -> SIMD2<Float> {
    let flat = SIMD2(towards.x, towards.z)
    let across = (flat * flat).sum().squareRoot()
    guard across.isFinite, towards.y.isFinite, across + abs(towards.y) > 0.02 else { return .zero }
    return SIMD2(atan2(towards.x, towards.z), atan2(towards.y, across))
  }

  /// Shares a direction out; behind the back nobody turns further, but gives up.
  private static func spread(_ aim: SIMD2<Float>) -> Angles {
    let giveUp = 1 - Ease.smooth((abs(aim.x) - 2) / 1)
    let yaw = aim.x * giveUp
    func bounded(_ x: Float, _ limit: Float) -> Float { min(max(x, -limit), limit) }
    return Angles(
      eyes: SIMD2(yaw, aim.y),
      head: SIMD2(
        bounded(yaw * 0.86, maximumHeadYaw), bounded(aim.y * 0.75, maximumHeadPitch)),
      chest: bounded(yaw * 0.3, maximumChestYaw))
  }

  /// The small jumps that living eyes never stop making.
  private func saccade(time: Double) -> SIMD2<Float> {
    let length = 1.1
    let cell = Int((time / length).rounded(.down))
    // Each cell has one jump, at its own moment.
    let moment = Double(Ease.random(seed: seed, channel: 21, cell: cell)) * 0.7 * length
    let hasJumped = time - Double(cell) * length >= moment
    let index = hasJumped ? cell : cell - 1
    let x = Ease.random(seed: seed, channel: 22, cell: index) - 0.5
    let y = Ease.random(seed: seed, channel: 23, cell: index) - 0.5
    return SIMD2(x * 0.05, y * 0.03)
  }
}
