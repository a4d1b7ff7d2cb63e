import Renderer

/// One character on the stage: what it does and where it stands.
///
/// What a frame writes anew is kept apart (`PersonPose`), so that a person can be kept for later
/// without the next frame having to copy it.
struct StagePerson {
  let castID: String
  let colourIndex: Int
  var body: Body
  var isOnStage = false
  var worldFromPerson = Pose.identity
  /// How the skeleton stands at rest.
  let rest: JointPose
  let morphCount: Int
  private var mouthInPerson: Mouth
  /// What it looked at before a pause.
  var target = LookTarget.ahead

  init(
    castID: String, colourIndex: Int, skeleton: Skeleton, morphNames: [String],
    clips: [AnimationClip] = [], figure: Figure? = nil, seed: UInt64
  ) {
    self.castID = castID
    self.colourIndex = colourIndex
    body = Body(
      skeleton: skeleton, morphNames: morphNames, clips: clips, figure: figure, seed: seed)
    rest = skeleton.restLocal
    morphCount = morphNames.count
    mouthInPerson = Mouth(skeleton)
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

  /// Poses the person for one moment; allocates nothing.
  mutating func evaluate(
    time: Double, viewer: SIMD3<Float>, isFar: Bool, into pose: inout PersonPose
  ) {
    worldFromPerson = body.evaluate(
      time: time, viewer: viewer, isFar: isFar, locals: &pose.locals,
      morphWeights: &pose.morphWeights)
    mouthInPerson.follow(pose.locals)
  }
}

/// How one person's joints and face stand in a frame, in memory that nothing else shares.
struct PersonPose {
  /// `parentFromJoint`, one per joint.
  var locals: JointPose
  /// 0…1, one per morph.
  var morphWeights: [Float]

  /// Sets the memory aside for a person, at rest.
  init(of person: StagePerson) {
    locals = person.rest.ownCopy
    morphWeights = Array(repeating: 0, count: person.morphCount)
  }
}
