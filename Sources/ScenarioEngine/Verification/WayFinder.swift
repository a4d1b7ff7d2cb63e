/// Finds the young person's answers that lead somewhere, from where a scene stands now.
///
/// It explores as the verifier does, with nobody but the young person acting;
/// draws and the order of tracks are taken as they fit best.
package struct WayFinder {
  /// How many states a search visits before it takes the best it has.
  package static let budget = 200_000

  /// One answer on a way.
  package struct Step: Sendable, Hashable {
    /// The line id of the option taken.
    package var option: String
    package var isSilence: Bool
  }

  private let program: Program
  private var explorer: Explorer

  /// Explores what can happen from where the director stands.
  package init(_ director: Director, calmEnds: Set<String>) {
    program = director.program
    let nowhere = SourceRange(file: -1, lower: 0, upper: 0)
    let ends = calmEnds.sorted().map {
      VerificationSetup.End(id: $0, isCalm: true, range: nowhere)
    }
    let setup = VerificationSetup(
      program: program, startNode: "", ends: ends, durations: director.durations)
    explorer = Explorer(
      setup, budget: Self.budget, usesReduction: true, includesPedagogue: false)
    explorer.explore(from: director)
  }

  /// The shortest way to a calm end, or nil where none is in reach.
  package func wayToCalm() -> [Step]? {
    nearest { explorer.view($0).end.map { $0 < explorer.setup.ends.count } ?? false }.map(way)
  }

  /// The shortest way to the highest value that a ladder can reach.
  package func wayToHighest(ladder name: String) -> [Step] {
    guard let slot = program.variableSlots[name] else { return [] }
    var highest = -Float.infinity
    for state in 0..<explorer.graph.count { highest = max(highest, value(slot, in: state)) }
    return nearest { value(slot, in: $0) == highest }.map(way) ?? []
  }

  private func value(_ slot: Int, in state: Int) -> Float {
    guard case .number(let number)? = explorer.layout.value(slot: slot, of: explorer.store[state])
    else { return -.infinity }
    return number
  }

  private func nearest(where isGoal: (Int) -> Bool) -> Int? {
    let distances = explorer.graph.distances
    var best: Int?
    for state in distances.indices where isGoal(state) {
      if let known = best, distances[known] <= distances[state] { continue }
      best = state
    }
    return best
  }

  private func way(to goal: Int) -> [Step] {
    let graph = explorer.graph
    var steps: [Step] = []
    var state = goal
    while Int(graph.parents[state]) != state {
      let step = graph.steps[state]
      if step.kind.isAnswer {
        steps.append(
          Step(
            option: program.lines[Int(step.subject)].id, isSilence: step.kind == .silence))
      }
      state = Int(graph.parents[state])
    }
    return steps.reversed()
  }
}
