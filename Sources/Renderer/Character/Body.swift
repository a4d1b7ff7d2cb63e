import Foundation

/// What one person does between two frames.
///
/// This folder turns a scenario's cues (stand there, look, be stern, reach out,
/// say this) into joint turns and morph weights. A body is a value that depends
/// on the cues given and on nothing else: the same cues and the same time give
/// the same body, however the frames fell, so a replayed scene looks the same.
/// Postures are written for no body in particular and solved once for this one;
/// a frame then blends arrays. It knows nothing of pixels or of the scenario.
///
/// A frame goes through layers, each a type of its own, see `evaluate`: posture, gesture, life,
/// legs, look, face. Turns are from rest and about the person's axes until the last joint layer
/// is done.
///
/// A person's own space has its origin on the ground between the feet, +Y up,
/// +Z ahead and +X to their left; a yaw of 0 faces +Z, towards a viewer who
/// looks along −Z.
package struct Body: Sendable {
  /// Names that `setPose` knows.
  package static var poseNames: [String] { KeyPose.names }
  /// Names that `gesture` knows.
  package static var gestureNames: [String] { Gesture.catalogue.map(\.name) }

  let rig: BodyRig
  let rest: JointPose
  var walk: Walk
  /// What showed of an earlier way when the present one began.
  var cut: CutStride?
  private(set) var posture: PostureLayer
  let life: LifeLayer
  private(set) var gestures: GestureLayer
  private(set) var accents = SpokenAccents()
  private(set) var listening: Listening
  private(set) var gaze: Gaze
  let look: LookLayer
  let hold: HandHold
  private(set) var face: Face
  private(set) var lips = LipSync()
  /// Where this person must not be, by the viewer's head of the last frame.
  var clearance: KeepOut?

  /// Makes a person who stands at the origin, neutral; joints and morphs are found by name here.
  ///
  /// Of the model's movements, the one that bears the name of a posture stands for it. With a
  /// figure the hands lie on the person's own clothes, and who wears no uniform holds no radio.
  package init(
    skeleton: Skeleton, morphNames: [String], clips: [AnimationClip] = [],
    figure: Figure? = nil, seed: UInt64
  ) {
    rig = BodyRig(skeleton)
    rest = JointPose(skeleton.restLocal.prefix(rig.count))
    walk = Walk(at: Walk.Place(position: .zero, yaw: 0), time: 0)
    let solver = PoseSolver(rig: rig, jointNames: skeleton.jointNames)
    posture = PostureLayer(
      solver: solver, rest: rest, clips: clips, figure: figure, seed: seed)
    life = LifeLayer(solver: solver, seed: seed)
    gestures = GestureLayer(solver: solver, figure: figure)
    listening = Listening(seed: seed)
    gaze = Gaze(seed: seed)
    look = LookLayer(rig: rig, rest: rest, seed: seed)
    hold = HandHold(rig: rig)
    face = Face(morphNames: morphNames, seed: seed)
  }

  // MARK: - Cues

  /// Stands somewhere at once.
  package mutating func place(at position: SIMD3<Float>, yawRadians: Float, time: Double) {
    walk = Walk(
      at: Walk.Place(position: allowed(position), yaw: yawRadians), time: time.usableTime)
    cut = nil
  }

  /// Walks somewhere; without a yaw the person ends facing as now.
  ///
  /// Ways beyond 1.3 m are walked facing ahead, shorter ones by steps aside or back.
  package mutating func move(
    to position: SIMD3<Float>, yawRadians: Float?, duration: Double, time: Double
  ) {
    let now = walk.place(time: time.usableTime)
    let next = Walk(
      after: walk, to: Walk.Place(position: allowed(position), yaw: yawRadians ?? now.yaw),
      duration: Float(clamping: duration), time: time.usableTime, around: clearance)
    start(next, time: time.usableTime)
  }

  /// Takes a posture; false, with nothing changed, when none has that name.
  package mutating func setPose(_ name: String, time: Double) -> Bool {
    guard posture.set(name, time: time.usableTime) else { return false }
    face.take(posture: posture.pose, time: time.usableTime)
    return true
  }

  /// Makes a gesture and returns to the posture; false when none has that name.
  package mutating func gesture(_ name: String, time: Double) -> Bool {
    gestures.start(name, time: time.usableTime)
  }

  /// Takes an expression; false when none has that name.
  package mutating func setFace(_ name: String, time: Double) -> Bool {
    face.set(name, time: time.usableTime)
  }

  /// Looks at something from now on, eyes first.
  package mutating func look(at target: LookTarget, time: Double) {
    gaze.look(at: target, time: time.usableTime)
  }

  /// Listens to somebody who begins to speak: looks there and nods; nil when that ends.
  ///
  /// Somebody who was told to look elsewhere than ahead or at the viewer goes on doing so.
  package mutating func listen(to target: LookTarget?, time: Double) {
    let now = time.usableTime
    gaze.attend(to: target, time: now)
    if target == nil { listening.end(time: now) } else { listening.begin(time: now) }
  }

  /// Moves the mouth to a track that starts now, and head and hands to what is said.
  package mutating func speak(
    _ track: LipTrack, accents spoken: [SpokenAccent] = [], time: Double
  ) {
    let now = time.usableTime
    lips.start(track, time: now)
    accents.start(spoken, time: now)
    gestures.follow(spoken, time: now)
    gaze.speak(for: track.duration, time: now)
  }

  /// Closes the mouth, in about a seventh of a second.
  package mutating func stopSpeaking(time: Double) {
    let now = time.usableTime
    lips.stop(time: now)
    accents.stop(time: now)
    gestures.stopFollowing(time: now)
    gaze.stopSpeaking(time: now)
  }
}
