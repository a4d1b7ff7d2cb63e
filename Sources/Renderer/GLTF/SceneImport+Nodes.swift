import Foundation

extension SceneImport {
  /// More vertices than this in all nodes together are refused.
  private static let mostVertices = 16 << 20

  mutating func importNodes(_ tree: NodeTree, _ skins: [ImportedSkin?]) {
    let shown = nodesOfScene(tree)
    var newIndex: [Int: Int] = [:]
    var vertices = 0
    for index in tree.order where shown.contains(index) {
      guard let source = document.nodes[index] else { continue }
      newIndex[index] = scene.nodes.count
      let mesh = checkMesh(of: source, at: "/nodes/\(index)")
      let joint = skins.first.flatMap(\.self).flatMap { self.joint(carrying: index, tree, $0) }
      scene.nodes.append(
        ImportedScene.Node(
          name: source.name ?? "", parent: tree.parent[index].flatMap { newIndex[$0] } ?? -1,
          worldFromNode: tree.world[index], mesh: mesh, skeleton: mesh == nil ? nil : source.skin,
          joint: joint, morphWeights: morphWeights(of: source, mesh, at: "/nodes/\(index)")))
      guard let mesh else { continue }
      vertices += scene.meshes[mesh].primitives.reduce(0) { $0 + $1.positions.count }
      guard vertices <= Self.mostVertices else {
        report.add(.valueNotInRange, at: "/nodes", "the nodes show too many vertices together")
        return
      }
    }
  }

  /// The mesh that a node shows, as it is bound to the node's skin.
  private mutating func checkMesh(of node: GLTFDocument.Node, at pointer: String) -> Int? {
    guard let source = node.mesh else { return nil }
    do {
      try require(source, below: document.meshes.count, "mesh", at: pointer + "/mesh")
      if let skin = node.skin {
        try require(skin, below: document.skins.count, "skin", at: pointer + "/skin")
      }
    } catch {
      report.add(error)
      return nil
    }
    let mesh = meshOfUse[MeshUse(mesh: source, skin: node.skin)] ?? source
    let isBound = scene.meshes[mesh].primitives.contains { !$0.joints.isEmpty }
    if node.skin != nil, !isBound {
      report.add(.nodeSkinWithoutJoints, at: pointer, "mesh \(source) is bound to no joints")
    } else if node.skin == nil, isBound {
      report.add(.nodeWithoutSkin, at: pointer, "mesh \(source) is bound to joints but has no skin")
    }
    return mesh
  }

  /// The weights of a node's face at rest: the node's own, or those of its mesh.
  private mutating func morphWeights(
    of node: GLTFDocument.Node, _ mesh: Int?, at pointer: String
  ) -> [Float] {
    guard let mesh, let source = node.mesh else { return [] }
    let count = scene.meshes[mesh].morphNames.count
    if let weights = node.weights {
      if weights.count == count { return weights }
      report.add(
        .nodeWeightsInvalid, at: pointer + "/weights",
        "\(weights.count) weights for \(count) targets")
    }
    guard let weights = document.meshes[source]?.weights else { return [] }
    if weights.count == count { return weights }
    report.add(
      .meshInvalidWeightsCount, at: "/meshes/\(source)/weights",
      "\(weights.count) weights for \(count) targets")
    return []
  }

  /// The nodes below the roots of the file's own scene; all nodes where it names none.
  private mutating func nodesOfScene(_ tree: NodeTree) -> Set<Int> {
    guard document.scenes.count > 0 else { return Set(tree.order) }
    let index = document.scene ?? 0
    var shown: Set<Int> = []
    do {
      let scene = try document.scenes.element(index, "scene", at: "/scene")
      for (position, root) in (scene.nodes ?? []).enumerated() {
        let pointer = "/scenes/\(index)/nodes/\(position)"
        try require(root, below: tree.parent.count, "node", at: pointer)
        if tree.parent[root] != nil {
          report.add(.sceneNonRootNode, at: pointer, "node \(root) stands below another")
        }
        shown.insert(root)
      }
    } catch {
      report.add(error)
    }
    for node in tree.order {
      if let parent = tree.parent[node], shown.contains(parent) { shown.insert(node) }
    }
    return shown
  }

  // MARK: - Lamps

  mutating func importLights(_ tree: NodeTree) {
    let sources = document.extensions?.lights?.lights ?? CheckedList()
    for index in tree.order {
      guard let reference = document.nodes[index]?.extensions?.lights?.light else { continue }
      let pointer = "/nodes/\(index)/extensions/KHR_lights_punctual/light"
      do {
        let source = try sources.element(reference, "light", at: pointer)
        scene.lights.append(try light(source, tree.world[index], reference))
      } catch {
        report.add(error)
      }
    }
  }

  private mutating func light(
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
      let inner = min(max(source.spot?.innerConeAngle ?? 0, 0), .pi / 2)
      let outer = min(max(source.spot?.outerConeAngle ?? .pi / 4, 0), .pi / 2)
      if inner >= outer {
        report.add(.lightSpotAngles, at: pointer + "/spot", "\(inner) is not below \(outer)")
      }
      kind = .spot(
        innerCosine: cos(inner), outerCosine: cos(min(max(outer, inner + 0.001), .pi / 2)))
    default:
      throw GLTFIssue(
        .valueNotInList, at: pointer + "/type", "'\(source.type.prefix(20))' is no light")
    }
    let intensity = min(max(source.intensity ?? 1, 0), 1e6)
    let forward = world.act(direction: SIMD3(0, 0, -1)).normalized
    return Light(
      kind: kind, position: world.c3.xyz, direction: forward == .zero ? SIMD3(0, 0, -1) : forward,
      colour: SIMD3(colour[0], colour[1], colour[2]) * intensity,
      range: source.range.map { $0 > 0 ? $0 : .infinity } ?? .infinity)
  }
}
