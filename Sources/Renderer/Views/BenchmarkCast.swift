import Foundation

/// Who moves while frames are measured.
struct BenchmarkCast {
  private var people: [BenchmarkPerson] = []

  /// Adds somebody of the place's own file, who stands further to the side in each further row.
  mutating func add(_ person: PlacePerson, clip: AnimationClip?, row: Int) {
    let side: Float = row.isMultiple(of: 2) ? -1 : 1
    people.append(
      BenchmarkPerson(
        id: person.id,
        pose: Pose(position: SIMD3(side * 0.35 * Float(row), 0, -0.5 * Float(row))),
        clip: clip, rest: person.skeleton.restLocal, locals: person.skeleton.restLocal,
        weights: Array(repeating: 0, count: person.morphNames.count)))
  }

  /// Adds somebody of a file of its own, the nearest first, on both sides in turn.
  mutating func add(
    _ id: String, _ person: (skeleton: Skeleton, morphNames: [String]), at index: Int
  ) {
    let side: Float = index.isMultiple(of: 2) ? -1 : 1
    let place = SIMD3(
      side * (0.5 + 0.4 * Float(index / 2)), 0, -1.9 - 0.4 * Float(index))
    people.append(
      BenchmarkPerson(
        id: id, pose: Pose(position: place), clip: nil, rest: person.skeleton.restLocal,
        locals: person.skeleton.restLocal,
        weights: Array(repeating: 0, count: person.morphNames.count)))
  }

  mutating func pose(frame: Int, on stage: StageRenderer) {
    for index in people.indices { people[index].pose(frame: frame, on: stage) }
  }
}

/// Somebody who moves by a clip, or sways a little, so that every frame bends all vertices.
private struct BenchmarkPerson {
  let id: String
  let pose: Pose
  let clip: AnimationClip?
  let rest: JointPose
  var locals: JointPose
  var weights: [Float]

  mutating func pose(frame: Int, on stage: StageRenderer) {
    if let clip {
      clip.sample(
        at: clip.looped(Double(frame) / 72), locals: &locals, morphWeights: &weights)
    } else {
      sway(frame)
    }
    stage.setPerson(id, worldFromPerson: pose, locals: locals, morphWeights: weights)
  }

  private mutating func sway(_ frame: Int) {
    let angle = sin(Float(frame) * 0.1) * 0.05
    let turn = Quaternion(angleRadians: angle, axis: SIMD3(0, 0, 1))
    for joint in locals.indices { locals.rotations[joint] = turn * rest.rotations[joint] }
    // A speaking face uses a few targets at a time.
    for morph in weights.indices where morph < 6 { weights[morph] = abs(angle) * 4 }
  }
}

extension ImportedScene {
  /// Leaves meshes that stand still out, or shows them again beside themselves.
  mutating func repeatStillMeshes(_ wanted: Int) {
    let still = nodes.filter { $0.mesh != nil && $0.skeleton == nil && $0.joint == nil }
    guard !still.isEmpty else { return }
    nodes.removeAll { $0.mesh != nil && $0.skeleton == nil && $0.joint == nil }
    for index in 0..<wanted {
      var node = still[index % still.count]
      let round = Float(index / still.count)
      node.parent = -1
      node.worldFromNode =
        Float4x4(translation: SIMD3(0.3, 0.25, -0.3) * round) * node.worldFromNode
      nodes.append(node)
    }
  }

  /// Leaves people out, or shows them again.
  mutating func repeatPeople(_ wanted: Int) {
    let own = skeletons
    guard !own.isEmpty else { return }
    let bodies = nodes.filter { $0.skeleton != nil }
    nodes.removeAll { $0.skeleton != nil }
    skeletons = (0..<wanted).map { own[$0 % own.count] }
    for index in 0..<wanted {
      for body in bodies where body.skeleton == index % own.count {
        var copy = body
        copy.skeleton = index
        nodes.append(copy)
      }
    }
  }
}
