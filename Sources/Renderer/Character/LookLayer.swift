import Foundation

/// The look-at layer: chest, neck, head and eyes turned to what the gaze wants.
///
/// It comes after everything that moves the trunk: the head is aimed in the person's space,
/// whatever breath and posture do below it, and the eyes within the head.
struct LookLayer: Sendable {
  /// From the end of the spine to between the eyes, metres.
  static let eyesFromTrunk = SIMD3<Float>(0, 0.07, 0.08)
  /// The neck's share of the turn between chest and head.
  private static let neckShare: Float = 0.45

  let rig: BodyRig
  let rest: JointPose
  let seed: UInt64

  /// Where the spine ends in the person's space, and how it is turned there.
  func trunkEnd(_ locals: JointPose) -> Pose {
    var pose = Pose(position: .zero, orientation: .identity)
    if rig.pelvis >= 0 {
      let moved = locals.translations[rig.pelvis] - rest.translations[rig.pelvis]
      pose = Pose(
        position: rig.restPosition[rig.pelvis] + moved,
        orientation: locals.rotations[rig.pelvis])
    }
    for joint in rig.spine {
      pose = pose * Pose(position: rig.offset(joint), orientation: locals.rotations[joint])
    }
    if rig.neck >= 0 { pose.position = pose.act(rig.offset(rig.neck)) }
    pose.position += pose.orientation.act(rig.neck >= 0 ? rig.offset(rig.head) : .zero)
    return pose
  }

  /// Turns everything to a look and gives how far the eyes look up in the head, radians.
  ///
  /// The look was aimed from `eyes`, in the person's space, where they would be with the head up.
  func turn(
    to aim: Gaze.Angles, from eyes: SIMD3<Float>, _ motion: HeadMotion, stir: SIMD3<Float>,
    in locals: inout JointPose
  ) -> Float {
    guard rig.head >= 0 else { return 0 }
    turnChest(aim.chest, in: &locals)
    let trunk = trunkEnd(locals)
    let ahead = trunk.orientation.act(SIMD3(0, 0, 1))
    let trunkYaw = atan2(ahead.x, max(ahead.z, 0.05))
    let headYaw = bounded(aim.head.x + stir.x + motion.yaw, Gaze.maximumHeadYaw)
    let wanted = Quaternion(
      // No neck turns further on a trunk that is turned the other way.
      yawRadians: trunkYaw + bounded(headYaw - trunkYaw, Gaze.maximumHeadYaw),
      pitchUpRadians: bounded(
        aim.head.y + stir.y - motion.bow + motion.pitchUp, Gaze.maximumHeadPitch),
      rollRadians: -motion.tilt - stir.z)
    let fromChest = (trunk.orientation.inverse * wanted).normalized
    let neck = Quaternion.blend(.identity, fromChest, rig.neck >= 0 ? Self.neckShare : 0)
    if rig.neck >= 0 { locals.rotations[rig.neck] = neck }
    locals.rotations[rig.head] = (neck.inverse * fromChest).normalized
    let headPosition =
      rig.neck >= 0
      ? trunk.position
        + trunk.orientation.act(neck.act(rig.offset(rig.head)) - rig.offset(rig.head))
      : trunk.position
    let head = Pose(position: headPosition, orientation: wanted)
    return turnEyes(aim, from: eyes, head: head, in: &locals)
  }

  private func turnChest(_ yaw: Float, in locals: inout JointPose) {
    let share = Quaternion(
      angleRadians: yaw / Float(max(rig.spine.count, 1)), axis: SIMD3(0, 1, 0))
    for joint in rig.spine {
      locals.rotations[joint] = (share * locals.rotations[joint]).normalized
    }
  }

  /// A head is never quite still, and moves with what it says: left, up, tilt.
  func stir(time: Double, speaking: Float, life: Float) -> SIMD3<Float> {
    func wander(_ channel: UInt64, _ period: Double) -> Float {
      Ease.wander(seed: seed, channel: channel, time: time, period: period)
    }
    let idle = SIMD3(wander(61, 3.1) * 0.018, wander(62, 2.7) * 0.012, wander(63, 4.3) * 0.014)
    let talk = SIMD3(wander(64, 0.9) * 0.035, wander(65, 0.55) * 0.04, wander(66, 1.3) * 0.03)
    return (idle + talk * speaking) * life
  }

  /// Points both eyes at one thing, within what an eye can do; gives the pitch in the head, radians.
  private func turnEyes(
    _ aim: Gaze.Angles, from nominal: SIMD3<Float>, head: Pose, in locals: inout JointPose
  ) -> Float {
    let (yaw, pitch) = (aim.eyes.x, aim.eyes.y)
    let direction = SIMD3(sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))
    var middle: Float = 0
    for eye in rig.eyes where eye >= 0 {
      // From this eye to the thing, in lengths of the way to it: a bowed head brings the eyes
      // elsewhere, and what is near is seen under another angle by each of them.
      let moved = head.act(rig.offset(eye)) - nominal
      let inHead = head.orientation.inverse.act(direction - moved * aim.nearness)
      let across = atan2(inHead.x, max(inHead.z, 0.05))
      let flat = (inHead.x * inHead.x + inHead.z * inHead.z).squareRoot()
      let up = min(
        max(atan2(inHead.y, max(flat, 0.05)), -Gaze.maximumEyePitchDown),
        Gaze.maximumEyePitchUp)
      locals.rotations[eye] = Quaternion(
        yawRadians: bounded(across, Gaze.maximumEyeYaw), pitchUpRadians: up)
      middle += up * 0.5
    }
    return middle
  }

  private func bounded(_ value: Float, _ limit: Float) -> Float {
    min(max(value, -limit), limit)
  }
}
