extension Primitive {
  /// Gives each triangle corners of its own and the normal of its plane.
  ///
  /// - Source: glTF 2.0, 3.7.2.1: without normals, flat ones must be reckoned.
  mutating func makeFlat() {
    let corners = indices.map(Int.init)
    positions = corners.map { positions[$0] }
    surfaceCoordinates = Self.spread(surfaceCoordinates, corners)
    lightmapCoordinates = Self.spread(lightmapCoordinates, corners)
    colours = Self.spread(colours, corners)
    joints = Self.spread(joints, corners)
    weights = Self.spread(weights, corners)
    morphs = morphs.map { Self.spread($0, corners) }
    indices = (0..<UInt32(corners.count)).map(\.self)
    normals = [SIMD3<Float>](repeating: SIMD3(0, 1, 0), count: corners.count)
    for first in stride(from: 0, to: corners.count, by: 3) {
      let edge = positions[first + 1] - positions[first]
      let normal = edge.cross(positions[first + 2] - positions[first]).normalized
      guard normal != .zero else { continue }
      for corner in first..<first + 3 { normals[corner] = normal }
    }
  }

  private static func spread<Value>(_ values: [Value], _ corners: [Int]) -> [Value] {
    values.isEmpty ? [] : corners.map { values[$0] }
  }

  private static func spread(_ morph: MorphTarget, _ corners: [Int]) -> MorphTarget {
    var places: [UInt32: Int] = [:]
    for (place, vertex) in morph.vertices.enumerated() { places[vertex] = place }
    var result = MorphTarget()
    for (corner, vertex) in corners.enumerated() {
      guard let place = places[UInt32(vertex)] else { continue }
      result.vertices.append(UInt32(corner))
      result.positionDeltas.append(morph.positionDeltas[place])
    }
    return result
  }
}
