/// A skeleton together with what its file called the joints.
struct ImportedSkin {
  var skeleton: Skeleton
  /// The skeleton's index for each joint in the file's order.
  var newIndex: [UInt16]
  /// The skeleton's index for each node that is a joint.
  var jointOfNode: [Int: Int]
  /// The nodes that take along what hangs below them: true joints, and what animations move.
  var carriers: Set<Int>
}

extension SceneImport {
  /// More joints than this in one skeleton are refused.
  private static let mostJoints = 4_096

  /// Makes a skeleton of each skin, or one of the moving nodes of a file without skins.
  ///
  /// A skeleton takes in all nodes above its joints, so that whatever moves or stretches them
  /// is seen. The first one also takes in each node that an animation moves and that belongs
  /// to no other: a rigid part moves as a joint that its vertices hang on.
  /// The result has nil for a skin that is broken.
  mutating func importSkins(_ tree: NodeTree) -> [ImportedSkin?] {
    guard document.skins.count > 0 else { return importRigidSkin(tree) }
    let members = document.skins.indices.map { index in
      withAncestors(
        (document.skins[index]?.joints ?? []).filter(tree.parent.indices.contains), tree)
    }
    let inSkins = members.reduce(into: Set<Int>()) { $0.formUnion($1) }
    let moving = withAncestors(movingNodes(tree).filter { !inSkins.contains($0) }, tree)
    return document.skins.indices.map { index in
      let pointer = "/skins/\(index)"
      var skin: ImportedSkin?
      do throws(GLTFIssue) {
        let source = try document.skins.element(index, "skin", at: pointer)
        try checkJoints(source, tree, at: pointer)
        let all = index == 0 ? members[0].union(moving) : members[index]
        skin = try self.skin(source, all, tree, at: pointer)
      } catch {
        report.add(error)
      }
      // Positions in the file and in the scene stay the same.
      scene.skeletons.append(
        skin?.skeleton ?? Skeleton(jointNames: [], parents: [], restLocal: [], inverseBind: []))
      return skin
    }
  }

  private mutating func importRigidSkin(_ tree: NodeTree) -> [ImportedSkin?] {
    let moving = movingNodes(tree)
    guard !moving.isEmpty else { return [] }
    do {
      let members = withAncestors(moving, tree)
      let skin = try skin(GLTFDocument.Skin(joints: []), members, tree, at: "/nodes")
      scene.skeletons.append(skin.skeleton)
      return [skin]
    } catch {
      report.add(error)
      return []
    }
  }

  private func checkJoints(
    _ source: GLTFDocument.Skin, _ tree: NodeTree, at pointer: String
  ) throws(GLTFIssue) {
    guard (1...Self.mostJoints).contains(source.joints.count) else {
      throw GLTFIssue(
        .valueNotInRange, at: pointer + "/joints", "1 to \(Self.mostJoints) joints were expected")
    }
    for (position, node) in source.joints.enumerated() {
      try require(node, below: tree.parent.count, "node", at: "\(pointer)/joints/\(position)")
    }
    guard Set(source.joints).count == source.joints.count else {
      // Two matrices cannot both be where one joint's vertices begin.
      throw GLTFIssue(.valueNotInRange, at: pointer + "/joints", "a joint is named twice")
    }
    if let root = source.skeleton {
      try require(root, below: tree.parent.count, "node", at: pointer + "/skeleton")
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
    for index in document.animations.indices {
      guard let channels = document.animations[index]?.channels else { continue }
      for channel in channels.indices.compactMap({ channels[$0] }) {
        guard let node = channel.target.node, let source = document.nodes[node] else { continue }
        if channel.target.path != "weights" || source.skin == nil { nodes.insert(node) }
      }
    }
    return nodes.filter(tree.parent.indices.contains).sorted()
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
      skeleton.jointNames.append(document.nodes[node]?.name ?? "joint\(joint)")
      skeleton.parents.append(Int32(tree.parent[node].flatMap { jointOfNode[$0] } ?? -1))
      skeleton.restLocal.append(tree.local[node])
      guard let position = fileIndex[node] else {
        skeleton.inverseBind.append(.identity)
        continue
      }
      skeleton.inverseBind.append(inverseBind?[position] ?? .identity)
      newIndex[position] = UInt16(joint)
    }
    return ImportedSkin(
      skeleton: skeleton, newIndex: newIndex, jointOfNode: jointOfNode,
      carriers: members.intersection(source.joints + movingNodes(tree)))
  }

  /// The nearest joint that a node is or stands below, if anything there ever moves.
  func joint(carrying node: Int, _ tree: NodeTree, _ skin: ImportedSkin) -> Int? {
    var joint: Int?
    var current: Int? = node
    while let next = current {
      joint = joint ?? skin.jointOfNode[next]
      if skin.carriers.contains(next) { return joint }
      current = tree.parent[next]
    }
    return nil
  }

  private mutating func inverseBindMatrices(
    _ source: GLTFDocument.Skin, at pointer: String
  ) throws(GLTFIssue) -> [Float4x4]? {
    guard let accessor = source.inverseBindMatrices else { return nil }
    let place = pointer + "/inverseBindMatrices"
    let flat = try reader.floats(
      accessor, type: ["MAT4"], at: place, otherwise: .skinInverseBindFormat)
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
}
