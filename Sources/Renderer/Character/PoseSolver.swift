import Foundation

/// Turns postures written for a body of any size into turns of one body's joints.
///
/// All comes from where the joints rest: nothing assumes how the asset's arms
/// are held. A joint's turn is given in the person's axes, relative to its
/// parent's turn from rest, so a resting body is all identities.
struct PoseSolver {
  let rig: BodyRig
  private let fingers: [[Finger]]
  let hands: [HandRest]

  /// The turns of a whole posture, one a joint.
  func turns(of pose: KeyPose) -> [Quaternion] {
    var turns = Array(repeating: Quaternion.identity, count: rig.count)
    let share = 1 / Float(max(rig.spine.count, 1))
    for joint in rig.spine {
      turns[joint] = Quaternion(
        yawRadians: pose.turn * share, pitchUpRadians: -pose.lean * share,
        rollRadians: -pose.sideLean * share)
    }
    apply(pose.left, arm: 0, to: &turns)
    apply(pose.right, arm: 1, to: &turns)
    return turns
  }

  /// Writes one arm, from the shoulder to the fingertips.
  func apply(_ goal: ArmGoal, arm index: Int, to turns: inout [Quaternion]) {
    let limb = rig.arms[index]
    guard limb.isComplete else { return }
    let mirror = SIMD3<Float>(limb.side, 1, 1)
    let lift =
      Quaternion(angleRadians: goal.shoulderLift * limb.side, axis: SIMD3(0, 0, 1))
      * Quaternion(angleRadians: -goal.shoulderAhead * limb.side, axis: SIMD3(0, 1, 0))
    if limb.root >= 0 { turns[limb.root] = lift }
    let solved = TwoBone.solve(
      target: target(of: goal, arm: limb, turns: turns), pole: goal.elbow * mirror,
      upper: limb.upperLength, lower: limb.lowerLength)
    let hinge = Self.restHinge(limb, bendsTowards: SIMD3(0, 0, 1))
    let upper = TwoBone.turn(
      from: limb.upperDirection, side: hinge, to: solved.upper, side: solved.hinge)
    var lower = TwoBone.turn(
      from: limb.lowerDirection, side: hinge, to: solved.lower, side: solved.hinge)
    let rest = hands[index]
    let hand = TwoBone.turn(
      from: rest.fingers, side: rest.palm, to: (goal.fingers * mirror).normalized,
      side: goal.palm * mirror)
    // The forearm takes half of the hand's roll, as two bones turning do.
    let roll = (lower.inverse * hand).twist(about: limb.lowerDirection)
    lower =
      lower
      * Quaternion(angleRadians: min(max(roll, -1.9), 1.9) * 0.5, axis: limb.lowerDirection)
    turns[limb.upper] = (lift.inverse * upper).normalized
    turns[limb.lower] = (upper.inverse * lower).normalized
    turns[limb.end] = (lower.inverse * hand).normalized
    for finger in fingers[index] {
      let curl = finger.curl(goal)
      for (joint, reach) in zip(finger.joints, finger.reach) {
        turns[joint] = Quaternion(angleRadians: curl * reach, axis: finger.axis)
      }
    }
  }

  /// From the shoulder to the wrist in the chest's axes, metres.
  private func target(
    of goal: ArmGoal, arm limb: BodyRig.Limb, turns: [Quaternion]
  ) -> SIMD3<Float> {
    let wrist = goal.wrist * SIMD3(limb.side, 1, 1)
    switch goal.origin {
    case .shoulder: return wrist * limb.length
    case .chest:
      return wrist - SIMD3(rig.restPosition[limb.upper].x, 0, 0)
    case .hips: return fromShoulder(toHips: wrist, arm: limb, turns: turns)
    }
  }

  /// From the shoulder to a place on the hips in the chest's axes, however the trunk leans.
  private func fromShoulder(
    toHips place: SIMD3<Float>, arm limb: BodyRig.Limb, turns: [Quaternion]
  ) -> SIMD3<Float> {
    var chest = Quaternion.identity
    var shoulder = SIMD3<Float>.zero
    for joint in chain(to: limb.upper) {
      let turn = joint == limb.upper && limb.root >= 0 ? chest * turns[limb.root] : chest
      shoulder += turn.act(rig.offset(joint))
      if joint != limb.upper && joint != limb.root { chest = chest * turns[joint] }
    }
    return chest.inverse.act(place - shoulder)
  }

  /// The joints from the pelvis, without it, to a joint.
  private func chain(to joint: Int) -> [Int] {
    var chain: [Int] = []
    var next = joint
    while next >= 0, next != rig.pelvis {
      chain.append(next)
      let parent = Int(rig.parents[next])
      next = parent < next ? parent : -1
    }
    return chain.reversed()
  }

  /// The joints that one arm's goal writes.
  func joints(ofArm index: Int) -> [Int] {
    let limb = rig.arms[index]
    guard limb.isComplete else { return [] }
    return [limb.root, limb.upper, limb.lower, limb.end].filter { $0 >= 0 }
      + fingers[index].flatMap(\.joints)
  }

  /// What every finger joint curls about, with the arm that it belongs to.
  var fingerAxes: [(joint: Int, axis: SIMD3<Float>, side: Int)] {
    fingers.enumerated().flatMap { side, fingers in
      fingers.flatMap { finger in
        finger.joints.map { (joint: $0, axis: finger.axis, side: side) }
      }
    }
  }

  /// The axis that a resting limb bends about, for a limb that may rest straight.
  static func restHinge(_ limb: BodyRig.Limb, bendsTowards ahead: SIMD3<Float>) -> SIMD3<Float> {
    let bend = limb.upperDirection.cross(limb.lowerDirection)
    let expected = limb.upperDirection.cross(ahead).normalized
    let isClear = bend.length > 0.25 && bend.normalized.dot(expected) > 0.5
    return isClear ? bend.normalized : expected
  }
}

// MARK: - Hands at rest

extension PoseSolver {
  /// How a hand rests, in the person's axes: unit directions.
  struct HandRest {
    var fingers = SIMD3<Float>(0, -1, 0)
    var palm = SIMD3<Float>(-1, 0, 0)
    var towardsIndex = SIMD3<Float>(0, 0, 1)
  }

  private struct Finger {
    var joints: [Int]
    /// Radians at a full curl, one a joint.
    var reach: [Float]
    var axis: SIMD3<Float>
    var name: String

    /// How far this finger is curled in a goal.
    func curl(_ goal: ArmGoal) -> Float {
      let little = goal.littleCurl ?? goal.curl
      return switch name {
      case "thumb": goal.thumbCurl ?? goal.curl
      case "index": goal.indexCurl ?? goal.curl
      case "ring": (goal.curl + little) / 2
      case "pinky": little
      default: goal.curl
      }
    }
  }

  init(rig: BodyRig, jointNames: [String]) {
    self.rig = rig
    func find(_ name: String) -> Int? {
      jointNames.prefix(rig.count).firstIndex(of: name)
    }
    var hands: [HandRest] = []
    var fingers: [[Finger]] = []
    for (index, suffix) in ["_l", "_r"].enumerated() {
      let hand = Self.handRest(rig, arm: index, suffix: suffix, find: find)
      hands.append(hand)
      fingers.append(Self.fingers(rig, hand: hand, suffix: suffix, find: find))
    }
    self.hands = hands
    self.fingers = fingers
  }

  /// Reads from the fingers' roots where a hand points and where its palm faces.
  static func handRest(
    _ rig: BodyRig, arm index: Int, suffix: String, find: (String) -> Int?
  ) -> HandRest {
    let limb = rig.arms[index]
    guard limb.isComplete else { return HandRest() }
    guard let middle = find("middle_01" + suffix), let first = find("index_01" + suffix),
      let last = find("pinky_01" + suffix)
    else {
      let palm = limb.lowerDirection.cross(SIMD3(0, 0, limb.side)).normalized
      return HandRest(
        fingers: limb.lowerDirection, palm: palm,
        towardsIndex: palm.cross(limb.lowerDirection).normalized * limb.side)
    }
    let along = (rig.restPosition[middle] - rig.restPosition[limb.end]).normalized
    let across = rig.restPosition[first] - rig.restPosition[last]
    let palm = along.cross(across).normalized * limb.side
    return HandRest(
      fingers: along, palm: palm, towardsIndex: palm.cross(along).normalized * limb.side)
  }

  private static func fingers(
    _ rig: BodyRig, hand: HandRest, suffix: String, find: (String) -> Int?
  ) -> [Finger] {
    var fingers: [Finger] = []
    for name in ["index", "middle", "ring", "pinky", "thumb"] {
      let joints = (1...3).compactMap { find("\(name)_0\($0)\(suffix)") }
      guard joints.count == 3 else { continue }
      let along = (rig.restPosition[joints[2]] - rig.restPosition[joints[0]]).normalized
      let isThumb = name == "thumb"
      // Fingers close on the palm; the thumb comes along them and across.
      let inward =
        isThumb ? hand.fingers * 0.6 + hand.palm * 0.6 - hand.towardsIndex * 0.5 : hand.palm
      let axis = along.cross(inward).normalized
      fingers.append(
        Finger(
          joints: joints, reach: isThumb ? [1.2, 0.5, 0.6] : [1.3, 1.5, 1.1], axis: axis,
          name: name))
    }
    return fingers
  }
}
