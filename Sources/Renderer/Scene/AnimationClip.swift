/// Movement of one skeleton and its face: keys over time, between which a pose is reckoned.
///
/// The keys of all tracks lie behind one another in flat arrays, and tracks that share their
/// times share a timeline, so that a moment is looked up once for a whole body.
package struct AnimationClip: Sendable {
  /// How values between two keys are found.
  package enum Interpolation: Sendable, CaseIterable {
    /// The earlier key's value holds until the next.
    case step
    /// Straight between keys; rotations along the shortest arc.
    case linear
    /// Hermite splines: each key has a tangent in, a value and a tangent out.
    case cubic
  }

  /// What a track moves of a joint.
  package enum Property: Sendable {
    case translation
    case rotation
    case scale
  }

  struct JointTrack: Sendable {
    var joint: Int
    var property: Property
    var interpolation: Interpolation
    var timeline: Int
    /// Where the track's keys begin in `values`.
    var first: Int
  }

  struct MorphTrack: Sendable {
    /// Where the weights' positions stand in `morphs`.
    var targets: Range<Int>
    var interpolation: Interpolation
    var timeline: Int
    /// Where the track's keys begin in `weights`; each key has one number a target.
    var first: Int
  }

  package let name: String
  /// The position in the scene's skeletons.
  package let skeleton: Int
  /// The time of the last key.
  package private(set) var durationSeconds: Double = 0
  private(set) var times: [Float] = []
  private(set) var timelines: [Range<Int>] = []
  private(set) var values: [SIMD4<Float>] = []
  private(set) var weights: [Float] = []
  private(set) var morphs: [Int] = []
  private(set) var jointTracks: [JointTrack] = []
  private(set) var morphTracks: [MorphTrack] = []

  package init(name: String, skeleton: Int) {
    self.name = name
    self.skeleton = skeleton
  }

  /// Whether nothing moves.
  package var isEmpty: Bool { jointTracks.isEmpty && morphTracks.isEmpty }

  /// Adds the times of keys, in seconds from the clip's beginning, at least one and rising.
  package mutating func addTimeline(_ seconds: [Float]) -> Int {
    precondition(!seconds.isEmpty && zip(seconds, seconds.dropFirst()).allSatisfy(<))
    timelines.append(times.count..<times.count + seconds.count)
    times += seconds
    durationSeconds = max(durationSeconds, Double(seconds[seconds.count - 1]))
    return timelines.count - 1
  }

  /// Moves a joint.
  ///
  /// There is one value a key of the timeline, three for a cubic track (tangent in, value,
  /// tangent out). Rotations are quaternions, other values leave the last number out.
  package mutating func addTrack(
    joint: Int, _ property: Property, _ interpolation: Interpolation, timeline: Int,
    keys: [SIMD4<Float>]
  ) {
    precondition(keys.count == keyCount(timeline, interpolation))
    jointTracks.append(
      JointTrack(
        joint: joint, property: property, interpolation: interpolation, timeline: timeline,
        first: values.count))
    values += keys
  }

  /// Moves morph weights, given by their positions in the scene's `morphNames`.
  ///
  /// There is one number a target for each key of the timeline, three times as many for a cubic
  /// track (all tangents in, all values, all tangents out).
  package mutating func addTrack(
    morphs targets: [Int], _ interpolation: Interpolation, timeline: Int, keys: [Float]
  ) {
    precondition(keys.count == keyCount(timeline, interpolation) * targets.count)
    morphTracks.append(
      MorphTrack(
        targets: morphs.count..<morphs.count + targets.count, interpolation: interpolation,
        timeline: timeline, first: weights.count))
    morphs += targets
    weights += keys
  }

  private func keyCount(_ timeline: Int, _ interpolation: Interpolation) -> Int {
    timelines[timeline].count * (interpolation == .cubic ? 3 : 1)
  }
}
