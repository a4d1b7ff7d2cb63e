/// A mesh as it was imported: triangles in parts of one material each.
package struct Mesh: Sendable {
  package var name: String
  package var primitives: [Primitive]
  /// The names of the morph targets, the same for every primitive that has any.
  package var morphNames: [String]

  package init(name: String, primitives: [Primitive], morphNames: [String] = []) {
    self.name = name
    self.primitives = primitives
    self.morphNames = morphNames
  }
}

/// Triangles that share a material; one array a vertex attribute.
///
/// An importer guarantees that every array that is not empty has as many elements as `positions`,
/// that every index is in range, and that joints and weights come together.
package struct Primitive: Sendable {
  package var positions: [SIMD3<Float>]
  package var normals: [SIMD3<Float>]
  /// Texture coordinates of the surface; empty where the file has none.
  package var surfaceCoordinates: [SIMD2<Float>] = []
  /// Texture coordinates of the lightmap; empty where the file has none.
  package var lightmapCoordinates: [SIMD2<Float>] = []
  /// Linear colour and alpha that the material's is multiplied with; empty where the file has none.
  package var colours: [SIMD4<Float>] = []
  /// Positions in the skeleton's arrays, four a vertex; empty for a rigid primitive.
  package var joints: [SIMD4<UInt16>] = []
  /// Sum to 1.
  package var weights: [SIMD4<Float>] = []
  package var indices: [UInt32]
  package var morphs: [MorphTarget] = []
  /// The position in the scene's materials; nil means the default material.
  package var material: Int?

  package init(positions: [SIMD3<Float>], normals: [SIMD3<Float>], indices: [UInt32]) {
    self.positions = positions
    self.normals = normals
    self.indices = indices
  }

  /// The smallest box around the vertices at rest.
  package var bounds: Bounds { Bounds(of: positions) }
}

extension Primitive {
  /// The primitive in another space.
  func transformed(by matrix: Float4x4) -> Primitive {
    // Normals turn with the inverse transpose, which keeps them upright under uneven scale.
    let turn = matrix.inverse.transposed
    var result = self
    result.positions = positions.map(matrix.act(point:))
    result.normals = normals.map { turn.act(direction: $0).normalized }
    for index in morphs.indices {
      result.morphs[index].positionDeltas = morphs[index].positionDeltas.map(
        matrix.act(direction:))
      result.morphs[index].normalDeltas = morphs[index].normalDeltas.map(turn.act(direction:))
    }
    guard matrix.c0.xyz.cross(matrix.c1.xyz).dot(matrix.c2.xyz) < 0 else { return result }
    // A mirror turns triangles inside out.
    for corner in stride(from: 0, to: indices.count, by: 3) {
      result.indices.swapAt(corner + 1, corner + 2)
    }
    return result
  }

  /// The primitive with its morph targets held still at some weights, one a target.
  func morphed(by weights: [Float]) -> Primitive {
    guard weights.contains(where: { $0 != 0 }) else { return self }
    var result = self
    for (morph, weight) in zip(morphs, weights) {
      for (place, vertex) in morph.vertices.enumerated() {
        result.positions[Int(vertex)] += morph.positionDeltas[place] * weight
        if !morph.normalDeltas.isEmpty {
          result.normals[Int(vertex)] += morph.normalDeltas[place] * weight
        }
      }
    }
    return result
  }
}

/// What one morph target moves, kept sparse: a face is a tenth of a person's vertices.
package struct MorphTarget: Sendable, Equatable {
  /// The vertices that move, in rising order.
  package var vertices: [UInt32] = []
  /// Metres, one for each moved vertex.
  package var positionDeltas: [SIMD3<Float>] = []
  /// One for each moved vertex, or empty where the target leaves the normals alone.
  package var normalDeltas: [SIMD3<Float>] = []

  package init() {}
}

/// A box along the axes.
package struct Bounds: Sendable, Equatable {
  package var lower: SIMD3<Float>
  package var upper: SIMD3<Float>

  package init(lower: SIMD3<Float>, upper: SIMD3<Float>) {
    self.lower = lower
    self.upper = upper
  }

  /// The smallest box around some points; without points, a box of no size at the origin.
  package init(of points: [SIMD3<Float>]) {
    guard let first = points.first else {
      self.init(lower: .zero, upper: .zero)
      return
    }
    self.init(lower: first, upper: first)
    for point in points { include(point) }
  }

  package mutating func include(_ point: SIMD3<Float>) {
    lower = pointwiseMin(lower, point)
    upper = pointwiseMax(upper, point)
  }

  /// The box of what may move so far to each side.
  func grown(by metres: SIMD3<Float>) -> Bounds {
    let reach = pointwiseMax(metres, -metres)
    return Bounds(lower: lower - reach, upper: upper + reach)
  }

  package var centre: SIMD3<Float> { (lower + upper) * 0.5 }
  package var halfSize: SIMD3<Float> { (upper - lower) * 0.5 }
}
