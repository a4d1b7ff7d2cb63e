import Foundation

/// The gesture layer: movements that begin and end, over the arms that each of them uses.
///
/// A newer gesture cuts an older one, which goes while the newer one comes. What a line says
/// brings small gestures of its own; they keep still while one that was asked for shows.
struct GestureLayer: Sendable {
  private struct Compiled: Sendable {
    var gesture: Gesture
    /// One a joint of `joints`, from rest in the person's axes.
    var turns: [Quaternion]
    /// The mask: the joints that it moves.
    var joints: [Int]
    var firmness: HandHold.Firmness
  }

  private struct Running: Sendable {
    var index: Int
    var start: Double
    var cut = Double.infinity
    /// How much of it may show at most.
    var strength: Float = 1
    var isAsked = true
  }

  private static let cutSeconds: Float = 0.45
  /// More than these never show at once.
  private static let mostRunning = 12

  private let catalogue: [Compiled]
  private var running: [Running] = []

  /// Whether there is something to write with.
  private let canWrite: Bool

  init(solver: PoseSolver, figure: Figure? = nil) {
    let hasRadio = figure?.wearsUniform ?? true
    canWrite = solver.rig.things[HeldThing.notebook.rawValue] >= 0
    catalogue = Gesture.catalogue.map {
      Self.compiled(hasRadio ? $0 : $0.withoutRadio, solver, figure)
    }
  }

  private static func compiled(
    _ gesture: Gesture, _ solver: PoseSolver, _ figure: Figure?
  ) -> Compiled {
    var pose = KeyPose.neutral
    pose.left = gesture.left ?? pose.left
    pose.right = gesture.right ?? pose.right
    let turns = solver.turns(of: solver.fitted(pose, to: figure))
    let joints =
      (gesture.left == nil ? [] : solver.joints(ofArm: 0))
      + (gesture.right == nil ? [] : solver.joints(ofArm: 1))
    return Compiled(
      gesture: gesture, turns: joints.map { turns[$0] }, joints: joints,
      firmness: HandHold.Firmness(left: gesture.left, right: gesture.right))
  }

  mutating func start(_ name: String, time: Double) -> Bool {
    guard let index = catalogue.firstIndex(where: { $0.gesture.name == name }) else { return false }
    cut(time: time)
    add(Running(index: index, start: time))
    return true
  }

  /// Takes the gestures that go with words, instead of those of an earlier line.
  mutating func follow(_ accents: [SpokenAccent], time: Double) {
    stopFollowing(time: time)
    for accent in accents {
      guard let name = accent.gesture,
        let index = catalogue.firstIndex(where: { $0.gesture.name == name }),
        canWrite || catalogue[index].gesture.holds == .nothing
      else { continue }
      // A hand rises before the word that it goes with.
      let early = Double(catalogue[index].gesture.rise * 0.6)
      let start = max(time, time + Double(accent.time) - early)
      add(Running(index: index, start: start, strength: accent.strength, isAsked: false))
    }
  }

  mutating func stopFollowing(time: Double) {
    for position in running.indices where !running[position].isAsked {
      running[position].cut = min(running[position].cut, time)
    }
  }

  private mutating func cut(time: Double) {
    for position in running.indices { running[position].cut = min(running[position].cut, time) }
  }

  private mutating func add(_ next: Running) {
    running.removeAll { entry in
      let end = entry.start + Double(catalogue[entry.index].gesture.duration)
      return min(end, entry.cut + Double(Self.cutSeconds)) < next.start - 1
    }
    if running.count == Self.mostRunning { running.removeFirst() }
    running.append(next)
  }

  // MARK: - A frame

  /// How much a cut leaves of a gesture.
  private func remaining(_ entry: Running, time: Double) -> Float {
    guard entry.cut < .infinity else { return 1 }
    guard entry.cut > entry.start else { return 0 }
    return 1 - Ease.smooth(Float(clamping: time - entry.cut) / Self.cutSeconds)
  }

  private func weight(_ entry: Running, time: Double, beats: Float) -> Float {
    let gesture = catalogue[entry.index].gesture
    // After a cut it does not rise any more.
    let moment = min(time, entry.cut)
    let shown = min(
      gesture.weight(Float(clamping: time - entry.start)),
      time > entry.cut ? gesture.weight(Float(clamping: moment - entry.start)) : 1)
    // Who takes something out takes it out, however little the hands speak.
    let isWhole = entry.isAsked || gesture.holds != .nothing
    return shown * remaining(entry, time: time) * (isWhole ? 1 : entry.strength * beats)
  }

  /// How much of what was asked for shows.
  private func asked(time: Double) -> Float {
    var asked: Float = 0
    for entry in running where entry.isAsked {
      asked = max(asked, weight(entry, time: time, beats: 1))
    }
    return asked
  }

  /// Adds what the gestures hold and touch to a posture's; allocates nothing.
  func addHands(time: Double, to carriage: inout Carriage) {
    let asked = asked(time: time)
    for entry in running {
      var weight = weight(entry, time: time, beats: carriage.manner.beats)
      if !entry.isAsked { weight *= 1 - asked }
      guard weight > 0 else { continue }
      let shares = catalogue[entry.index].gesture.holds.shares * weight
      carriage.holds.shares = pointwiseMax(carriage.holds.shares, shares)
      carriage.firmness.add(catalogue[entry.index].firmness, weight)
    }
  }

  /// Turns the arms of what shows; allocates nothing.
  func add(time: Double, beats: Float, to locals: inout JointPose) {
    let asked = asked(time: time)
    for entry in running {
      var weight = weight(entry, time: time, beats: beats)
      if !entry.isAsked { weight *= 1 - asked }
      guard weight > 0 else { continue }
      let joints = catalogue[entry.index].joints
      for position in joints.indices {
        locals.rotations[joints[position]] = .blend(
          locals.rotations[joints[position]], catalogue[entry.index].turns[position], weight)
      }
    }
  }

  /// What the gestures do to the head.
  func head(time: Double, beats: Float) -> HeadMotion {
    var motion = HeadMotion()
    for entry in running {
      let gesture = catalogue[entry.index].gesture
      let weight = weight(entry, time: time, beats: beats)
      motion.bow += gesture.bow * weight
      motion.tilt += gesture.tilt * weight
      let left = remaining(entry, time: time) * entry.strength
      motion.add(gesture.headTurn(Float(clamping: time - entry.start)), left)
    }
    return motion
  }
}

/// What is added to where a head looks, radians.
struct HeadMotion: Sendable {
  var bow: Float = 0
  /// To the left.
  var tilt: Float = 0
  var pitchUp: Float = 0
  /// To the left.
  var yaw: Float = 0

  mutating func add(_ turn: (pitchUp: Float, yaw: Float), _ share: Float) {
    pitchUp += turn.pitchUp * share
    yaw += turn.yaw * share
  }
}
