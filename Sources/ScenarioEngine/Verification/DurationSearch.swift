/// The shortest and the longest way through a scene that the pedagogue leaves alone.
struct DurationSearch {
  private let analysis: SceneAnalysis
  private let graph: SceneGraph
  private let order: ReverseOrder

  init(_ analysis: SceneAnalysis, _ order: ReverseOrder) {
    self.analysis = analysis
    self.order = order
    graph = analysis.graph
  }

  func duration() -> VerificationReport.SceneDuration {
    VerificationReport.SceneDuration(shortestMs: shortest(), longestMs: longest())
  }

  // MARK: - Shortest

  /// Dijkstra's algorithm from all beginnings at once.
  private func shortest() -> Int? {
    var best = Array(repeating: Int.max, count: graph.count)
    var heap = MinimumHeap()
    for (root, time) in zip(analysis.explorer.roots, analysis.explorer.rootTimes) {
      heap.push(Int(time.shortestMs), Int(root))
    }
    while let (time, state) = heap.pop() {
      if best[state] <= time { continue }
      best[state] = time
      if analysis.views[state].end != nil { return time }
      for edge in graph.edges[graph.edgeRanges[state]] where !edge.kind.isPedagogue {
        let next = time + Int(edge.time.shortestMs)
        if next < best[Int(edge.target)] { heap.push(next, Int(edge.target)) }
      }
    }
    return nil
  }

  // MARK: - Longest

  /// The longest way from all beginnings; nil where a loop can make it as long as one likes.
  private func longest() -> Int? {
    guard analysis.isDecided, !order.hasTimedLoop else { return nil }
    var best = Array(repeating: -1, count: graph.count)
    for (root, time) in zip(analysis.explorer.roots, analysis.explorer.rootTimes) {
      best[Int(root)] = max(best[Int(root)], Int(time.longestMs))
    }
    var longest: Int?
    for place in (0..<order.count).reversed() {
      let component = order[place]
      let time = component.reduce(-1) { max($0, best[$1]) }
      guard time >= 0 else { continue }
      for state in component {
        if analysis.views[state].end != nil { longest = max(longest ?? 0, time) }
        for edge in graph.edges[graph.edgeRanges[state]] where !edge.kind.isPedagogue {
          let next = time + Int(edge.time.longestMs)
          best[Int(edge.target)] = max(best[Int(edge.target)], next)
        }
      }
    }
    return longest
  }
}

/// The strongly connected parts of a graph, each before those that lead to it.
///
/// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1972.
struct ReverseOrder {
  /// One part after another; most hold one state, so no part has storage of its own.
  private var members: [Int] = []
  private var ends: [Int] = []
  /// Whether some loop takes time.
  private(set) var hasTimedLoop = false
  /// The loops that take none and in which nobody is asked, by their states.
  private(set) var timelessLoops: [[Int]] = []

  private var number: [Int]
  private var low: [Int]
  private var component: [Int]
  private var stack: [Int] = []
  private var next = 1

  init(_ graph: SceneGraph, from roots: [Int]) {
    number = Array(repeating: 0, count: graph.count)
    low = number
    component = Array(repeating: -1, count: graph.count)
    for root in roots where number[root] == 0 { visit(root, graph) }
    findLoops(graph)
  }

  var count: Int { ends.count }

  /// The states of a part.
  subscript(part: Int) -> ArraySlice<Int> {
    members[(part == 0 ? 0 : ends[part - 1])..<ends[part]]
  }

  private mutating func visit(_ root: Int, _ graph: SceneGraph) {
    var calls: [(state: Int, edge: Int)] = []
    begin(root, graph, &calls)
    while let (state, index) = calls.last {
      if index < graph.edgeRanges[state].upperBound {
        calls[calls.count - 1].edge += 1
        let edge = graph.edges[index]
        if edge.kind.isPedagogue { continue }
        let target = Int(edge.target)
        if number[target] == 0 {
          begin(target, graph, &calls)
        } else if component[target] < 0 {
          low[state] = min(low[state], number[target])
        }
      } else {
        calls.removeLast()
        if let parent = calls.last?.state { low[parent] = min(low[parent], low[state]) }
        if low[state] == number[state] { close(state) }
      }
    }
  }

  private mutating func begin(
    _ state: Int, _ graph: SceneGraph, _ calls: inout [(state: Int, edge: Int)]
  ) {
    number[state] = next
    low[state] = next
    next += 1
    stack.append(state)
    calls.append((state, graph.edgeRanges[state].lowerBound))
  }

  private mutating func close(_ state: Int) {
    while let member = stack.popLast() {
      component[member] = ends.count
      members.append(member)
      if member == state { break }
    }
    ends.append(members.count)
  }

  private mutating func findLoops(_ graph: SceneGraph) {
    for index in 0..<count {
      let members = self[index]
      var (isLoop, isAnswered, takesTime, takesTimeBeside) = (false, false, false, false)
      for state in members {
        for edge in graph.edges[graph.edgeRanges[state]]
        where !edge.kind.isPedagogue && component[Int(edge.target)] == index {
          isLoop = true
          if edge.kind.isAnswer { isAnswered = true }
          if edge.time.longestMs > 0 { takesTime = true }
          if edge.takesTimeBeside { takesTimeBeside = true }
        }
      }
      if isLoop, takesTime { hasTimedLoop = true }
      if isLoop, !takesTime, !takesTimeBeside, !isAnswered { timelessLoops.append(Array(members)) }
    }
  }
}

/// A binary heap of times and states, the earliest on top.
struct MinimumHeap {
  private var items: [(time: Int, state: Int)] = []

  mutating func push(_ time: Int, _ state: Int) {
    items.append((time, state))
    var place = items.count - 1
    while place > 0, items[(place - 1) / 2].time > items[place].time {
      items.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> (time: Int, state: Int)? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return first }
    items[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < items.count && items[child].time < items[least].time {
        least = child
      }
      if least == place { return first }
      items.swapAt(place, least)
      place = least
    }
  }
}
