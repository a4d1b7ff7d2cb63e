/// The nodes of a document as a checked forest with world transforms.
///
/// A link that cannot be followed is left out and noted: the rest of the forest stands.
struct NodeTree {
  /// Every node that can be reached, parents before children.
  private(set) var order: [Int] = []
  /// The parent of each node of the document; nil for a root.
  private(set) var parent: [Int?] = []
  private(set) var local: [JointTransform] = []
  private(set) var world: [Float4x4] = []
  private(set) var issues: [GLTFIssue] = []
  private var children: [[Int]] = []

  /// Larger forests than this are refused.
  private static let mostNodes = 100_000

  init(_ nodes: CheckedList<GLTFDocument.Node>) {
    guard nodes.count <= Self.mostNodes else {
      issues = [GLTFIssue(.valueNotInRange, at: "/nodes", "\(nodes.count) nodes are too many")]
      return
    }
    parent = [Int?](repeating: nil, count: nodes.count)
    children = [[Int]](repeating: [], count: nodes.count)
    world = [Float4x4](repeating: .identity, count: nodes.count)
    local = [JointTransform](repeating: .identity, count: nodes.count)
    for index in nodes.indices {
      guard let node = nodes[index] else { continue }
      link(index, to: node.children ?? [])
      local[index] = transform(of: node, at: "/nodes/\(index)")
    }
    sort()
  }

  private mutating func link(_ index: Int, to list: [Int]) {
    for (position, child) in list.enumerated() {
      let pointer = "/nodes/\(index)/children/\(position)"
      if !parent.indices.contains(child) {
        issues.append(GLTFIssue(.unresolvedReference, at: pointer, "there is no node \(child)"))
      } else if parent[child] != nil {
        issues.append(GLTFIssue(.nodeParentOverride, at: pointer, "node \(child) has two parents"))
      } else {
        parent[child] = index
        children[index].append(child)
      }
    }
  }

  /// Orders the nodes and finds their world transforms; nodes in a loop are never reached.
  private mutating func sort() {
    order = parent.indices.filter { parent[$0] == nil }
    var next = 0
    while next < order.count {
      let index = order[next]
      next += 1
      let matrix = local[index].matrix
      world[index] = parent[index].map { world[$0] * matrix } ?? matrix
      if !world[index].isFinite {
        issues.append(
          GLTFIssue(
            .valueNotInRange, at: "/nodes/\(index)", "the node is too large or too far away"))
        world[index] = .identity
      }
      order += children[index]
    }
    guard order.count < parent.count else { return }
    let reached = Set(order)
    for index in parent.indices where !reached.contains(index) {
      issues.append(
        GLTFIssue(.nodeLoop, at: "/nodes/\(index)", "the node is its own ancestor, or below one"))
      parent[index] = nil
    }
  }

  // MARK: - Transforms

  private mutating func transform(
    of node: GLTFDocument.Node, at pointer: String
  ) -> JointTransform {
    if let matrix = node.matrix, let m = numbers(matrix, count: 16, at: pointer + "/matrix") {
      if node.translation != nil || node.rotation != nil || node.scale != nil {
        issues.append(
          GLTFIssue(.nodeMatrixTRS, at: pointer, "the matrix counts, and nothing beside it"))
      }
      return decompose(m, at: pointer + "/matrix")
    }
    var result = JointTransform.identity
    if let t = numbers(node.translation, count: 3, at: pointer + "/translation") {
      result.translation = SIMD3(t[0], t[1], t[2])
    }
    if let r = numbers(node.rotation, count: 4, at: pointer + "/rotation") {
      let stored = SIMD4(r[0], r[1], r[2], r[3])
      let length = (stored * stored).sum().squareRoot()
      if abs(length - 1) > 0.000_5 {
        issues.append(
          GLTFIssue(
            .nodeRotationNonUnit, at: pointer + "/rotation", "the length is \(length), not 1"))
      }
      result.rotation = Quaternion(vector: stored).normalized
    }
    if let s = numbers(node.scale, count: 3, at: pointer + "/scale") {
      result.scale = SIMD3(s[0], s[1], s[2])
    }
    return result
  }

  private mutating func decompose(_ m: [Float], at pointer: String) -> JointTransform {
    let matrix = Float4x4(
      SIMD4(m[0], m[1], m[2], m[3]), SIMD4(m[4], m[5], m[6], m[7]),
      SIMD4(m[8], m[9], m[10], m[11]), SIMD4(m[12], m[13], m[14], m[15]))
    let result = JointTransform(matrix: matrix)
    let again = result.matrix
    let size = max(matrix.c0.xyz.length, matrix.c1.xyz.length, matrix.c2.xyz.length, 1)
    let lost = [
      again.c0 - matrix.c0, again.c1 - matrix.c1, again.c2 - matrix.c2, again.c3 - matrix.c3,
    ].map { ($0 * $0).sum().squareRoot() }
    if (lost.max() ?? 0) > 0.001 * size {
      issues.append(
        GLTFIssue(
          .nodeMatrixNonTRS, at: pointer, "the matrix shears, which is lost"))
    }
    return result
  }

  /// A list of so many finite numbers; anything else is noted and left out.
  private mutating func numbers(_ values: [Float]?, count: Int, at pointer: String) -> [Float]? {
    do {
      return try values.map { list throws(GLTFIssue) in
        try Self.numbers(list, count: count, at: pointer)
      }
    } catch {
      issues.append(error)
      return nil
    }
  }

  /// A list of so many finite numbers.
  static func numbers(
    _ values: [Float], count: Int, at pointer: String
  ) throws(GLTFIssue) -> [Float] {
    guard values.count == count else {
      throw GLTFIssue(.arrayLengthNotInList, at: pointer, "\(count) numbers were expected")
    }
    guard values.allSatisfy({ $0.isFinite && abs($0) < 1e9 }) else {
      throw GLTFIssue(.valueNotInRange, at: pointer, "a number is too large")
    }
    return values
  }
}

extension Float4x4 {
  fileprivate var isFinite: Bool {
    // Zero times anything is zero, unless that is infinite or no number.
    ((c0 + c1 + c2 + c3) * 0).sum() == 0
  }
}
