import Foundation

extension Body {
  /// Poses the person for one moment.
  ///
  /// The layers, in order: the base, a posture or a clip of the model; gestures over the arms
  /// that each uses; what is added to both, breath and small movements; the legs, which stand
  /// on the ground; the look, from the chest to the eyes; and the face.
  /// - Parameters:
  ///   - time: Seconds on the clock that the cues were given on.
  ///   - viewer: The young person's eyes in the world, metres.
  ///   - isFar: Whether nobody can see fingers and faces, which then rest.
  ///   - locals: Gets `parentFromJoint` of each joint.
  ///   - morphWeights: Gets a weight in 0…1 for each morph.
  /// - Returns: `worldFromPerson`.
  /// - Complexity: O(joints + morphs); allocates nothing when the arrays have the right size.
  package func evaluate(
    time: Double, viewer: SIMD3<Float>, isFar: Bool = false, locals: inout JointPose,
    morphWeights: inout [Float]
  ) -> Pose {
    let now = time.usableTime
    prepare(&locals, &morphWeights)
    let world = standing(time: now)
    var carriage = posture.carriage(time: now)
    gestures.addHands(time: now, to: &carriage)
    let speaking = lips.activity(time: now)
    let accent = accents.motion(time: now)
    posture.write(time: now, into: &locals)
    gestures.add(time: now, beats: carriage.manner.beats, to: &locals)
    let touch = hold.wanted(locals, carriage.firmness)
    life.add(time: now, manner: carriage.manner, isFar: isFar, to: &locals)
    swingArms(time: now, freedom: carriage.stance.armSwing, in: &locals)
    standOnFeet(time: now, carriage, in: &locals)
    let viewpoint = viewpoint(time: now, viewer: viewer, world, locals)
    let aim = gaze.angles(
      viewpoint, breaking: carriage.manner.gazeBreaks, speaking: speaking,
      elsewhere: Gaze.Elsewhere(
        direction: SIMD2(carriage.stance.turn * 1.15, -0.42), share: carriage.manner.elsewhere))
    let stir = look.stir(time: now, speaking: speaking, life: carriage.manner.headLife)
    let head = headMotion(time: now, carriage, accent.head)
    let eyePitch = look.turn(to: aim, from: viewpoint.eyes, head, stir: stir, in: &locals)
    hold.keep(touch, carriage.firmness, in: &locals)
    write(time: now, carriage.holds, in: &locals)
    settleOnRest(&locals)
    show(carriage.holds, in: &locals)
    guard !isFar else { return world }
    face.writeExpression(time: now, into: &morphWeights)
    face.addPosture(time: now, speaking: speaking, to: &morphWeights)
    lips.add(time: now, slots: face.visemes, to: &morphWeights)
    let blink = max(aim.blink, face.blink.closed(time: now, rate: carriage.manner.blinks))
    face.addLife(
      time: now, blink: blink, eyePitch: eyePitch, speaking: speaking, brows: accent.brows,
      to: &morphWeights)
    face.bound(&morphWeights)
    return world
  }

  /// Moves the hand with the pen, in words with pauses between.
  private func write(time: Double, _ holds: HeldThings, in locals: inout JointPose) {
    let share = holds.shares[HeldThing.pen.rawValue]
    guard share > 0, rig.arms[1].isComplete else { return }
    let isWriting = Ease.smooth(life.pace(time: time) * 4 + 1.5)
    let phase = Float((time * 2.7 - (time * 2.7).rounded(.down)) * 2 * .pi)
    let stroke = SIMD3(sin(phase) * 0.022, cos(phase) * 0.012, 0) * (share * isWriting)
    locals.turn(rig.arms[1].end, by: stroke)
  }

  private func show(_ holds: HeldThings, in locals: inout JointPose) {
    for thing in HeldThing.allCases where rig.things[thing.rawValue] >= 0 {
      locals.scales[rig.things[thing.rawValue]] = holds.scale(of: thing)
    }
  }

  private func prepare(_ locals: inout JointPose, _ morphWeights: inout [Float]) {
    if locals.count == rig.count { locals.set(rest) } else { locals = rest }
    if morphWeights.count != face.count {
      morphWeights = Array(repeating: 0, count: face.count)
    }
    for index in morphWeights.indices { morphWeights[index] = 0 }
  }

  private func standing(time: Double) -> Pose {
    let place = walk.place(time: time)
    return Pose(
      position: clearance?.held(place.position) ?? place.position,
      orientation: Quaternion(angleRadians: place.yaw, axis: SIMD3(0, 1, 0)))
  }

  private func viewpoint(
    time: Double, viewer: SIMD3<Float>, _ world: Pose, _ locals: JointPose
  ) -> Gaze.Viewpoint {
    let personFromWorld = world.inverse
    let eyes = rig.head >= 0 ? look.trunkEnd(locals).position : SIMD3<Float>(0, 1.5, 0)
    let isUsable = (viewer.x + viewer.y + viewer.z).isFinite
    return Gaze.Viewpoint(
      time: time, eyes: eyes + LookLayer.eyesFromTrunk,
      viewer: personFromWorld.act(isUsable ? viewer : world.act(SIMD3(0, 1.6, 1))),
      personFromWorld: personFromWorld)
  }

  /// Everything that moves the head about where it looks: posture, gestures, words, listening.
  private func headMotion(
    time: Double, _ carriage: Carriage, _ accent: HeadMotion
  ) -> HeadMotion {
    let manner = carriage.manner
    var motion = gestures.head(time: time, beats: manner.beats)
    motion.bow += carriage.bow + accent.bow
    motion.tilt += carriage.tilt + accent.tilt * manner.headLife
    motion.yaw += accent.yaw * manner.headLife
    motion.pitchUp +=
      accent.pitchUp * manner.headLife + listening.nod(time: time) * manner.nodding
    return motion
  }

  /// Turns so far are from rest in the person's axes; makes them the joints' own.
  private func settleOnRest(_ locals: inout JointPose) {
    guard !rig.isAligned else { return }
    for joint in 0..<rig.count {
      let parent = rig.parentTurn[joint]
      locals.rotations[joint] =
        (parent.inverse * locals.rotations[joint] * parent * rest.rotations[joint]).normalized
    }
  }
}
