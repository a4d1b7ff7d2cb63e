extension SceneImport {
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
      let joint = skins.first.flatMap { self.joint(carrying: index, tree, $0) }
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
