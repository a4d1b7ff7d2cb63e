extension SkinnedMesh {
  /// Words of one vertex in `packedVertices` before those that tell its targets.
  static let vertexWords = 13
  /// Words of one entry in `packedMorphs`.
  static let morphWords = 6

  /// How many words of 32 targets each tell which of them there are.
  var maskWords: Int { (targets.count + 31) / 32 }

  /// Which targets have weight enough to be seen, a bit each, and zeroes for the others.
  static func activeTargets(_ weights: [Float], word: Int) -> UInt32 {
    var bits: UInt32 = 0
    for target in word * 32..<min(word * 32 + 32, weights.count)
    where abs(weights[target]) > leastMorphWeight {
      bits |= 1 << UInt32(target % 32)
    }
    return bits
  }

  /// The vertices as `skin.comp` reads them.
  ///
  /// Thirteen words each: position, normal, four joints in halves of words, four weights, and
  /// where the vertex's entries of `packedMorphs` begin; then a bit a target, set for those that
  /// move the vertex.
  var packedVertices: [UInt32] {
    var starts = [UInt32](repeating: 0, count: count + 1)
    var masks = [UInt32](repeating: 0, count: count * maskWords)
    for entry in morphEntries {
      starts[Int(entry.vertex) + 1] += 1
      masks[Int(entry.vertex) * maskWords + Int(entry.target) / 32] |= 1 << (entry.target % 32)
    }
    for vertex in 1...max(count, 1) where count > 0 { starts[vertex] += starts[vertex - 1] }
    var words: [UInt32] = []
    words.reserveCapacity(count * (Self.vertexWords + maskWords))
    for vertex in 0..<count {
      Self.append(positions[vertex], to: &words)
      Self.append(normals[vertex], to: &words)
      let joint = SIMD4<UInt32>(truncatingIfNeeded: joints[vertex])
      words.append(joint.x | joint.y << 16)
      words.append(joint.z | joint.w << 16)
      for weight in 0..<4 { words.append(weights[vertex][weight].bitPattern) }
      words.append(starts[vertex])
      words += masks[vertex * maskWords..<(vertex + 1) * maskWords]
    }
    return words
  }

  /// What each target moves, vertex by vertex and target by target; never empty.
  ///
  /// Six words each: how far it moves the vertex, and how it turns the normal.
  var packedMorphs: [UInt32] {
    var words: [UInt32] = []
    let sorted = morphEntries.sorted { ($0.vertex, $0.target) < ($1.vertex, $1.target) }
    for entry in sorted {
      Self.append(entry.position, to: &words)
      Self.append(entry.normal, to: &words)
    }
    return words.isEmpty ? Array(repeating: 0, count: Self.morphWords) : words
  }

  private struct MorphEntry {
    var vertex: UInt32
    var target: UInt32
    var position = SIMD3<Float>.zero
    var normal = SIMD3<Float>.zero
  }

  private var morphEntries: [MorphEntry] {
    targets.enumerated().flatMap { index, target in
      var entries: [UInt32: MorphEntry] = [:]
      for (vertex, delta) in zip(target.vertices, target.positionDeltas) {
        let empty = MorphEntry(vertex: vertex, target: UInt32(index))
        entries[vertex, default: empty].position += delta
      }
      for (vertex, delta) in zip(target.normalVertices, target.normalDeltas) {
        let empty = MorphEntry(vertex: vertex, target: UInt32(index))
        entries[vertex, default: empty].normal += delta
      }
      return entries.values
    }
  }

  private static func append(_ vector: SIMD3<Float>, to words: inout [UInt32]) {
    words.append(vector.x.bitPattern)
    words.append(vector.y.bitPattern)
    words.append(vector.z.bitPattern)
  }
}
