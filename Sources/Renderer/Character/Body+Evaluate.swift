import Foundation

extension Body {
  /// Poses the person for one moment.
  ///
  /// - Parameters:
  ///   - time: seconds on the clock that the cues were given on.
  ///   - viewer: the young person's eyes in the world, metres.
  ///   - locals: gets `parentFromJoint` of each joint.
  ///   - morphWeights: gets a weight in 0…1 for each morph.
  /// - Returns: `worldFromPerson`.
  /// - Complexity: O(joints + morphs); allocates nothing when the arrays have the right size.
  package func evaluate(
    time: Double, viewer: SIMD3<Float>, locals: inout [JointTransform],
    morphWeights: inout [Float]
  ) -> Pose {
    let now = time.usableTime
    prepare(&locals, &morphWeights)
    let place = walk.place(time: now)
    let world = Pose(
      position: clearance?.held(place.position) ?? place.position,
      orientation: Quaternion(angleRadians: place.yaw, axis: SIMD3(0, 1, 0)))
    posture.write(time: now, to: &locals)
    let speaking = lips.activity(time: now)
    addBreath(time: now, to: &locals)
    swingArms(time: now, in: &locals)
    standOnFeet(time: now, in: &locals)
    let eyePitch = turnHead(
      time: now, viewer: viewer, world: world, speaking: speaking, in: &locals)
    settleOnRest(&locals)
    face.writeExpression(time: now, into: &morphWeights)
    lips.add(time: now, slots: face.visemes, to: &morphWeights)
    face.addLife(time: now, eyePitch: eyePitch, speaking: speaking, to: &morphWeights)
    face.bound(&morphWeights)
    return world
  }

  private func prepare(_ locals: inout [JointTransform], _ morphWeights: inout [Float]) {
    if locals.count != rig.count { locals = restLocal }
    if morphWeights.count != face.count {
      morphWeights = Array(repeating: 0, count: face.count)
    }
    for joint in 0..<rig.count {
      locals[joint].translation = restLocal[joint].translation
      locals[joint].scale = restLocal[joint].scale
    }
  }

  /// Turns so far are from rest in the person's axes; makes them the joints' own.
  private func settleOnRest(_ locals: inout [JointTransform]) {
    guard !rig.isAligned else { return }
    for joint in 0..<rig.count {
      let parent = rig.parentTurn[joint]
      locals[joint].rotation =
        (parent.inverse * locals[joint].rotation * parent * restLocal[joint].rotation).normalized
    }
  }

  // MARK: - Trunk and arms

  /// Chest and shoulders rise about fifteen times a minute; nobody breathes quite evenly.
  private func addBreath(time: Double, to locals: inout [JointTransform]) {
    let own = Double(Ease.random(seed: seed, channel: 51, cell: 0))
    let rate = 0.23 + 0.06 * own
    let unevenness = 0.12 * Double(Ease.wander(seed: seed, channel: 52, time: time, period: 9))
    // Phase is reduced as a double: a float loses the breath after some hours.
    let phase = time * rate + own + unevenness
    let breath = Float(sin((phase - phase.rounded(.down)) * 2 * .pi))
    for joint in rig.spine {
      turn(joint, by: SIMD3(-0.007 * breath, 0, 0), in: &locals)
    }
    for (index, joint) in rig.clavicles.enumerated() where joint >= 0 {
      let side: Float = index == 0 ? 1 : -1
      turn(joint, by: SIMD3(0, 0, side * 0.024 * (breath + 0.3)), in: &locals)
    }
    // The neck takes the chest's movement back, so the head stays calm; see `turnHead`.
  }

  private func swingArms(time: Double, in locals: inout [JointTransform]) {
    guard let cycle = walk.cycle(time: time) else { return }
    let freedom = posture.stance(time: time).armSwing
    let amount = min(walk.speed(time: time), 1.6) * 0.28 * freedom
    for (index, arm) in rig.arms.enumerated() where arm.isComplete {
      // The arm goes with the other side's foot; the left foot swings in the first half.
      let side: Float = index == 0 ? 1 : -1
      let swing = side * amount * cos(cycle * 2 * .pi)
      turn(arm.upper, by: SIMD3(-swing, 0, 0), in: &locals)
      turn(arm.lower, by: SIMD3(-max(0, swing) * 0.6 - amount * 0.2, 0, 0), in: &locals)
    }
  }

  /// Adds small turns about x, y, z, radians, before the joint's own.
  private func turn(_ joint: Int, by angles: SIMD3<Float>, in locals: inout [JointTransform]) {
    let small = Quaternion(vector: SIMD4(angles * 0.5, 1)).normalized
    locals[joint].rotation = (small * locals[joint].rotation).normalized
  }

  // MARK: - Head

  /// Aims the head and the eyes and gives how far the eyes look up in the head, radians.
  private func turnHead(
    time: Double, viewer: SIMD3<Float>, world: Pose, speaking: Float,
    in locals: inout [JointTransform]
  ) -> Float {
    guard rig.head >= 0 else { return 0 }
    let extra = posture.headTurn(time: time)
    var trunk = trunkEnd(locals)
    let personFromWorld = world.inverse
    let eyeHeight = SIMD3<Float>(0, 0.07, 0.08)
    let isUsable = (viewer.x + viewer.y + viewer.z).isFinite
    let aim = gaze.angles(
      time: time, eyes: trunk.position + eyeHeight,
      viewer: personFromWorld.act(isUsable ? viewer : world.act(SIMD3(0, 1.6, 1))),
      personFromWorld: personFromWorld)
    turnChest(aim.chest, in: &locals)
    trunk = trunkEnd(locals)
    let stir = headStir(time: time, speaking: speaking)
    let wanted = Quaternion(
      yawRadians: bounded(aim.head.x + stir.x + extra.yaw, Gaze.maximumHeadYaw),
      pitchUpRadians: bounded(
        aim.head.y + stir.y - extra.bow + extra.pitchUp, Gaze.maximumHeadPitch),
      rollRadians: -extra.tilt - stir.z)
    let fromChest = (trunk.orientation.inverse * wanted).normalized
    let neck = Quaternion.blend(.identity, fromChest, rig.neck >= 0 ? 0.45 : 0)
    if rig.neck >= 0 { locals[rig.neck].rotation = neck }
    locals[rig.head].rotation = (neck.inverse * fromChest).normalized
    return turnEyes(aim.eyes, head: wanted, in: &locals)
  }

  private func turnChest(_ yaw: Float, in locals: inout [JointTransform]) {
    let share = Quaternion(
      angleRadians: yaw / Float(max(rig.spine.count, 1)), axis: SIMD3(0, 1, 0))
    for joint in rig.spine {
      locals[joint].rotation = (share * locals[joint].rotation).normalized
    }
  }

  /// Where the spine ends in the person's space, and how it is turned there.
  private func trunkEnd(_ locals: [JointTransform]) -> Pose {
    var pose = Pose(position: .zero, orientation: .identity)
    if rig.pelvis >= 0 {
      let moved = locals[rig.pelvis].translation - restLocal[rig.pelvis].translation
      pose = Pose(
        position: rig.restPosition[rig.pelvis] + moved,
        orientation: locals[rig.pelvis].rotation)
    }
    for joint in rig.spine {
      pose = pose * Pose(position: rig.offset(joint), orientation: locals[joint].rotation)
    }
    if rig.neck >= 0 { pose.position = pose.act(rig.offset(rig.neck)) }
    pose.position += pose.orientation.act(rig.neck >= 0 ? rig.offset(rig.head) : .zero)
    return pose
  }

  /// A head is never quite still, and moves with what it says: left, up, tilt.
  private func headStir(time: Double, speaking: Float) -> SIMD3<Float> {
    func wander(_ channel: UInt64, _ period: Double) -> Float {
      Ease.wander(seed: seed, channel: channel, time: time, period: period)
    }
    let idle = SIMD3(wander(61, 3.1) * 0.018, wander(62, 2.7) * 0.012, wander(63, 4.3) * 0.014)
    let talk = SIMD3(wander(64, 0.9) * 0.035, wander(65, 0.55) * 0.04, wander(66, 1.3) * 0.03)
    return idle + talk * speaking
  }

  /// Points the eyes within what an eye can do; gives the pitch in the head, radians.
  private func turnEyes(
    _ aim: SIMD2<Float>, head: Quaternion, in locals: inout [JointTransform]
  ) -> Float {
    let direction = SIMD3(sin(aim.x) * cos(aim.y), sin(aim.y), cos(aim.x) * cos(aim.y))
    let inHead = head.inverse.act(direction)
    let yaw = bounded(atan2(inHead.x, max(inHead.z, 0.05)), Gaze.maximumEyeYaw)
    let flat = (inHead.x * inHead.x + inHead.z * inHead.z).squareRoot()
    let pitch = min(
      max(atan2(inHead.y, max(flat, 0.05)), -Gaze.maximumEyePitchDown), Gaze.maximumEyePitchUp)
    let turn = Quaternion(yawRadians: yaw, pitchUpRadians: pitch)
    for eye in rig.eyes where eye >= 0 { locals[eye].rotation = turn }
    return pitch
  }

  private func bounded(_ value: Float, _ limit: Float) -> Float {
    min(max(value, -limit), limit)
  }
}
