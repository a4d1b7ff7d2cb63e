extension SceneImport {
  /// Joints and weights, in the skeleton's own order of joints.
  ///
  /// A vertex that more than four joints hold keeps the four that hold it most.
  mutating func importBinding(
    _ source: GLTFDocument.Primitive, _ skin: ImportedSkin, into primitive: inout Primitive,
    at pointer: String
  ) throws(GLTFIssue) {
    var sets: [(joints: [UInt32], weights: [Float])] = []
    while let jointAccessor = source.attributes["JOINTS_\(sets.count)"],
      let weightAccessor = source.attributes["WEIGHTS_\(sets.count)"]
    {
      let place = "\(pointer)/JOINTS_\(sets.count)"
      let joints = try reader.integers(jointAccessor, type: ["VEC4"], at: place)
      let weights = try reader.floats(
        weightAccessor, type: ["VEC4"], at: "\(pointer)/WEIGHTS_\(sets.count)")
      let limit = skin.newIndex.count
      guard joints.allSatisfy({ $0 < limit }) else {
        throw GLTFIssue(
          .accessorJointsIndexOutOfBounds, at: place, "a joint is past the last of \(limit)")
      }
      sets.append((joints, weights))
    }
    let named = source.attributes.keys.filter { $0.hasPrefix("JOINTS_") }.count
    if named != sets.count || named != source.attributes.keys.count(where: Self.areWeights) {
      report.add(
        .primitiveJointsWeightsMismatch, at: pointer, "JOINTS and WEIGHTS come in pairs")
    }
    guard let first = sets.first else { return }
    let count = primitive.positions.count
    guard sets.allSatisfy({ $0.joints.count == count * 4 && $0.weights.count == count * 4 }) else {
      throw GLTFIssue(
        .primitiveUnequalAccessorCount, at: pointer,
        "every attribute must have \(count) elements")
    }
    checkWeights(sets.map(\.weights), at: pointer + "/WEIGHTS_0")
    primitive.joints.reserveCapacity(count)
    primitive.weights.reserveCapacity(count)
    for vertex in 0..<count {
      let i = vertex * 4
      var held = Hold(
        joints: SIMD4(
          first.joints[i], first.joints[i + 1], first.joints[i + 2], first.joints[i + 3]),
        weights: SIMD4(
          first.weights[i], first.weights[i + 1], first.weights[i + 2], first.weights[i + 3]))
      for set in sets.dropFirst() {
        for k in i..<i + 4 { held.take(set.joints[k], set.weights[k]) }
      }
      let (joints, weights) = held.normalized(skin.newIndex)
      primitive.joints.append(joints)
      primitive.weights.append(weights)
    }
  }

  private static func areWeights(_ name: String) -> Bool { name.hasPrefix("WEIGHTS_") }

  private mutating func checkWeights(_ sets: [[Float]], at pointer: String) {
    var negative = 0
    var uneven = 0
    for vertex in 0..<(sets.first?.count ?? 0) / 4 {
      var sum: Float = 0
      for set in sets {
        for k in vertex * 4..<vertex * 4 + 4 {
          sum += set[k]
          if set[k] < 0 { negative += 1 }
        }
      }
      // Each stored byte may be off by half a step.
      if abs(sum - 1) > 0.01 { uneven += 1 }
    }
    if negative > 0 {
      report.add(.accessorWeightsNegative, at: pointer, "\(negative) weights are below zero")
    }
    if uneven > 0 {
      report.add(
        .accessorWeightsNonNormalized, at: pointer, "\(uneven) vertices have another sum than 1")
    }
  }
}

/// The joints that hold one vertex.
private struct Hold {
  var joints: SIMD4<UInt32>
  var weights: SIMD4<Float>

  /// Takes one more joint in place of the weakest, if it holds the vertex more.
  mutating func take(_ joint: UInt32, _ weight: Float) {
    var weakest = 0
    for k in 1..<4 where weights[k] < weights[weakest] { weakest = k }
    guard weight > weights[weakest] else { return }
    joints[weakest] = joint
    weights[weakest] = weight
  }

  /// Weights that sum to 1, and joints in the skeleton's order.
  func normalized(_ newIndex: [UInt16]) -> (SIMD4<UInt16>, SIMD4<Float>) {
    var four = SIMD4<UInt16>()
    for k in 0..<4 { four[k] = newIndex[Int(joints[k])] }
    let positive = weights.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 1e6))
    let sum = positive.sum()
    return (four, sum > 1e-6 ? positive / sum : SIMD4(1, 0, 0, 0))
  }
}
