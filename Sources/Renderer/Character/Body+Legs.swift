import Foundation

// Standing and walking: the hips sway, the feet stay where they are.
extension Body {
  private static let hipDrop: Float = 0.012

  func standOnFeet(time: Double, in locals: inout [JointTransform]) {
    guard rig.pelvis >= 0 else { return }
    let stance = posture.stance(time: time)
    let left = foot(0, stance: stance, time: time)
    let right = foot(1, stance: stance, time: time)
    let shift = hipShift(time: time, stance: stance, left: left, right: right)
    locals[rig.pelvis].translation += rig.parentTurn[rig.pelvis].inverse.act(shift)
    let pelvis = rig.restPosition[rig.pelvis] + shift
    // The hip on the standing leg's side stays high; the spine straightens again.
    let roll = Quaternion(angleRadians: stance.weight * 0.03, axis: SIMD3(0, 0, 1))
    locals[rig.pelvis].rotation = (roll * locals[rig.pelvis].rotation).normalized
    if let first = rig.spine.first {
      locals[first].rotation = (roll.inverse * locals[first].rotation).normalized
    }
    reach(left, leg: 0, pelvis: pelvis, in: &locals)
    reach(right, leg: 1, pelvis: pelvis, in: &locals)
  }

  private func foot(_ index: Int, stance: Stance, time: Double) -> Walk.Foot {
    let leg = rig.legs[index]
    guard leg.isComplete else { return Walk.Foot(offset: .zero, yaw: 0, lift: 0, pitch: 0) }
    let ankle = rig.restPosition[leg.end]
    // In step the stagger is the gait's own.
    let ahead = ankle.z + leg.side * stance.stagger * 0.5
    return walk.foot(
      index, rest: SIMD3(leg.side * stance.spread, ankle.y, ahead), time: time)
  }

  /// Moves the hips over the weight, follows the steps and never stretches a leg.
  private func hipShift(
    time: Double, stance: Stance, left: Walk.Foot, right: Walk.Foot
  ) -> SIMD3<Float> {
    let sway = Ease.wander(seed: seed, channel: 71, time: time, period: 6.5)
    let rock = Ease.wander(seed: seed, channel: 72, time: time, period: 4.1)
    var shift = SIMD3(
      stance.weight * 0.03 + sway * 0.012, -Self.hipDrop, rock * 0.006)
    let spread = abs(left.offset.z - right.offset.z)
    if walk.cycle(time: time) != nil { shift.y -= min(spread * spread * 0.16, 0.09) }
    return shift
  }

  private func reach(
    _ foot: Walk.Foot, leg index: Int, pelvis: SIMD3<Float>, in locals: inout [JointTransform]
  ) {
    let leg = rig.legs[index]
    guard leg.isComplete else { return }
    let hipTurn = locals[rig.pelvis].rotation
    let hip = pelvis + hipTurn.act(rig.offset(leg.upper))
    let ankle = foot.offset + SIMD3(0, foot.lift, 0)
    let toeOut: Float = leg.side * 0.12
    let footTurn = Quaternion(yawRadians: foot.yaw + toeOut, pitchUpRadians: -foot.pitch)
    let solved = TwoBone.solve(
      target: ankle - hip, pole: footTurn.act(SIMD3(0, 0, 1)), upper: leg.upperLength,
      lower: leg.lowerLength)
    let hinge = PoseSolver.restHinge(leg, bendsTowards: SIMD3(0, 0, -1))
    let upper = TwoBone.turn(
      from: leg.upperDirection, side: hinge, to: solved.upper, side: solved.hinge)
    let lower = TwoBone.turn(
      from: leg.lowerDirection, side: hinge, to: solved.lower, side: solved.hinge)
    locals[leg.upper].rotation = (hipTurn.inverse * upper).normalized
    locals[leg.lower].rotation = (upper.inverse * lower).normalized
    locals[leg.end].rotation = (lower.inverse * footTurn).normalized
  }
}
