import Foundation

/// What hips and arms did when another way cut the one that was walked, and go over from.
struct CutStride: Sendable {
  static let seconds: Float = 0.45

  var time: Double
  var arms: SIMD2<Float>
  /// How far the weight was shifted, −1…1.
  var weight: Float
  /// How far the hips were lowered, metres.
  var drop: Float
  /// How much the body walked, 0…1.
  var stride: Float

  /// How much of it still shows at a time, 1…0.
  func share(time now: Double) -> Float {
    1 - Ease.smooth(Float(clamping: now - time) / Self.seconds)
  }
}

// Standing and walking: the hips sway, the feet stay where they are.
extension Body {
  private static let hipDrop: Float = 0.012
  /// How much of its length a leg uses: a straight knee would have to jerk to bend.
  private static let usedLength: Float = 0.985
  /// The last part of a leg's length, where it straightens ever more slowly.
  private static let softShare: Float = 0.03
  /// The hips never come down by more than this, metres.
  private static let mostDrop: Float = 0.14

  /// Goes over to another way without a jump of the legs.
  mutating func start(_ next: Walk, time: Double) {
    let carriage = posture.carriage(time: time)
    cut = CutStride(
      time: time,
      arms: swing(time: time, freedom: carriage.stance.armSwing),
      weight: shift(time: time, ease: carriage.manner.ease),
      drop: drop(
        time: time, left: foot(0, stance: carriage.stance, time: time),
        right: foot(1, stance: carriage.stance, time: time)),
      stride: walk.stride(time: time))
    walk = next
  }

  func standOnFeet(time: Double, _ carriage: Carriage, in locals: inout JointPose) {
    guard rig.pelvis >= 0 else { return }
    let stance = carriage.stance
    let weight = min(max(stance.weight + shift(time: time, ease: carriage.manner.ease), -1), 1)
    let left = foot(0, stance: stance, time: time)
    let right = foot(1, stance: stance, time: time)
    let shift = hipShift(
      time: time, weight: weight, turn: turn(stance, time: time), left: left, right: right)
    locals.translations[rig.pelvis] += rig.parentTurn[rig.pelvis].inverse.act(shift)
    let pelvis = rig.restPosition[rig.pelvis] + shift
    // The hip on the standing leg's side stays high; the spine straightens again.
    let roll = Quaternion(angleRadians: weight * 0.03, axis: SIMD3(0, 0, 1))
    let turn = Quaternion(angleRadians: turn(stance, time: time), axis: SIMD3(0, 1, 0))
    locals.rotations[rig.pelvis] = (turn * roll * locals.rotations[rig.pelvis]).normalized
    if let first = rig.spine.first {
      locals.rotations[first] = (roll.inverse * locals.rotations[first]).normalized
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
    let turn = turn(stance, time: time)
    let rest = Quaternion(angleRadians: turn, axis: SIMD3(0, 1, 0)).act(
      SIMD3(leg.side * stance.spread, ankle.y, ahead))
    var foot = walk.foot(index, rest: rest, time: time)
    foot.yaw += turn
    return foot
  }

  /// How far feet and hips are turned left, radians; whoever walks looks where they go.
  private func turn(_ stance: Stance, time: Double) -> Float {
    let walking = walk.stride(time: time)
    let stride = walking + ((cut?.stride ?? walking) - walking) * (cut?.share(time: time) ?? 0)
    return stance.turn * (1 - stride)
  }

  /// How far the weight is away from where the posture has it; nobody shifts it while walking.
  private func shift(time: Double, ease: Float) -> Float {
    let standing = life.weight(time: time) * 0.55 * ease * (1 - walk.stride(time: time))
    guard let cut else { return standing }
    return standing + (cut.weight - standing) * cut.share(time: time)
  }

  /// Moves the hips over the weight, follows the steps and never stretches a leg.
  private func hipShift(
    time: Double, weight: Float, turn: Float, left: Walk.Foot, right: Walk.Foot
  ) -> SIMD3<Float> {
    let sway = life.sway(time: time)
    let drop = drop(time: time, left: left, right: right)
    let aside = weight * 0.03
    return SIMD3(
      aside * cos(turn) + sway.x, -Self.hipDrop - drop, sway.y - aside * sin(turn))
  }

  /// How far a walk lowers the hips, metres.
  private func drop(time: Double, left: Walk.Foot, right: Walk.Foot) -> Float {
    let spread = left.offset.z - right.offset.z
    // A leg that is never quite straight needs no jerk of the knee to bend.
    let walking = walk.stride(time: time) * (0.02 + min(spread * spread * 0.18, 0.09))
    let least = max(reachingDrop(left, leg: 0), reachingDrop(right, leg: 1))
    guard let cut else { return max(walking, least) }
    return max(walking + (cut.drop - walking) * cut.share(time: time), least)
  }

  /// How far the hips must come down for a foot to be within a leg's reach, metres.
  private func reachingDrop(_ foot: Walk.Foot, leg index: Int) -> Float {
    let leg = rig.legs[index]
    guard leg.isComplete else { return 0 }
    let hip = rig.restPosition[leg.upper]
    let (x, z) = (foot.offset.x - hip.x, foot.offset.z - hip.z)
    let length = leg.length * Self.usedLength
    let height = max(length * length - x * x - z * z, 0).squareRoot()
    let needed = hip.y - Self.hipDrop - foot.offset.y - foot.lift - height
    return min(max(needed, 0), Self.mostDrop)
  }

  /// The way to an ankle, shorter the nearer the leg is to straight.
  ///
  /// An even movement of the foot would jerk a knee that straightens; the foot gives way some
  /// millimetres instead.
  private func softened(_ way: SIMD3<Float>, reach: Float) -> SIMD3<Float> {
    let length = way.length
    let soft = reach * Self.softShare
    let even = reach - soft
    guard length > even else { return way }
    return way * ((even + soft * (1 - exp((even - length) / soft))) / length)
  }

  private func reach(
    _ foot: Walk.Foot, leg index: Int, pelvis: SIMD3<Float>, in locals: inout JointPose
  ) {
    let leg = rig.legs[index]
    guard leg.isComplete else { return }
    let hipTurn = locals.rotations[rig.pelvis]
    let hip = pelvis + hipTurn.act(rig.offset(leg.upper))
    let ankle = foot.offset + SIMD3(0, foot.lift, 0)
    let toeOut: Float = leg.side * 0.12
    let footTurn = Quaternion(yawRadians: foot.yaw + toeOut, pitchUpRadians: -foot.pitch)
    let solved = TwoBone.solve(
      target: softened(ankle - hip, reach: leg.length), pole: footTurn.act(SIMD3(0, 0, 1)),
      upper: leg.upperLength,
      lower: leg.lowerLength)
    let hinge = PoseSolver.restHinge(leg, bendsTowards: SIMD3(0, 0, -1))
    let upper = TwoBone.turn(
      from: leg.upperDirection, side: hinge, to: solved.upper, side: solved.hinge)
    let lower = TwoBone.turn(
      from: leg.lowerDirection, side: hinge, to: solved.lower, side: solved.hinge)
    locals.rotations[leg.upper] = (hipTurn.inverse * upper).normalized
    locals.rotations[leg.lower] = (upper.inverse * lower).normalized
    locals.rotations[leg.end] = (lower.inverse * footTurn).normalized
  }

  // MARK: - Arms in step

  func swingArms(time: Double, freedom: Float, in locals: inout JointPose) {
    let swing = swing(time: time, freedom: freedom)
    let bend = abs(swing.x - swing.y) * 0.1
    for index in rig.arms.indices where rig.arms[index].isComplete {
      locals.turn(rig.arms[index].upper, by: SIMD3(-swing[index], 0, 0))
      locals.turn(
        rig.arms[index].lower, by: SIMD3(-max(0, swing[index]) * 0.6 - bend, 0, 0))
    }
  }

  /// How far the left and the right arm swing ahead, radians.
  private func swing(time: Double, freedom: Float) -> SIMD2<Float> {
    var swing = SIMD2<Float>.zero
    if let cycle = walk.cycle(time: time) {
      // The arm goes with the other side's foot; the left foot swings in the first half.
      let ahead = min(walk.speed(time: time), 1.6) * 0.28 * freedom * cos(cycle * 2 * .pi)
      swing = SIMD2(ahead, -ahead) * walk.stride(time: time)
    }
    guard let cut else { return swing }
    return swing + (cut.arms - swing) * cut.share(time: time)
  }
}
