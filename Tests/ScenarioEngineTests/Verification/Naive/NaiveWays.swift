@testable import ScenarioEngine

/// What a way through the scene is made of, where it could have gone otherwise.
struct NaiveWay: Hashable {
  var answers = 0
  /// What the pedagogue did: interventions begun, levels changed.
  var pedagogue = 0
  var draws = 0

  func with(_ step: NaiveStep) -> NaiveWay {
    var way = self
    if step.isAnswer { way.answers += 1 }
    if step.isPedagogue { way.pedagogue += 1 }
    way.draws += step.draws
    return way
  }
}

/// The ways with the fewest decisions from the beginning to each state.
struct NaiveWays {
  let explorer: NaiveExplorer
  /// By state: how many decisions it takes.
  private var fewest: [Int]
  /// By state: what the ways with so few decisions are made of.
  private var ways: [Set<NaiveWay>]

  init(_ explorer: NaiveExplorer) {
    self.explorer = explorer
    fewest = Array(repeating: NaiveProofs.never, count: explorer.states.count)
    ways = Array(repeating: [], count: explorer.states.count)
    // What is drawn on the way into the scene is nobody's decision yet.
    for beginning in explorer.beginnings { fewest[beginning.target] = 0 }
    untilNothingChanges { $0.lower() }
    for beginning in explorer.beginnings {
      ways[beginning.target].insert(NaiveWay().with(beginning))
    }
    untilNothingChanges { $0.spread() }
  }

  private mutating func untilNothingChanges(_ goRound: (inout Self) -> Bool) {
    while goRound(&self) {}
  }

  private mutating func lower() -> Bool {
    var isChanged = false
    for (state, steps) in explorer.steps.enumerated() {
      for step in steps where fewest[state] + cost(step) < fewest[step.target] {
        fewest[step.target] = fewest[state] + cost(step)
        isChanged = true
      }
    }
    return isChanged
  }

  private mutating func spread() -> Bool {
    var isChanged = false
    for (state, steps) in explorer.steps.enumerated() {
      for step in steps where fewest[state] + cost(step) == fewest[step.target] {
        let longer = Set(ways[state].map { $0.with(step) })
        if longer.isSubset(of: ways[step.target]) { continue }
        ways[step.target].formUnion(longer)
        isChanged = true
      }
    }
    return isChanged
  }

  private func cost(_ step: NaiveStep) -> Int { step.isDecision ? 1 : 0 }

  /// The ways with the fewest decisions to each end that is reached.
  var toEnds: [String: Set<NaiveWay>] {
    var nearest: [String: Int] = [:]
    var all: [String: Set<NaiveWay>] = [:]
    for (state, content) in explorer.states.enumerated() {
      guard case .end(let id)? = content.over, fewest[state] <= nearest[id] ?? .max else {
        continue
      }
      if fewest[state] < nearest[id] ?? .max { all[id] = [] }
      nearest[id] = fewest[state]
      all[id, default: []].formUnion(ways[state])
    }
    return all
  }
}
