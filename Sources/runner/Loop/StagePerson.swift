import Renderer

/// One character on the stage: what it does and where it stands.
struct StagePerson {
  let castID: String
  let colourIndex: Int
  var body: Body
  var isOnStage = false
  var worldFromPerson = Pose.identity
  var locals: JointPose
  var morphWeights: [Float]
  private var mouthInPerson: Mouth
  /// What it looked at before a pause.
  var target = LookTarget.ahead

  init(
    castID: String, colourIndex: Int, skeleton: Skeleton, morphNames: [String],
    clips: [AnimationClip] = [], seed: UInt64
  ) {
    self.castID = castID
    self.colourIndex = colourIndex
    body = Body(skeleton: skeleton, morphNames: morphNames, clips: clips, seed: seed)
    locals = skeleton.restLocal
    mouthInPerson = Mouth(skeleton)
    morphWeights = Array(repeating: 0, count: morphNames.count)
  }

  /// Where the voice comes from: metres in the world.
  var mouth: SIMD3<Float> { worldFromPerson.act(mouthInPerson.position) }

  /// Comes onto the stage, or stands elsewhere at once.
  mutating func stand(at position: SIMD3<Float>, yawRadians: Float, time: Double = 0) {
    isOnStage = true
    body.place(at: position, yawRadians: yawRadians, time: time)
    worldFromPerson.position = position
  }

  mutating func look(at next: LookTarget, time: Double) {
    target = next
    body.look(at: next, time: time)
  }

  mutating func evaluate(time: Double, viewer: SIMD3<Float>, isFar: Bool) {
    worldFromPerson = body.evaluate(
      time: time, viewer: viewer, isFar: isFar, locals: &locals, morphWeights: &morphWeights)
    mouthInPerson.follow(locals)
  }
}
