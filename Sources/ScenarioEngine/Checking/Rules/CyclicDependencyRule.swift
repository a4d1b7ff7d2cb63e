/// In the language alone: tells where jumps lead back to a node that a run has come from.
///
/// That is no mistake in itself. In a scenario the verifier says which rings no run can leave.
enum CyclicDependencyRule: CheckingRule {
  static func check(_ checker: Checker, into report: inout [Diagnostic]) {
    guard checker.input.profile == .yarn else { return }
    let graph = JumpGraph(checker)
    for ring in graph.rings() { report.append(diagnostic(of: ring, checker)) }
  }

  /// At the jump that closes the ring, with the others as notes.
  private static func diagnostic(of ring: [JumpGraph.Edge], _ checker: Checker) -> Diagnostic {
    let names = ring.map { checker.survey.nodes[$0.target].title.text }
    let first = names[names.count - 1]
    let way = names.count > 6 ? Array(names.prefix(5)) + ["…", first] : names
    let notes = zip(names, ring).dropLast().prefix(5).map {
      Note(.jumpsHere, [$0.0], at: $0.1.range)
    }
    return Diagnostic(
      .cyclicDependency, .cyclicDependency, [([first] + way).joined(separator: " → ")],
      at: ring[ring.count - 1].range, notes: notes)
  }
}

/// Which node jumps to which; nodes of one title count as the first of them.
struct JumpGraph {
  struct Edge {
    var target: Int
    var range: SourceRange
  }

  private var edges: [[Edge]]

  init(_ checker: Checker) {
    let nodes = checker.survey.nodes
    edges = Array(repeating: [], count: nodes.count)
    var source = 0
    for jump in checker.survey.jumps {
      while source + 1 < nodes.count, Self.begins(nodes[source + 1].range, before: jump.range) {
        source += 1
      }
      guard case .node(let name) = jump.target, let target = checker.titles[name.text]?.first
      else { continue }
      let group = checker.titles[nodes[source].title.text]?.first ?? source
      edges[group].append(Edge(target: target, range: name.range))
    }
  }

  private static func begins(_ range: SourceRange, before other: SourceRange) -> Bool {
    (range.file, range.lower) <= (other.file, other.lower)
  }

  /// A shortest way round for each set of nodes that all lead to one another.
  func rings() -> [[Edge]] {
    var search = ComponentSearch(edges.map { $0.map(\.target) })
    search.run()
    var seen: Set<Int> = []
    return edges.indices.compactMap { node in
      guard seen.insert(search.components[node]).inserted else { return nil }
      return shortestRing(through: node, within: search.components)
    }
  }

  private func shortestRing(through start: Int, within components: [Int]) -> [Edge]? {
    var came: [Int: (from: Int, edge: Edge)] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count, came[start] == nil {
      let node = queue[next]
      next += 1
      for edge in edges[node]
      where components[edge.target] == components[start] && came[edge.target] == nil {
        came[edge.target] = (node, edge)
        queue.append(edge.target)
      }
    }
    var ring: [Edge] = []
    var node = start
    while let step = came[node] {
      ring.append(step.edge)
      node = step.from
      if node == start { break }
    }
    return ring.isEmpty ? nil : ring.reversed()
  }
}

/// Tarjan's strongly connected components, with a stack of its own in place of recursion.
struct ComponentSearch {
  private let targets: [[Int]]
  /// For each node the number of its component.
  private(set) var components: [Int]
  private var order: [Int]
  private var low: [Int]
  private var stack: [Int] = []
  private var count = 0

  init(_ targets: [[Int]]) {
    self.targets = targets
    components = Array(repeating: -1, count: targets.count)
    order = components
    low = components
  }

  mutating func run() {
    for node in targets.indices where order[node] < 0 { visit(node) }
  }

  private mutating func visit(_ start: Int) {
    var path = [(node: start, next: 0)]
    enter(start)
    while let (node, next) = path.last {
      if next < targets[node].count {
        path[path.count - 1].next += 1
        let target = targets[node][next]
        if order[target] < 0 {
          enter(target)
          path.append((target, 0))
        } else if components[target] < 0 {
          low[node] = min(low[node], order[target])
        }
      } else {
        path.removeLast()
        if let above = path.last?.node { low[above] = min(low[above], low[node]) }
        if low[node] == order[node] { close(node) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = count
    low[node] = count
    count += 1
    stack.append(node)
  }

  /// Everything above a node on the stack leads back to it.
  private mutating func close(_ node: Int) {
    while let last = stack.popLast() {
      components[last] = order[node]
      if last == node { return }
    }
  }
}
