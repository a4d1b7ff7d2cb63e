import Foundation

/// The posture and the gesture of a body, blended as joint turns.
///
/// Each cue first freezes what shows at that moment and then fades from it, so a
/// cue in the middle of a movement never jumps.
struct Posture: Sendable {
  private struct CompiledGesture: Sendable {
    var gesture: Gesture
    var turns: [Quaternion]
    /// The joints that it writes.
    var joints: [Int]
  }

  private let poses: [[Quaternion]]
  private let gestures: [CompiledGesture]
  private let count: Int
  private let seed: UInt64

  private var pose = 0
  private var gestureIndex: Int?
  private var gestureStart = 0.0
  private var frozen: [Quaternion]
  private var frozenStance = Stance()
  private var frozenHead = SIMD2<Float>.zero
  private var blendStart = -1e9
  private var blendSeconds: Float = 0.7

  init(solver: PoseSolver, seed: UInt64) {
    count = solver.rig.count
    self.seed = seed
    poses = KeyPose.catalogue.map { solver.turns(of: $0) }
    gestures = Gesture.catalogue.map { gesture in
      var turns = Array(repeating: Quaternion.identity, count: solver.rig.count)
      var joints: [Int] = []
      for (arm, goal) in [gesture.left, gesture.right].enumerated() {
        guard let goal else { continue }
        solver.apply(goal, arm: arm, to: &turns)
        joints += solver.joints(ofArm: arm)
      }
      return CompiledGesture(gesture: gesture, turns: turns, joints: joints)
    }
    frozen = poses[0]
  }

  mutating func set(_ name: String, time: Double) -> Bool {
    guard let index = KeyPose.names.firstIndex(of: name) else { return false }
    freeze(time: time, seconds: 0.75 + 0.25 * Ease.random(seed: seed, channel: 41, cell: index))
    pose = index
    return true
  }

  mutating func gesture(_ name: String, time: Double) -> Bool {
    guard let index = gestures.firstIndex(where: { $0.gesture.name == name }) else { return false }
    freeze(time: time, seconds: gestures[index].gesture.rise)
    gestureIndex = index
    gestureStart = time
    return true
  }

  private mutating func freeze(time: Double, seconds: Float) {
    var now = frozen
    for joint in 0..<count { now[joint] = turn(joint, time: time) }
    let stance = self.stance(time: time)
    let head = headTurn(time: time)
    (frozen, frozenStance, frozenHead) = (now, stance, SIMD2(head.bow, head.tilt))
    (blendStart, blendSeconds) = (time, seconds)
  }

  // MARK: - Reading

  /// How much of the newest cue shows, 0…1.
  private func share(time: Double) -> Float {
    Ease.smooth(Float(clamping: time - blendStart) / blendSeconds)
  }

  /// A joint's turn from rest, in the person's axes.
  func turn(_ joint: Int, time: Double) -> Quaternion {
    .blend(frozen[joint], poses[pose][joint], share(time: time))
  }

  /// Overwrites the turns of all joints; allocates nothing.
  func write(time: Double, to locals: inout [JointTransform]) {
    let share = share(time: time)
    let target = poses[pose]
    for joint in 0..<count {
      locals[joint].rotation = .blend(frozen[joint], target[joint], share)
    }
    guard let index = gestureIndex else { return }
    let weight = gestures[index].gesture.weight(Float(clamping: time - gestureStart))
    guard weight > 0 else { return }
    for joint in gestures[index].joints {
      locals[joint].rotation = .blend(
        locals[joint].rotation, gestures[index].turns[joint], weight)
    }
  }

  func stance(time: Double) -> Stance {
    .blend(frozenStance, KeyPose.catalogue[pose].stance, share(time: time))
  }

  /// The head's bow and tilt by posture and gesture, and its nodding, radians.
  func headTurn(time: Double) -> (bow: Float, tilt: Float, pitchUp: Float, yaw: Float) {
    let share = share(time: time)
    let goal = KeyPose.catalogue[pose]
    var bow = frozenHead.x + (goal.bow - frozenHead.x) * share
    var tilt = frozenHead.y + (goal.tilt - frozenHead.y) * share
    guard let index = gestureIndex else { return (bow, tilt, 0, 0) }
    let gesture = gestures[index].gesture
    let since = Float(clamping: time - gestureStart)
    let weight = gesture.weight(since)
    bow += gesture.bow * weight
    tilt += gesture.tilt * weight
    let motion = gesture.headTurn(since)
    return (bow, tilt, motion.pitchUp, motion.yaw)
  }
}
