/// A mesh of the file as one skin binds it.
struct MeshUse: Hashable {
  var mesh: Int
  var skin: Int?
}

extension SceneImport {
  /// Reads every mesh, once for each skin that binds it: joints have another order in each.
  ///
  /// The first use stands where the file has the mesh; others follow after the last mesh.
  mutating func importMeshes(_ skins: [ImportedSkin?]) {
    var uses: [[Int?]] = document.meshes.indices.map { _ in [] }
    for index in document.nodes.indices {
      guard let node = document.nodes[index], let mesh = node.mesh, uses.indices.contains(mesh)
      else { continue }
      if !uses[mesh].contains(node.skin) { uses[mesh].append(node.skin) }
    }
    var more: [MeshUse] = []
    for (index, skinsOfMesh) in uses.enumerated() {
      // A node without a skin can show the mesh as any skin binds it.
      let bound = skinsOfMesh.compactMap(\.self).filter(skins.indices.contains)
      scene.meshes.append(mesh(index, bound.first.flatMap { skins[$0] }))
      if let first = bound.first { meshOfUse[MeshUse(mesh: index, skin: first)] = index }
      more += bound.dropFirst().map { MeshUse(mesh: index, skin: $0) }
    }
    for use in more {
      meshOfUse[use] = scene.meshes.count
      scene.meshes.append(mesh(use.mesh, use.skin.flatMap { skins[$0] }))
    }
  }

  private mutating func mesh(_ index: Int, _ skin: ImportedSkin?) -> Mesh {
    guard let source = document.meshes[index] else { return Mesh(name: "", primitives: []) }
    let pointer = "/meshes/\(index)"
    var primitives: [Primitive] = []
    var targets: Int?
    for position in source.primitives.indices {
      guard let part = source.primitives[position] else { continue }
      let place = "\(pointer)/primitives/\(position)"
      let count = part.targets?.count ?? 0
      if count != targets ?? count {
        report.add(
          .primitiveMorphTargetCount, at: place + "/targets",
          "all primitives of a mesh have equally many morph targets")
      }
      targets = targets ?? count
      do {
        if let primitive = try primitive(part, skin, at: place) { primitives.append(primitive) }
      } catch {
        report.add(error)
      }
    }
    var names = source.extras?.value?.targetNames ?? []
    let count = targets ?? 0
    // Targets without names are nobody else's.
    if names.count != count { names = (0..<count).map { "\(pointer)/morph\($0)" } }
    return Mesh(name: source.name ?? "", primitives: primitives, morphNames: names)
  }

  /// Nil for a primitive without triangles, which is noted.
  private mutating func primitive(
    _ source: GLTFDocument.Primitive, _ skin: ImportedSkin?, at pointer: String
  ) throws(GLTFIssue) -> Primitive? {
    let place = pointer + "/attributes"
    guard let mode = TriangleMode(rawValue: source.mode ?? 4) else {
      report.add(
        GLTFIssue(
          .valueNotInList, at: pointer + "/mode", "only triangles are drawn (4, 5, 6)",
          severity: .warning))
      return nil
    }
    guard let position = source.attributes["POSITION"] else {
      report.add(.primitiveMissingPosition, at: place, "nothing is drawn without POSITION")
      return nil
    }
    for (name, accessor) in source.attributes where !name.hasPrefix("_") {
      reader.checkAlignment(accessor, at: "\(place)/\(name)")
    }
    if let accessor = document.accessors[position], accessor.min == nil || accessor.max == nil {
      report.add(.primitivePositionWithoutBounds, at: place + "/POSITION", "no min and max")
    }
    let positions = vectors3(try reader.floats(position, type: ["VEC3"], at: place + "/POSITION"))
    let indices = try triangles(source, mode, vertices: positions.count, at: pointer)
    var primitive = Primitive(positions: positions, normals: [], indices: indices)
    if let normal = source.attributes["NORMAL"] {
      primitive.normals = try normals(normal, at: place + "/NORMAL")
    }
    try importCoordinates(source, into: &primitive, at: pointer)
    try importColours(source, into: &primitive, at: place)
    if let skin { try importBinding(source, skin, into: &primitive, at: place) }
    try checkCounts(primitive, at: place)
    for (index, target) in (source.targets ?? []).enumerated() {
      primitive.morphs.append(
        try morph(target, primitive, at: "\(pointer)/targets/\(index)"))
    }
    noteLeftOut(of: source, at: pointer)
    if primitive.normals.isEmpty { primitive.makeFlat() }
    return primitive
  }

  // MARK: - Triangles

  private mutating func triangles(
    _ source: GLTFDocument.Primitive, _ mode: TriangleMode, vertices: Int, at pointer: String
  ) throws(GLTFIssue) -> [UInt32] {
    var corners: [UInt32]
    if let accessor = source.indices {
      corners = try indices(accessor, vertices: vertices, at: pointer + "/indices")
    } else {
      corners = (0..<UInt32(vertices)).map(\.self)
    }
    if corners.count < 3 || (mode == .list && !corners.count.isMultiple(of: 3)) {
      report.add(
        .primitiveIncompatibleMode, at: pointer, "\(corners.count) corners make no whole triangles")
    }
    corners = mode.list(corners)
    var flat = 0
    for first in stride(from: 0, to: corners.count, by: 3) {
      let (a, b, c) = (corners[first], corners[first + 1], corners[first + 2])
      if a == b || b == c || a == c { flat += 1 }
    }
    if flat > 0, mode == .list {
      report.add(
        .accessorIndexDegenerate, at: pointer + "/indices", "\(flat) triangles have no surface")
    }
    return corners
  }

  private mutating func indices(
    _ accessor: Int, vertices: Int, at place: String
  ) throws(GLTFIssue) -> [UInt32] {
    let indices = try reader.integers(
      accessor, type: ["SCALAR"], at: place, otherwise: .indicesInvalidFormat)
    guard let wrong = indices.firstIndex(where: { $0 >= vertices }) else { return indices }
    let restart: [Int: UInt32] = [5_121: 0xFF, 5_123: 0xFFFF, 5_125: 0xFFFF_FFFF]
    if restart[document.accessors[accessor]?.componentType ?? 0] == indices[wrong] {
      throw GLTFIssue(
        .accessorIndexRestart, at: place, "index \(wrong) would begin a strip anew")
    }
    throw GLTFIssue(
      .accessorIndexOutOfBounds, at: place,
      "index \(wrong) is \(indices[wrong]), past the last of \(vertices) vertices")
  }

  // MARK: - Vertices

  private mutating func normals(
    _ accessor: Int, at place: String
  ) throws(GLTFIssue) -> [SIMD3<Float>] {
    var normals = vectors3(try reader.floats(accessor, type: ["VEC3"], at: place))
    var wrong = 0
    for index in normals.indices {
      let square = normals[index].dot(normals[index])
      guard abs(square - 1) > 0.02 else { continue }
      wrong += 1
      normals[index] = square > 0 ? normals[index].normalized : SIMD3(0, 1, 0)
    }
    if wrong > 0 {
      report.add(.accessorNonUnit, at: place, "\(wrong) of \(normals.count) have another length")
    }
    return normals
  }

  private mutating func importColours(
    _ source: GLTFDocument.Primitive, into primitive: inout Primitive, at pointer: String
  ) throws(GLTFIssue) {
    guard let accessor = source.attributes["COLOR_0"] else { return }
    let flat = try reader.floats(accessor, type: ["VEC3", "VEC4"], at: pointer + "/COLOR_0")
    let hasAlpha = document.accessors[accessor]?.type == "VEC4"
    let width = hasAlpha ? 4 : 3
    primitive.colours = (0..<flat.count / width).map { vertex in
      let i = vertex * width
      let colour = SIMD4(flat[i], flat[i + 1], flat[i + 2], hasAlpha ? flat[i + 3] : 1)
      return colour.clamped(lowerBound: .zero, upperBound: .one)
    }
  }

  mutating func coordinates(
    _ source: GLTFDocument.Primitive, _ set: Int, at pointer: String
  ) throws(GLTFIssue) -> [SIMD2<Float>] {
    let name = "TEXCOORD_\(set)"
    guard let accessor = source.attributes[name] else { return [] }
    let flat = try reader.floats(
      accessor, type: ["VEC2"], at: "\(pointer)/attributes/\(name)")
    return (0..<flat.count / 2).map { SIMD2(flat[$0 * 2], flat[$0 * 2 + 1]) }
  }

  private func checkCounts(_ primitive: Primitive, at pointer: String) throws(GLTFIssue) {
    let counts = [
      primitive.normals.count, primitive.surfaceCoordinates.count,
      primitive.lightmapCoordinates.count, primitive.joints.count, primitive.weights.count,
      primitive.colours.count,
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

  // MARK: - Morph targets

  /// A target's deltas without the vertices that stay where they are.
  private mutating func morph(
    _ attributes: [String: Int], _ primitive: Primitive, at pointer: String
  ) throws(GLTFIssue) -> MorphTarget {
    let vertices = primitive.positions.count
    let positions = try deltas(attributes["POSITION"], vertices, at: pointer + "/POSITION")
    var normals = try deltas(attributes["NORMAL"], vertices, at: pointer + "/NORMAL")
    if !normals.isEmpty, primitive.normals.isEmpty {
      report.add(
        .primitiveMorphWithoutBase, at: pointer + "/NORMAL", "the primitive itself has no NORMAL")
      normals = []
    }
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
}

/// How corners follow one another to triangles.
private enum TriangleMode: Int {
  case list = 4
  case strip = 5
  case fan = 6

  /// The corners of whole triangles, three a triangle.
  ///
  /// - Source: glTF 2.0, 3.7.2.1 “Topology types”.
  func list(_ corners: [UInt32]) -> [UInt32] {
    guard corners.count >= 3 else { return [] }
    switch self {
    case .list: return Array(corners.prefix(corners.count / 3 * 3))
    case .strip:
      var result: [UInt32] = []
      for i in 0..<corners.count - 2 {
        let turn = i % 2
        result += [corners[i], corners[i + 1 + turn], corners[i + 2 - turn]]
      }
      return result
    case .fan:
      return (0..<corners.count - 2).flatMap { [corners[$0 + 1], corners[$0 + 2], corners[0]] }
    }
  }
}
