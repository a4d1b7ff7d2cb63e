/// The edges of a graph turned round, without the steps that are the pedagogue's.
///
/// The proofs leave the pedagogue out: what a young person needs must not hang
/// on somebody else's help.
struct BackwardGraph {
  struct Edge {
    var source: UInt32
    var isAnswer: Bool
    /// Whether it is the young person's to choose: an answer, or to hear the line out that could be
    /// answered early.
    var isChoice: Bool
  }

  private var edges: [Edge]
  private var starts: [Int]
  /// By state: how many steps lead out that neither the young person nor the pedagogue chooses.
  private(set) var forced: [Int32]
  /// By state: whether the young person has an answer to give.
  private(set) var hasAnswer: [Bool]
  /// By state: whether the young person has anything to choose.
  private var hasChoice: [Bool]

  init(_ graph: SceneGraph) {
    var counts = Array(repeating: 0, count: graph.count + 1)
    forced = Array(repeating: 0, count: graph.count)
    hasAnswer = Array(repeating: false, count: graph.count)
    hasChoice = hasAnswer
    for edge in graph.edges where !edge.kind.isPedagogue { counts[Int(edge.target) + 1] += 1 }
    for state in 0..<graph.count { counts[state + 1] += counts[state] }
    starts = counts
    edges = Array(
      repeating: Edge(source: 0, isAnswer: false, isChoice: false), count: counts[graph.count])
    for state in 0..<graph.count {
      for index in graph.edgeRanges[state] {
        let edge = graph.edges[index]
        if edge.kind.isPedagogue { continue }
        let place = counts[Int(edge.target)]
        counts[Int(edge.target)] += 1
        let isChoice = edge.kind.isChoice
        edges[place] = Edge(
          source: UInt32(state), isAnswer: edge.kind.isAnswer, isChoice: isChoice)
        if edge.kind.isAnswer { hasAnswer[state] = true }
        if isChoice { hasChoice[state] = true } else { forced[state] += 1 }
      }
    }
  }

  func edges(into state: Int) -> ArraySlice<Edge> { edges[starts[state]..<starts[state + 1]] }

  /// The states from which one of some goals can be reached.
  func states(reaching goals: [Int]) -> [Bool] {
    var isReaching = Array(repeating: false, count: forced.count)
    var waiting = goals
    for goal in goals { isReaching[goal] = true }
    while let state = waiting.popLast() {
      for edge in edges(into: state) where !isReaching[Int(edge.source)] {
        isReaching[Int(edge.source)] = true
        waiting.append(Int(edge.source))
      }
    }
    return isReaching
  }

  /// The fewest answers to a goal, up to a limit, where everything else falls as well as it can.
  func fewestAnswers(to goals: [Int], limit: Int) -> [UInt8] {
    var values = Array(repeating: UInt8.max, count: forced.count)
    var waiting: [[Int]] = Array(repeating: [], count: limit + 2)
    waiting[0] = goals
    for value in 0...limit {
      while let state = waiting[value].popLast() {
        if values[state] != .max { continue }
        values[state] = UInt8(value)
        for edge in edges(into: state) where values[Int(edge.source)] == .max {
          waiting[value + (edge.isAnswer ? 1 : 0)].append(Int(edge.source))
        }
      }
    }
    return values
  }

  /// The fewest answers that lead to a goal for certain, up to a limit.
  ///
  /// The young person chooses the best answer and whether to hear a line out
  /// first; draws and the order of tracks fall as badly as they can. A state has
  /// a value once all that can be forced on it has one: a state in a loop that
  /// can be kept up for ever has none.
  func certainAnswers(to goals: [Int], waitsForAnswer: [Bool], limit: Int) -> [UInt8] {
    var values = Array(repeating: UInt8.max, count: forced.count)
    var chosen = Array(repeating: UInt8.max, count: forced.count)
    for state in chosen.indices where !hasChoice[state] && !waitsForAnswer[state] {
      chosen[state] = 0
    }
    var open = forced
    var waiting: [[Int]] = Array(repeating: [], count: limit + 2)
    waiting[0] = goals
    for value in 0...limit {
      while let state = waiting[value].popLast() {
        if values[state] != .max { continue }
        values[state] = UInt8(value)
        for edge in edges(into: state) {
          let source = Int(edge.source)
          if edge.isChoice {
            let cost = UInt8(value + (edge.isAnswer ? 1 : 0))
            if chosen[source] <= cost { continue }
            chosen[source] = cost
          } else {
            open[source] -= 1
          }
          if open[source] == 0, chosen[source] != .max {
            waiting[max(value, Int(chosen[source]))].append(source)
          }
        }
      }
    }
    return values
  }
}
