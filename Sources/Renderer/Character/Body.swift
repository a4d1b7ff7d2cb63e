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
/// A person's own space has its origin on the ground between the feet, +Y up,
/// +Z ahead and +X to their left; a yaw of 0 faces +Z, towards a viewer who
/// looks along −Z.
package struct Body: Sendable {
  /// Names that `setPose` knows.
  package static var poseNames: [String] { KeyPose.names }
  /// Names that `gesture` knows.
  package static var gestureNames: [String] { Gesture.catalogue.map(\.name) }

  let seed: UInt64
  let rig: BodyRig
  let restLocal: [JointTransform]
  var walk: Walk
  var gaze: Gaze
  var face: Face
  var lips = LipSync()
  var posture: Posture
  /// Where this person must not be, by the viewer's head of the last frame.
  var clearance: KeepOut?

  /// Makes a person who stands at the origin, neutral; joints and morphs are found by name here.
  package init(skeleton: Skeleton, morphNames: [String], seed: UInt64) {
    self.seed = seed
    rig = BodyRig(skeleton)
    restLocal = Array(skeleton.restLocal.prefix(rig.count))
    walk = Walk(at: Walk.Place(position: .zero, yaw: 0), time: 0)
    gaze = Gaze(seed: seed)
    face = Face(morphNames: morphNames, seed: seed)
    posture = Posture(solver: PoseSolver(rig: rig, jointNames: skeleton.jointNames), seed: seed)
  }

  // MARK: - Cues

  /// Stands somewhere at once.
  package mutating func place(at position: SIMD3<Float>, yawRadians: Float, time: Double) {
    walk = Walk(
      at: Walk.Place(position: allowed(position), yaw: yawRadians), time: time.usableTime)
  }

  /// Walks somewhere; without a yaw the person ends facing as now.
  ///
  /// Ways beyond 1.3 m are walked facing ahead, shorter ones by steps aside or back.
  package mutating func move(
    to position: SIMD3<Float>, yawRadians: Float?, duration: Double, time: Double
  ) {
    let now = walk.place(time: time.usableTime)
    walk = Walk(
      from: now, to: Walk.Place(position: allowed(position), yaw: yawRadians ?? now.yaw),
      duration: Float(clamping: duration), time: time.usableTime, around: clearance)
  }

  /// Takes a posture; false, with nothing changed, when none has that name.
  package mutating func setPose(_ name: String, time: Double) -> Bool {
    posture.set(name, time: time.usableTime)
  }

  /// Makes a gesture and returns to the posture; false when none has that name.
  package mutating func gesture(_ name: String, time: Double) -> Bool {
    posture.gesture(name, time: time.usableTime)
  }

  /// Takes an expression; false when none has that name.
  package mutating func setFace(_ name: String, time: Double) -> Bool {
    face.set(name, time: time.usableTime)
  }

  /// Looks at something from now on, eyes first.
  package mutating func look(at target: LookTarget, time: Double) {
    gaze.look(at: target, time: time.usableTime)
  }

  /// Moves the mouth to a track that starts now.
  package mutating func speak(_ track: LipTrack, time: Double) {
    lips.start(track, time: time.usableTime)
  }

  /// Closes the mouth, in about a seventh of a second.
  package mutating func stopSpeaking(time: Double) {
    lips.stop(time: time.usableTime)
  }
}
