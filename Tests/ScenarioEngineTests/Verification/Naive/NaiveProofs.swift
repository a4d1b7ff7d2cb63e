@testable import ScenarioEngine

/// What follows from all states together, by going round until nothing changes.
struct NaiveProofs {
  let explorer: NaiveExplorer
  /// More answers than any story needs; stands for “not at all”.
  static let never = 1_000

  init(_ explorer: NaiveExplorer) { self.explorer = explorer }

  private var count: Int { explorer.states.count }

  private func end(_ state: Int) -> String? {
    if case .end(let id)? = explorer.states[state].over { id } else { nil }
  }

  private func isCalm(_ state: Int) -> Bool {
    end(state).map(explorer.scene.calmEnds.contains) ?? false
  }

  // MARK: - Ends

  /// The states from which nothing ends the scene any more, where the pedagogue begins nothing.
  var endless: Set<Int> {
    let over = Set((0..<count).filter { explorer.states[$0].over != nil })
    return Set(0..<count).subtracting(states(leadingTo: over))
  }

  private func leads(from state: Int, to targets: Set<Int>) -> Bool {
    explorer.steps[state].contains { !$0.isPedagogue && targets.contains($0.target) }
  }

  /// The interventions in which the scene can stay for ever, where the pedagogue begins nothing.
  var interventionsWithoutReturn: Set<Int> {
    let outside = (0..<count).filter { explorer.states[$0].intervention == nil }
    let returning = states(leadingTo: Set(outside))
    return Set(
      (0..<count).filter { !returning.contains($0) }
        .compactMap { explorer.states[$0].intervention?.home })
  }

  /// The states from which one of some others can come without the pedagogue.
  private func states(leadingTo targets: Set<Int>) -> Set<Int> {
    var reaches = targets
    var isChanged = true
    while isChanged {
      isChanged = false
      for state in 0..<count where !reaches.contains(state) {
        guard leads(from: state, to: reaches) else { continue }
        reaches.insert(state)
        isChanged = true
      }
    }
    return reaches
  }

  // MARK: - Calm ends

  /// How many answers it takes to a calm end from each state, where the pedagogue begins nothing.
  ///
  /// With `luck`, draws and tracks fall as well as they can; else as badly.
  func answersToCalm(luck: Bool) -> [Int] {
    var needed = (0..<count).map { isCalm($0) ? 0 : Self.never }
    var isChanged = true
    while isChanged {
      isChanged = false
      for state in 0..<count where !isCalm(state) {
        let next = answersToCalm(state, needed, luck)
        guard next < needed[state] else { continue }
        needed[state] = next
        isChanged = true
      }
    }
    return needed
  }

  private func answersToCalm(_ state: Int, _ needed: [Int], _ luck: Bool) -> Int {
    let steps = explorer.steps[state].filter { !$0.isPedagogue }
    // Who is asked during a line can also hear it out.
    let isAsked = explorer.isAsked(state)
    let choices = steps.filter { $0.isAnswer || (isAsked && $0.kind == .beatOver) }
      .map { min(Self.never, needed[$0.target] + ($0.isAnswer ? 1 : 0)) }
    let others = steps.filter { !$0.isAnswer && !(isAsked && $0.kind == .beatOver) }
      .map { needed[$0.target] }
    let best = choices.min()
    if luck { return min(best ?? Self.never, others.min() ?? Self.never) }
    if let best { return max(best, others.max() ?? 0) }
    return others.max() ?? Self.never
  }

  // MARK: - Time

  /// The least and the most time to an end without the pedagogue; nil for the most where a loop
  /// has no bound.
  var milliseconds: (least: Int?, most: Int?) { (least, most) }

  private var least: Int? {
    var times = [Int?](repeating: nil, count: count)
    for beginning in explorer.beginnings {
      times[beginning.target] = min(times[beginning.target] ?? .max, beginning.quickMs)
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for state in 0..<count {
        guard let time = times[state] else { continue }
        for step in explorer.steps[state] where !step.isPedagogue {
          let next = time + step.quickMs
          guard next < times[step.target] ?? .max else { continue }
          times[step.target] = next
          isChanged = true
        }
      }
    }
    return (0..<count).filter { end($0) != nil }.compactMap { times[$0] }.min()
  }

  /// A time that still grows after as many rounds as there are states grows without bound.
  private var most: Int? {
    let reached = reachedAlone
    var times = [Int?](repeating: nil, count: count)
    for beginning in explorer.beginnings {
      times[beginning.target] = max(times[beginning.target] ?? 0, beginning.slowMs)
    }
    for _ in 0...reached.count {
      var isChanged = false
      for state in reached {
        guard let time = times[state] else { continue }
        for step in explorer.steps[state] where !step.isPedagogue {
          let next = time + step.slowMs
          if next <= times[step.target] ?? -1 { continue }
          times[step.target] = next
          isChanged = true
        }
      }
      if !isChanged { return reached.filter { end($0) != nil }.compactMap { times[$0] }.max() }
    }
    return nil
  }

  /// The states that come without the pedagogue.
  private var reachedAlone: [Int] {
    var reached = Set(explorer.beginnings.map(\.target))
    var waiting = Array(reached)
    while let state = waiting.popLast() {
      for step in explorer.steps[state] where !step.isPedagogue {
        if reached.insert(step.target).inserted { waiting.append(step.target) }
      }
    }
    return reached.sorted()
  }
}
