/// Keeps hands that touch the body where they touch it.
///
/// Breath, weight, small movements and looks turn the trunk under a hand on the belt, which would
/// then sink in or float. What the posture and the gestures want is read before them; afterwards
/// the arm reaches for it again, with the elbow on the side where it was.
struct HandHold: Sendable {
  /// How firmly each hand keeps to what it touches, left and right, 0…1.
  struct Firmness: Sendable, Equatable {
    /// To something worn on the hips.
    var hips = SIMD2<Float>.zero
    /// To something before the chest.
    var chest = SIMD2<Float>.zero

    init() {}

    init(left: ArmGoal?, right: ArmGoal?) {
      // No array of both: this is made in every frame.
      add(left?.contact, arm: 0)
      add(right?.contact, arm: 1)
    }

    private mutating func add(_ contact: Contact?, arm: Int) {
      guard let contact else { return }
      if contact.isOnHips { hips[arm] = 1 } else { chest[arm] = 1 }
    }

    var isAny: Bool { hips.max() > 0.001 || chest.max() > 0.001 }

    static func blend(_ from: Firmness, _ to: Firmness, _ fraction: Float) -> Firmness {
      var result = from
      result.hips += (to.hips - from.hips) * fraction
      result.chest += (to.chest - from.chest) * fraction
      return result
    }

    mutating func add(_ other: Firmness, _ share: Float) {
      for arm in 0..<2 {
        hips[arm] = max(hips[arm], other.hips[arm] * share)
        chest[arm] = max(chest[arm], other.chest[arm] * share)
      }
    }
  }

  /// One arm's joints, from the pelvis's place along the hips' axes.
  struct Arm {
    var chest = Pose.identity
    var shoulder = Pose.identity
    var elbow = Pose.identity
    var hand = Pose.identity
  }

  let rig: BodyRig

  func arm(_ index: Int, _ turns: [Quaternion]) -> Arm {
    let limb = rig.arms[index]
    var arm = Arm()
    var pose = Pose.identity
    for joint in rig.spine { pose = stepped(pose, to: joint, turns) }
    arm.chest = pose
    if limb.root >= 0 { pose = stepped(pose, to: limb.root, turns) }
    arm.shoulder = pose * Pose(position: rig.offset(limb.upper))
    arm.elbow = stepped(stepped(pose, to: limb.upper, turns), to: limb.lower, turns)
    arm.hand = stepped(arm.elbow, to: limb.end, turns)
    return arm
  }

  private func stepped(_ pose: Pose, to joint: Int, _ turns: [Quaternion]) -> Pose {
    pose * Pose(position: rig.offset(joint), orientation: turns[joint])
  }

  /// Both arms where posture and gestures have them; allocates nothing.
  func wanted(_ locals: JointPose, _ firmness: Firmness) -> InlineArray<2, Arm> {
    InlineArray { index in
      firmness.isAny && rig.arms[index].isComplete ? arm(index, locals.rotations) : Arm()
    }
  }

  /// Brings the hands back to what they touch; allocates nothing.
  func keep(
    _ wanted: InlineArray<2, Arm>, _ firmness: Firmness, in locals: inout JointPose
  ) {
    for index in 0..<2 where rig.arms[index].isComplete {
      let (hips, chest) = (firmness.hips[index], firmness.chest[index])
      guard hips > 0.001 || chest > 0.001 else { continue }
      let now = arm(index, locals.rotations)
      let withChest = now.chest * (wanted[index].chest.inverse * wanted[index].hand)
      var goal = Self.blend(now.hand, withChest, chest)
      goal = Self.blend(goal, wanted[index].hand, hips)
      reach(goal, now, arm: index, in: &locals)
    }
  }

  private static func blend(_ from: Pose, _ to: Pose, _ fraction: Float) -> Pose {
    Pose(
      position: from.position + (to.position - from.position) * fraction,
      orientation: .blend(from.orientation, to.orientation, fraction))
  }

  private func reach(_ goal: Pose, _ now: Arm, arm index: Int, in locals: inout JointPose) {
    let limb = rig.arms[index]
    let shoulder = now.shoulder.position
    let (upperNow, lowerNow) = (
      now.elbow.position - shoulder, now.hand.position - now.elbow.position
    )
    let solved = TwoBone.solve(
      target: goal.position - shoulder, pole: upperNow, upper: limb.upperLength,
      lower: limb.lowerLength)
    let above = now.shoulder.orientation
    let first = Quaternion(from: upperNow.normalized, to: solved.upper)
    let upper = first * above * locals.rotations[limb.upper]
    let second = Quaternion(from: first.act(lowerNow).normalized, to: solved.lower)
    let lower = second * first * now.elbow.orientation
    locals.rotations[limb.upper] = (above.inverse * upper).normalized
    locals.rotations[limb.lower] = (upper.inverse * lower).normalized
    locals.rotations[limb.end] = (lower.inverse * goal.orientation).normalized
  }
}
