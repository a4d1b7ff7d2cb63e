extension SceneImport {
  mutating func importMeshes(_ skinOfMesh: [Int: ImportedSkin]) throws(GLTFIssue) -> [Mesh] {
    var meshes: [Mesh] = []
    for (index, source) in (document.meshes ?? []).enumerated() {
      meshes.append(try mesh(source, skinOfMesh[index], at: "/meshes/\(index)"))
    }
    return meshes
  }

  private mutating func mesh(
    _ source: GLTFDocument.Mesh, _ skin: ImportedSkin?, at pointer: String
  ) throws(GLTFIssue) -> Mesh {
    var primitives: [Primitive] = []
    var targets = 0
    for (index, part) in source.primitives.enumerated() {
      let place = "\(pointer)/primitives/\(index)"
      let primitive = try primitive(part, skin, at: place)
      guard index == 0 || primitive.morphs.count == targets else {
        throw GLTFIssue(
          .primitiveMorphTargetCount, at: place + "/targets",
          "all primitives of a mesh have equally many morph targets")
      }
      targets = primitive.morphs.count
      primitives.append(primitive)
    }
    var names = source.extras?.value?.targetNames ?? []
    // Targets without names are nobody else's.
    if names.count != targets { names = (0..<targets).map { "\(pointer)/morph\($0)" } }
    return Mesh(name: source.name ?? "", primitives: primitives, morphNames: names)
  }

  private mutating func primitive(
    _ source: GLTFDocument.Primitive, _ skin: ImportedSkin?, at pointer: String
  ) throws(GLTFIssue) -> Primitive {
    guard (source.mode ?? 4) == 4 else {
      throw GLTFIssue(
        .primitiveUnsupportedMode, at: pointer + "/mode", "only triangles are drawn")
    }
    guard let position = source.attributes["POSITION"] else {
      throw GLTFIssue(.primitiveMissingPosition, at: pointer + "/attributes", "no POSITION")
    }
    let place = pointer + "/attributes"
    let positions = vectors3(try reader.floats(position, type: ["VEC3"], at: place + "/POSITION"))
    let indices = try triangles(source.indices, vertices: positions.count, at: pointer)
    var primitive = Primitive(positions: positions, normals: [], indices: indices)
    if let normal = source.attributes["NORMAL"] {
      primitive.normals = vectors3(
        try reader.floats(normal, type: ["VEC3"], at: place + "/NORMAL"))
    } else {
      primitive.normals = faceNormals(positions, indices)
    }
    primitive.surfaceCoordinates = try coordinates(source, "TEXCOORD_0", at: place)
    primitive.lightmapCoordinates = try coordinates(source, "TEXCOORD_1", at: place)
    if let skin { try importBinding(source, skin, into: &primitive, at: place) }
    if let material = source.material {
      try require(material, below: scene.materials.count, "material", at: pointer + "/material")
      primitive.material = material
    }
    try checkCounts(primitive, at: place)
    for (index, target) in (source.targets ?? []).enumerated() {
      primitive.morphs.append(
        try morph(target, vertices: positions.count, at: "\(pointer)/targets/\(index)"))
    }
    return primitive
  }

  private mutating func coordinates(
    _ source: GLTFDocument.Primitive, _ name: String, at pointer: String
  ) throws(GLTFIssue) -> [SIMD2<Float>] {
    guard let accessor = source.attributes[name] else { return [] }
    let flat = try reader.floats(accessor, type: ["VEC2"], at: "\(pointer)/\(name)")
    return (0..<flat.count / 2).map { SIMD2(flat[$0 * 2], flat[$0 * 2 + 1]) }
  }

  private mutating func triangles(
    _ accessor: Int?, vertices: Int, at pointer: String
  ) throws(GLTFIssue) -> [UInt32] {
    let place = pointer + "/indices"
    guard let accessor else { return (0..<UInt32(vertices / 3 * 3)).map(\.self) }
    var indices = try reader.integers(accessor, type: ["SCALAR"], at: place)
    guard indices.allSatisfy({ $0 < vertices }) else {
      throw GLTFIssue(
        .accessorIndexOutOfBounds, at: place, "an index is past the last of \(vertices) vertices")
    }
    indices.removeLast(indices.count % 3)
    return indices
  }

  /// Joints and weights, in the skeleton's own order of joints.
  private mutating func importBinding(
    _ source: GLTFDocument.Primitive, _ skin: ImportedSkin, into primitive: inout Primitive,
    at pointer: String
  ) throws(GLTFIssue) {
    guard let jointAccessor = source.attributes["JOINTS_0"],
      let weightAccessor = source.attributes["WEIGHTS_0"]
    else { return }
    let joints = try reader.integers(jointAccessor, type: ["VEC4"], at: pointer + "/JOINTS_0")
    let weights = try reader.floats(weightAccessor, type: ["VEC4"], at: pointer + "/WEIGHTS_0")
    guard joints.allSatisfy({ $0 < skin.newIndex.count }) else {
      throw GLTFIssue(
        .accessorJointsIndexOutOfBounds, at: pointer + "/JOINTS_0",
        "a joint is past the last of \(skin.newIndex.count)")
    }
    primitive.joints = (0..<joints.count / 4).map { vertex in
      var four = SIMD4<UInt16>()
      for i in 0..<4 { four[i] = skin.newIndex[Int(joints[vertex * 4 + i])] }
      return four
    }
    primitive.weights = (0..<weights.count / 4).map { vertex in
      let four = SIMD4<Float>(
        weights[vertex * 4], weights[vertex * 4 + 1], weights[vertex * 4 + 2],
        weights[vertex * 4 + 3])
      let sum = four.sum()
      return sum > 1e-6 ? four / sum : SIMD4(1, 0, 0, 0)
    }
  }

  private func checkCounts(_ primitive: Primitive, at pointer: String) throws(GLTFIssue) {
    let counts = [
      primitive.normals.count, primitive.surfaceCoordinates.count,
      primitive.lightmapCoordinates.count, primitive.joints.count, primitive.weights.count,
    ]
    let expected = primitive.positions.count
    guard counts.allSatisfy({ $0 == 0 || $0 == expected }),
      primitive.joints.count == primitive.weights.count
    else {
      throw GLTFIssue(
        .primitiveUnequalAccessorCount, at: pointer,
        "every attribute must have \(expected) elements")
    }
  }

  /// A target's deltas without the vertices that stay where they are.
  private mutating func morph(
    _ attributes: [String: Int], vertices: Int, at pointer: String
  ) throws(GLTFIssue) -> MorphTarget {
    let positions = try deltas(attributes["POSITION"], vertices, at: pointer + "/POSITION")
    let normals = try deltas(attributes["NORMAL"], vertices, at: pointer + "/NORMAL")
    var target = MorphTarget()
    // Half a micrometre cannot be seen.
    let least: Float = 5e-7
    for vertex in 0..<vertices {
      let moved = positions[checked: vertex] ?? .zero
      let turned = normals[checked: vertex] ?? .zero
      guard moved.length > least || turned.length > 1e-4 else { continue }
      target.vertices.append(UInt32(vertex))
      target.positionDeltas.append(moved)
      if !normals.isEmpty { target.normalDeltas.append(turned) }
    }
    return target
  }

  private mutating func deltas(
    _ accessor: Int?, _ vertices: Int, at pointer: String
  ) throws(GLTFIssue) -> [SIMD3<Float>] {
    guard let accessor else { return [] }
    let deltas = vectors3(try reader.floats(accessor, type: ["VEC3"], at: pointer))
    guard deltas.count == vertices else {
      throw GLTFIssue(
        .primitiveMorphInvalidAttribute, at: pointer, "\(vertices) elements were expected")
    }
    return deltas
  }

  private func vectors3(_ flat: [Float]) -> [SIMD3<Float>] {
    (0..<flat.count / 3).map { SIMD3(flat[$0 * 3], flat[$0 * 3 + 1], flat[$0 * 3 + 2]) }
  }

  /// Normals for a file that gives none: each vertex faces the mean of its triangles.
  private func faceNormals(_ positions: [SIMD3<Float>], _ indices: [UInt32]) -> [SIMD3<Float>] {
    var normals = [SIMD3<Float>](repeating: .zero, count: positions.count)
    for triangle in stride(from: 0, to: indices.count - 2, by: 3) {
      let corners = (0..<3).map { Int(indices[triangle + $0]) }
      let edge = positions[corners[1]] - positions[corners[0]]
      let normal = edge.cross(positions[corners[2]] - positions[corners[0]])
      for corner in corners { normals[corner] += normal }
    }
    return normals.map(\.normalized)
  }
}
