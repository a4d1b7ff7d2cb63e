import Foundation

/// The additive layer: what a body does although nobody asked it to.
///
/// Breath in the spine and the shoulders, weight that goes from foot to foot, and hands and
/// shoulders that stir. All of it is a function of the seed and the time.
struct LifeLayer: Sendable {
  /// Seconds in which the weight changes feet about once.
  private static let shiftCell = 9.0
  private static let shiftSeconds: Float = 1.7
  /// Seconds in which the shoulders or a hand stir about once.
  private static let fidgetCell = 13.0
  private static let fidgetSeconds: Float = 1.9

  private let seed: UInt64
  private let spine: [Int]
  private let clavicles: [Int]
  private let forearms: [Int]
  private let fingers: [(joint: Int, axis: SIMD3<Float>, side: Int)]

  init(solver: PoseSolver, seed: UInt64) {
    self.seed = seed
    spine = solver.rig.spine
    clavicles = solver.rig.clavicles
    forearms = solver.rig.arms.map { $0.isComplete ? $0.lower : -1 }
    fingers = solver.fingerAxes
  }

  /// Adds what a body does by itself; fingers only where they can be seen.
  ///
  /// Allocates nothing.
  func add(time: Double, manner: Manner, isFar: Bool, to locals: inout JointPose) {
    addBreath(time: time, depth: manner.breath, to: &locals)
    addFidget(time: time, ease: manner.ease, to: &locals)
    if !isFar { addFingers(time: time, ease: manner.ease, to: &locals) }
  }

  // MARK: - Breath

  /// Where the chest is between out, −1, and in, 1; about fifteen times a minute.
  func breath(time: Double) -> Float {
    let own = Double(Ease.random(seed: seed, channel: 51, cell: 0))
    let rate = 0.23 + 0.06 * own
    // Nobody breathes quite evenly.
    let unevenness = 0.12 * Double(Ease.wander(seed: seed, channel: 52, time: time, period: 9))
    // Phase is reduced as a double: a float loses the breath after some hours.
    let phase = time * rate + own + unevenness
    return Float(sin((phase - phase.rounded(.down)) * 2 * .pi))
  }

  private func addBreath(time: Double, depth: Float, to locals: inout JointPose) {
    let breath = breath(time: time) * depth
    for joint in spine { locals.turn(joint, by: SIMD3(-0.007 * breath, 0, 0)) }
    for side in 0..<2 where clavicles[side] >= 0 {
      let sign: Float = side == 0 ? 1 : -1
      locals.turn(clavicles[side], by: SIMD3(0, 0, sign * 0.024 * (breath + 0.3)))
    }
    // The neck takes the chest's movement back, so the head stays calm; see `LookLayer`.
  }

  // MARK: - Weight

  /// How far the weight is towards the left foot, −1…1.
  func weight(time: Double) -> Float {
    let cell = (time / Self.shiftCell).rounded(.down)
    let index = Int(cell)
    let moment = (cell + 0.6 * Double(random(71, index))) * Self.shiftCell
    let share = Ease.smooth(Float(clamping: time - moment) / Self.shiftSeconds)
    let from = random(72, index - 1) * 2 - 1
    return from + (random(72, index) * 2 - 1 - from) * share
  }

  /// How far a standing body sways to the left and ahead, metres.
  func sway(time: Double) -> SIMD2<Float> {
    SIMD2(
      Ease.wander(seed: seed, channel: 73, time: time, period: 6.5) * 0.008,
      Ease.wander(seed: seed, channel: 74, time: time, period: 4.1) * 0.006)
  }

  private func random(_ channel: UInt64, _ cell: Int) -> Float {
    Ease.random(seed: seed, channel: channel, cell: cell)
  }

  /// Whether hands that are at something go on or rest, about −1…1.
  func pace(time: Double) -> Float {
    Ease.wander(seed: seed, channel: 75, time: time, period: 1.9)
  }

  // MARK: - Hands and shoulders

  /// How much of the cell's small movement shows, 0…1.
  private func fidget(time: Double, channel: UInt64) -> Float {
    let cell = (time / Self.fidgetCell).rounded(.down)
    let moment = (cell + 0.8 * Double(random(channel, Int(cell)))) * Self.fidgetCell
    let since = Float(clamping: time - moment) / Self.fidgetSeconds
    return Ease.smooth(since * 2.5) * Ease.smooth((1 - since) * 2)
  }

  private func addFidget(time: Double, ease: Float, to locals: inout JointPose) {
    let shoulders = fidget(time: time, channel: 53) * 0.05 * ease
    for side in 0..<2 {
      let sign: Float = side == 0 ? 1 : -1
      if clavicles[side] >= 0 {
        locals.turn(clavicles[side], by: SIMD3(-shoulders * 0.5, 0, sign * shoulders))
      }
      guard forearms[side] >= 0 else { continue }
      let channel = UInt64(54 + side)
      let stir = Ease.wander(seed: seed, channel: channel, time: time, period: 5.3) * 0.02
      let hand = fidget(time: time, channel: channel + 2) * 0.07
      locals.turn(forearms[side], by: SIMD3(-(stir + hand) * ease, 0, 0))
    }
  }

  private func addFingers(time: Double, ease: Float, to locals: inout JointPose) {
    let left = Ease.wander(seed: seed, channel: 58, time: time, period: 2.9)
    let right = Ease.wander(seed: seed, channel: 59, time: time, period: 3.4)
    for finger in fingers {
      let angle = (finger.side == 0 ? left : right) * 0.07 * ease
      locals.turn(finger.joint, by: finger.axis * angle)
    }
  }
}

extension JointPose {
  /// Adds a small turn about x, y, z, radians, before the joint's own.
  mutating func turn(_ joint: Int, by angles: SIMD3<Float>) {
    let small = Quaternion(vector: SIMD4(angles * 0.5, 1)).normalized
    rotations[joint] = (small * rotations[joint]).normalized
  }
}
