extension SkinnedMesh {
  /// Words of one vertex in `packedVertices`.
  static let vertexWords = 13
  /// Words of one entry in `packedMorphs`.
  static let morphWords = 7

  /// The vertices as `skin.comp` reads them, with one more behind the last as its end.
  ///
  /// Thirteen words each: position, normal, four joints in halves of words, four weights, and
  /// where the vertex's entries of `packedMorphs` begin.
  var packedVertices: [UInt32] {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for entry in morphEntries { starts[Int(entry.vertex) + 1] += 1 }
    for vertex in 1...max(count, 1) where count > 0 { starts[vertex] += starts[vertex - 1] }
    var words: [UInt32] = []
    words.reserveCapacity((count + 1) * Self.vertexWords)
    for vertex in 0..<count {
      Self.append(positions[vertex], to: &words)
      Self.append(normals[vertex], to: &words)
      let joint = SIMD4<UInt32>(truncatingIfNeeded: joints[vertex])
      words.append(joint.x | joint.y << 16)
      words.append(joint.z | joint.w << 16)
      for weight in 0..<4 { words.append(weights[vertex][weight].bitPattern) }
      words.append(starts[vertex])
    }
    words += Array(repeating: 0, count: Self.vertexWords - 1)
    words.append(starts[count])
    return words
  }

  /// What each target moves, vertex by vertex; never empty.
  ///
  /// Seven words each: the target, how far it moves the vertex, and how it turns the normal.
  var packedMorphs: [UInt32] {
    var words: [UInt32] = []
    let sorted = morphEntries.sorted { ($0.vertex, $0.target) < ($1.vertex, $1.target) }
    for entry in sorted {
      words.append(entry.target)
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
