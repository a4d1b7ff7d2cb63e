import Foundation

/// The base layer: the posture of a body, from a key pose or from a movement of the model.
///
/// A clip of the model that bears a posture's name stands for that posture and runs without end;
/// its legs and hips are overwritten by those that stand on the ground. Each cue freezes what
/// shows at that moment and fades from it, so a cue in the middle of a movement never jumps.
struct PostureLayer: Sendable {
  /// This person's own, in the order of `KeyPose.names`.
  private let catalogue: [KeyPose]
  private let poses: [[Quaternion]]
  private let clips: [AnimationClip?]
  private let rig: BodyRig
  private let rest: JointPose
  private let seed: UInt64

  private(set) var pose = 0
  private var frozen: [Quaternion]
  private var frozenCarriage = Carriage()
  private var start = -1e9
  private var fadeSeconds: Float = 0.7

  init(
    solver: PoseSolver, rest: JointPose, clips: [AnimationClip], figure: Figure? = nil,
    seed: UInt64
  ) {
    let isEveryday = figure.map { !$0.wearsUniform } ?? false
    catalogue = (isEveryday ? KeyPose.everyday : KeyPose.catalogue).map {
      solver.fitted($0, to: figure)
    }
    rig = solver.rig
    self.rest = rest
    self.seed = seed
    poses = catalogue.map { solver.turns(of: $0) }
    self.clips = KeyPose.names.map { name in
      clips.first { $0.name == name && $0.skeleton == 0 && !$0.isEmpty }
    }
    frozen = poses[0]
  }

  mutating func set(_ name: String, time: Double) -> Bool {
    guard let index = KeyPose.names.firstIndex(of: name) else { return false }
    var now = rest
    write(time: time, into: &now)
    (frozen, frozenCarriage) = (now.rotations, carriage(time: time))
    start = time
    fadeSeconds = 0.75 + 0.25 * Ease.random(seed: seed, channel: 41, cell: index)
    pose = index
    return true
  }

  /// How much of the newest cue shows, 0…1.
  func share(time: Double) -> Float {
    Ease.smooth(Float(clamping: time - start) / fadeSeconds)
  }

  /// Overwrites the turns of all joints, from rest in the person's axes; allocates nothing.
  ///
  /// The translations and scales are those at rest before and after.
  func write(time: Double, into locals: inout JointPose) {
    let share = share(time: time)
    if let clip = clips[pose] {
      sample(clip, at: clip.looped(time - start), into: &locals)
    } else {
      for joint in 0..<rig.count { locals.rotations[joint] = poses[pose][joint] }
    }
    guard share < 1 else { return }
    for joint in 0..<rig.count {
      locals.rotations[joint] = .blend(frozen[joint], locals.rotations[joint], share)
    }
  }

  private func sample(_ clip: AnimationClip, at seconds: Double, into locals: inout JointPose) {
    locals.set(rest)
    var noWeights: [Float] = []
    clip.sample(at: seconds, locals: &locals, morphWeights: &noWeights)
    for joint in 0..<rig.count {
      locals.translations[joint] = rest.translations[joint]
      locals.scales[joint] = rest.scales[joint]
      let parent = rig.parentTurn[joint]
      locals.rotations[joint] =
        (parent * locals.rotations[joint] * rest.rotations[joint].inverse * parent.inverse)
        .normalized
    }
  }

  /// What stands beside the joints' turns at a time.
  func carriage(time: Double) -> Carriage {
    .blend(frozenCarriage, Carriage(catalogue[pose]), share(time: time))
  }
}
