/// A skeleton together with what its file called the joints.
struct ImportedSkin {
  var skeleton: Skeleton
  /// The skeleton's index for each joint in the file's order.
  var newIndex: [UInt16]
  /// The skeleton's index for each node that is a joint.
  var jointOfNode: [Int: Int]
}

extension SceneImport {
  /// More joints than this in one skeleton are refused.
  private static let mostJoints = 4_096

  /// Makes a skeleton of each skin, or one of the moving nodes of a file without skins.
  ///
  /// A skeleton takes in all nodes above its joints, so that whatever moves or stretches them
  /// is seen. The first one also takes in each node that an animation moves and that belongs
  /// to no other: a rigid part moves as a joint that its vertices hang on.
  mutating func importSkins(_ tree: NodeTree) throws(GLTFIssue) -> [ImportedSkin] {
    let sources = document.skins ?? []
    var members: [Set<Int>] = []
    for (index, source) in sources.enumerated() {
      try checkJoints(source, tree, at: "/skins/\(index)/joints")
      members.append(withAncestors(source.joints, tree))
    }
    let moving = movingNodes(tree).filter { node in !members.contains { $0.contains(node) } }
    if sources.isEmpty {
      guard !moving.isEmpty else { return [] }
      let rigid = tree.order.filter { document.nodes?[$0].mesh != nil }
      members = [withAncestors(moving + rigid, tree)]
      return [try skin(.init(joints: []), members[0], tree, at: "/nodes")]
    }
    members[0].formUnion(withAncestors(moving, tree))
    var skins: [ImportedSkin] = []
    for (index, source) in sources.enumerated() {
      skins.append(try skin(source, members[index], tree, at: "/skins/\(index)"))
    }
    return skins
  }

  private func checkJoints(
    _ source: GLTFDocument.Skin, _ tree: NodeTree, at pointer: String
  ) throws(GLTFIssue) {
    guard (1...Self.mostJoints).contains(source.joints.count),
      Set(source.joints).count == source.joints.count
    else {
      throw GLTFIssue(
        .valueNotInRange, at: pointer, "1 to \(Self.mostJoints) different joints were expected")
    }
    for (position, node) in source.joints.enumerated() {
      try require(node, below: tree.parent.count, "node", at: "\(pointer)/\(position)")
    }
  }

  private func withAncestors(_ nodes: [Int], _ tree: NodeTree) -> Set<Int> {
    var result: Set<Int> = []
    for node in nodes {
      var current: Int? = node
      while let next = current, result.insert(next).inserted { current = tree.parent[next] }
    }
    return result
  }

  /// The nodes that some animation moves; the face of a skinned mesh moves without its node.
  private func movingNodes(_ tree: NodeTree) -> [Int] {
    var nodes: Set<Int> = []
    for channel in (document.animations ?? []).flatMap(\.channels) {
      guard let node = channel.target.node, let source = document.nodes?[checked: node] else {
        continue
      }
      if channel.target.path != "weights" || source.skin == nil { nodes.insert(node) }
    }
    return nodes.sorted()
  }

  private mutating func skin(
    _ source: GLTFDocument.Skin, _ members: Set<Int>, _ tree: NodeTree, at pointer: String
  ) throws(GLTFIssue) -> ImportedSkin {
    let sorted = tree.order.filter(members.contains)
    guard sorted.count <= Self.mostJoints else {
      throw GLTFIssue(.valueNotInRange, at: pointer, "\(sorted.count) joints are too many")
    }
    let inverseBind = try inverseBindMatrices(source, at: pointer)
    let fileIndex = Dictionary(uniqueKeysWithValues: zip(source.joints, source.joints.indices))
    let jointOfNode = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    var skeleton = Skeleton(jointNames: [], parents: [], restLocal: [], inverseBind: [])
    var newIndex = [UInt16](repeating: 0, count: source.joints.count)
    for (joint, node) in sorted.enumerated() {
      skeleton.jointNames.append(document.nodes?[node].name ?? "joint\(joint)")
      skeleton.parents.append(Int32(tree.parent[node].flatMap { jointOfNode[$0] } ?? -1))
      skeleton.restLocal.append(tree.local[node])
      guard let position = fileIndex[node] else {
        skeleton.inverseBind.append(.identity)
        continue
      }
      skeleton.inverseBind.append(inverseBind?[position] ?? .identity)
      newIndex[position] = UInt16(joint)
    }
    return ImportedSkin(skeleton: skeleton, newIndex: newIndex, jointOfNode: jointOfNode)
  }

  /// The joint that a node is, or that the nearest node above it is.
  func joint(carrying node: Int, _ tree: NodeTree, _ skin: ImportedSkin) -> Int? {
    var current: Int? = node
    while let next = current {
      if let joint = skin.jointOfNode[next] { return joint }
      current = tree.parent[next]
    }
    return nil
  }

  private mutating func inverseBindMatrices(
    _ source: GLTFDocument.Skin, at pointer: String
  ) throws(GLTFIssue) -> [Float4x4]? {
    guard let accessor = source.inverseBindMatrices else { return nil }
    let place = pointer + "/inverseBindMatrices"
    let flat = try reader.floats(accessor, type: ["MAT4"], at: place)
    guard flat.count >= source.joints.count * 16 else {
      throw GLTFIssue(
        .invalidInverseBindCount, at: place, "\(source.joints.count) matrices were expected")
    }
    return (0..<source.joints.count).map { joint in
      let columns = (0..<4).map { column in
        let i = joint * 16 + column * 4
        return SIMD4<Float>(flat[i], flat[i + 1], flat[i + 2], flat[i + 3])
      }
      return Float4x4(columns[0], columns[1], columns[2], columns[3])
    }
  }

  /// Which skin binds the vertices of each mesh; the first node that uses the mesh decides.
  func skinsOfMeshes(_ skins: [ImportedSkin]) throws(GLTFIssue) -> [Int: ImportedSkin] {
    var result: [Int: ImportedSkin] = [:]
    for (index, node) in (document.nodes ?? []).enumerated() {
      guard let mesh = node.mesh, let skin = node.skin else { continue }
      try require(skin, below: document.skins?.count, "skin", at: "/nodes/\(index)/skin")
      if result[mesh] == nil { result[mesh] = skins[skin] }
    }
    return result
  }
}
