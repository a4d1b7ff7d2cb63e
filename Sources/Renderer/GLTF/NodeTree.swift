/// The nodes of a document as a checked forest with world transforms.
struct NodeTree {
  /// Every node, parents before children.
  private(set) var order: [Int] = []
  /// The parent of each node of the document; nil for a root.
  private(set) var parent: [Int?]
  private(set) var local: [JointTransform] = []
  private(set) var world: [Float4x4]

  /// Deeper or larger forests than this are refused.
  private static let mostNodes = 100_000

  init(_ document: GLTFDocument) throws(GLTFIssue) {
    let nodes = document.nodes ?? []
    guard nodes.count <= Self.mostNodes else {
      throw GLTFIssue(.valueNotInRange, at: "/nodes", "\(nodes.count) nodes are too many")
    }
    parent = [Int?](repeating: nil, count: nodes.count)
    world = [Float4x4](repeating: .identity, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      for (position, child) in (node.children ?? []).enumerated() {
        let pointer = "/nodes/\(index)/children/\(position)"
        guard nodes.indices.contains(child) else {
          throw GLTFIssue(.unresolvedReference, at: pointer, "there is no node \(child)")
        }
        guard parent[child] == nil else {
          throw GLTFIssue(.nodeParentOverride, at: pointer, "node \(child) has two parents")
        }
        parent[child] = index
      }
      local.append(try Self.transform(of: node, at: "/nodes/\(index)"))
    }
    try sort(nodes)
  }

  /// Orders the nodes and finds their world transforms; nodes in a loop are never reached.
  private mutating func sort(_ nodes: [GLTFDocument.Node]) throws(GLTFIssue) {
    order = nodes.indices.filter { parent[$0] == nil }
    var next = 0
    while next < order.count {
      let index = order[next]
      next += 1
      let matrix = local[index].matrix
      world[index] = parent[index].map { world[$0] * matrix } ?? matrix
      order += nodes[index].children ?? []
    }
    guard order.count == nodes.count else {
      let reached = Set(order)
      let lost = nodes.indices.first { !reached.contains($0) } ?? 0
      throw GLTFIssue(.nodeLoop, at: "/nodes/\(lost)", "the node is its own ancestor")
    }
  }

  private static func transform(
    of node: GLTFDocument.Node, at pointer: String
  ) throws(GLTFIssue) -> JointTransform {
    if let matrix = node.matrix {
      let m = try numbers(matrix, count: 16, at: pointer + "/matrix")
      let columns = Float4x4(
        SIMD4(m[0], m[1], m[2], m[3]), SIMD4(m[4], m[5], m[6], m[7]),
        SIMD4(m[8], m[9], m[10], m[11]), SIMD4(m[12], m[13], m[14], m[15]))
      return JointTransform(matrix: columns)
    }
    var result = JointTransform.identity
    if let value = node.translation {
      let t = try numbers(value, count: 3, at: pointer + "/translation")
      result.translation = SIMD3(t[0], t[1], t[2])
    }
    if let value = node.rotation {
      let r = try numbers(value, count: 4, at: pointer + "/rotation")
      result.rotation = Quaternion(vector: SIMD4(r[0], r[1], r[2], r[3])).normalized
    }
    if let value = node.scale {
      let s = try numbers(value, count: 3, at: pointer + "/scale")
      result.scale = SIMD3(s[0], s[1], s[2])
    }
    return result
  }

  /// A list of so many finite numbers.
  static func numbers(
    _ values: [Float], count: Int, at pointer: String
  ) throws(GLTFIssue) -> [Float] {
    guard values.count == count, values.allSatisfy({ $0.isFinite && abs($0) < 1e9 }) else {
      throw GLTFIssue(.arrayLengthNotInList, at: pointer, "\(count) finite numbers were expected")
    }
    return values
  }
}
