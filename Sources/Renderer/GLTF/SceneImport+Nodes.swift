/// A skeleton together with what its file called the joints.
struct ImportedSkin {
  var skeleton: Skeleton
  /// The skeleton's index for each joint in the file's order.
  var newIndex: [UInt16]
  /// The skeleton's index for each node that is a joint.
  var jointOfNode: [Int: Int]
}

extension SceneImport {
  mutating func importSkins(_ tree: NodeTree) throws(GLTFIssue) -> [ImportedSkin] {
    var skins: [ImportedSkin] = []
    for (index, source) in (document.skins ?? []).enumerated() {
      skins.append(try skin(source, tree, at: "/skins/\(index)"))
    }
    return skins
  }

  private mutating func skin(
    _ source: GLTFDocument.Skin, _ tree: NodeTree, at pointer: String
  ) throws(GLTFIssue) -> ImportedSkin {
    guard (1...1_024).contains(source.joints.count),
      Set(source.joints).count == source.joints.count
    else {
      throw GLTFIssue(
        .valueNotInRange, at: pointer + "/joints", "1 to 1024 different joints were expected")
    }
    for (position, node) in source.joints.enumerated() {
      try require(node, below: tree.parent.count, "node", at: "\(pointer)/joints/\(position)")
    }
    let inverseBind = try inverseBindMatrices(source, at: pointer)
    let fileIndex = Dictionary(uniqueKeysWithValues: zip(source.joints, source.joints.indices))
    let sorted = tree.order.filter { fileIndex[$0] != nil }
    let jointOfNode = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    var skeleton = Skeleton(jointNames: [], parents: [], restLocal: [], inverseBind: [])
    var newIndex = [UInt16](repeating: 0, count: sorted.count)
    for (joint, node) in sorted.enumerated() {
      let ancestor = nearestJoint(above: node, tree, jointOfNode)
      skeleton.jointNames.append(document.nodes?[node].name ?? "joint\(joint)")
      skeleton.parents.append(Int32(ancestor.joint ?? -1))
      let folded = ancestor.between.map { $0 * tree.local[node].matrix }
      skeleton.restLocal.append(folded.map(JointTransform.init(matrix:)) ?? tree.local[node])
      let position = fileIndex[node] ?? 0
      skeleton.inverseBind.append(inverseBind?[position] ?? tree.world[node].inverse)
      newIndex[position] = UInt16(joint)
    }
    return ImportedSkin(skeleton: skeleton, newIndex: newIndex, jointOfNode: jointOfNode)
  }

  /// The next joint above a node, and the transform of the nodes between that are none.
  private func nearestJoint(
    above node: Int, _ tree: NodeTree, _ jointOfNode: [Int: Int]
  ) -> (joint: Int?, between: Float4x4?) {
    var between: Float4x4?
    var current = tree.parent[node]
    while let ancestor = current {
      if let joint = jointOfNode[ancestor] { return (joint, between) }
      let matrix = tree.local[ancestor].matrix
      between = between.map { matrix * $0 } ?? matrix
      current = tree.parent[ancestor]
    }
    return (nil, between)
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
      try require(skin, below: skins.count, "skin", at: "/nodes/\(index)/skin")
      if result[mesh] == nil { result[mesh] = skins[skin] }
    }
    return result
  }

  func importNodes(
    _ tree: NodeTree, _ skins: [ImportedSkin]
  ) throws(GLTFIssue) -> [ImportedScene.Node] {
    let shown = try nodesOfScene(tree)
    var nodes: [ImportedScene.Node] = []
    var newIndex: [Int: Int] = [:]
    for index in tree.order where shown.contains(index) {
      guard let source = document.nodes?[index] else { continue }
      if let mesh = source.mesh {
        try require(mesh, below: scene.meshes.count, "mesh", at: "/nodes/\(index)/mesh")
      }
      newIndex[index] = nodes.count
      let joint = skins.first.flatMap { skin in
        skin.jointOfNode[index] ?? nearestJoint(above: index, tree, skin.jointOfNode).joint
      }
      nodes.append(
        ImportedScene.Node(
          name: source.name ?? "", parent: tree.parent[index].flatMap { newIndex[$0] } ?? -1,
          worldFromNode: tree.world[index], mesh: source.mesh, skeleton: source.skin,
          joint: joint))
    }
    return nodes
  }

  /// The nodes below the roots of the file's own scene; all nodes where it names none.
  private func nodesOfScene(_ tree: NodeTree) throws(GLTFIssue) -> Set<Int> {
    guard let scenes = document.scenes, !scenes.isEmpty else { return Set(tree.order) }
    let index = document.scene ?? 0
    try require(index, below: scenes.count, "scene", at: "/scene")
    let roots = scenes[index].nodes ?? []
    for (position, root) in roots.enumerated() {
      let pointer = "/scenes/\(index)/nodes/\(position)"
      try require(root, below: tree.parent.count, "node", at: pointer)
    }
    var shown = Set(roots)
    for node in tree.order {
      if let parent = tree.parent[node], shown.contains(parent) { shown.insert(node) }
    }
    return shown
  }

  func importLights(_ tree: NodeTree) throws(GLTFIssue) -> [Light] {
    let sources = document.extensions?.lights?.lights ?? []
    var lights: [Light] = []
    for (index, node) in (document.nodes ?? []).enumerated() {
      guard let reference = node.extensions?.lights?.light else { continue }
      let pointer = "/nodes/\(index)/extensions/KHR_lights_punctual/light"
      try require(reference, below: sources.count, "light", at: pointer)
      lights.append(try light(sources[reference], tree.world[index], reference))
    }
    return lights
  }

  private func light(
    _ source: GLTFDocument.Light, _ world: Float4x4, _ index: Int
  ) throws(GLTFIssue) -> Light {
    let pointer = "/extensions/KHR_lights_punctual/lights/\(index)"
    let colour = try NodeTree.numbers(
      source.color ?? [1, 1, 1], count: 3, at: pointer + "/color")
    let kind: Light.Kind
    switch source.type {
    case "point": kind = .point
    case "directional": kind = .directional
    case "spot":
      let inner = source.spot?.innerConeAngle ?? 0
      let outer = max(source.spot?.outerConeAngle ?? .pi / 4, inner + 0.001)
      kind = .spot(innerCosine: cosine(inner), outerCosine: cosine(outer))
    default:
      throw GLTFIssue(.valueNotInList, at: pointer + "/type", "'\(source.type)' is no light")
    }
    let intensity = min(max(source.intensity ?? 1, 0), 1e6)
    return Light(
      kind: kind, position: world.c3.xyz,
      direction: world.act(direction: SIMD3(0, 0, -1)).normalized,
      colour: SIMD3(colour[0], colour[1], colour[2]) * intensity,
      range: source.range.map { $0 > 0 ? $0 : .infinity } ?? .infinity)
  }

  private func cosine(_ angle: Float) -> Float {
    Quaternion(angleRadians: angle * 2, axis: SIMD3(0, 0, 1)).vector.w
  }
}
