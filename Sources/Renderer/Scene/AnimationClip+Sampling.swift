extension AnimationClip {
  /// Writes the pose of a moment; joints and weights without a track keep what stands there.
  ///
  /// Before the first key the first holds, after the last key the last. Tracks of joints or
  /// weights that the arrays lack are passed over.
  /// - Parameters:
  ///   - seconds: From the clip's beginning; see `looped(_:)` for movement without end.
  ///   - locals: `parentFromJoint`, one a joint of the clip's skeleton.
  ///   - morphWeights: One a name of the scene's `morphNames`.
  /// - Complexity: O(tracks + timelines × log keys); allocates nothing.
  /// - Source: glTF 2.0, appendix C “Animation Sampler Interpolation Modes”.
  package func sample(
    at seconds: Double, locals: inout JointPose, morphWeights: inout [Float]
  ) {
    var timeline = -1
    var moment = Moment()
    for track in jointTracks where track.joint < locals.count {
      if track.timeline != timeline {
        timeline = track.timeline
        moment = self.moment(Float(seconds), on: timeline)
      }
      switch track.property {
      case .translation: locals.translations[track.joint] = vector(track, moment).xyz
      case .rotation: locals.rotations[track.joint] = rotation(track, moment)
      case .scale: locals.scales[track.joint] = vector(track, moment).xyz
      }
    }
    for track in morphTracks {
      moment = self.moment(Float(seconds), on: track.timeline)
      sample(track, moment, into: &morphWeights)
    }
  }

  /// The moment of a movement that begins anew whenever it has ended.
  package func looped(_ seconds: Double) -> Double {
    guard durationSeconds > 0, seconds.isFinite else { return 0 }
    let rest = seconds.truncatingRemainder(dividingBy: durationSeconds)
    return rest < 0 ? rest + durationSeconds : rest
  }

  // MARK: - Time

  /// A place between two keys.
  private struct Moment {
    var before = 0
    var after = 0
    /// How far from one key to the other, 0 to 1.
    var fraction: Float = 0
    /// Seconds between the keys.
    var span: Float = 0
  }

  private func moment(_ seconds: Float, on timeline: Int) -> Moment {
    let range = timelines[timeline]
    // The first key that comes after the moment.
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    let before = max(low - 1, range.lowerBound)
    let after = min(low, range.upperBound - 1)
    var moment = Moment(before: before - range.lowerBound, after: after - range.lowerBound)
    // Also false for a moment that is no number.
    guard before < after, seconds >= times[before] else { return moment }
    moment.span = times[after] - times[before]
    moment.fraction = (seconds - times[before]) / moment.span
    return moment
  }

  // MARK: - Values

  private func vector(_ track: JointTrack, _ moment: Moment) -> SIMD4<Float> {
    switch track.interpolation {
    case .step: return values[track.first + moment.before]
    case .linear:
      let from = values[track.first + moment.before]
      return from + (values[track.first + moment.after] - from) * moment.fraction
    case .cubic:
      let from = track.first + moment.before * 3
      let to = track.first + moment.after * 3
      let spline = Spline(moment.fraction, span: moment.span)
      return values[from + 1] * spline.from + values[from + 2] * spline.leaving
        + values[to + 1] * spline.to + values[to] * spline.arriving
    }
  }

  private func rotation(_ track: JointTrack, _ moment: Moment) -> Quaternion {
    guard track.interpolation == .linear else {
      return Quaternion(vector: vector(track, moment)).normalized
    }
    return Quaternion.slerp(
      Quaternion(vector: values[track.first + moment.before]),
      Quaternion(vector: values[track.first + moment.after]), moment.fraction)
  }

  private func sample(_ track: MorphTrack, _ moment: Moment, into result: inout [Float]) {
    let count = track.targets.count
    let stride = track.interpolation == .cubic ? count * 3 : count
    let from = track.first + moment.before * stride
    let to = track.first + moment.after * stride
    let spline = Spline(moment.fraction, span: moment.span)
    for position in 0..<count {
      let target = morphs[track.targets.lowerBound + position]
      guard target < result.count else { continue }
      let start = weights[from + position]
      switch track.interpolation {
      case .step: result[target] = start
      case .linear:
        result[target] = start + (weights[to + position] - start) * moment.fraction
      case .cubic:
        result[target] =
          weights[from + count + position] * spline.from
          + weights[from + 2 * count + position] * spline.leaving
          + weights[to + count + position] * spline.to + weights[to + position] * spline.arriving
      }
    }
  }

  /// What two keys and their tangents count for on a Hermite spline.
  private struct Spline {
    var from: Float
    var leaving: Float
    var to: Float
    var arriving: Float

    init(_ t: Float, span: Float) {
      let t2 = t * t
      let t3 = t2 * t
      from = 2 * t3 - 3 * t2 + 1
      leaving = span * (t3 - 2 * t2 + t)
      to = 3 * t2 - 2 * t3
      arriving = span * (t3 - t2)
    }
  }
}
