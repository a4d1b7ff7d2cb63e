/// The states that wait to be explored, the nearest first.
struct Frontier {
  private var current: [Int] = []
  private var currentPlace = 0
  private var currentDistance = Distance(decisions: 0, tracks: 0)
  /// Few distances wait at a time, so a sorted list is enough; the nearest is last.
  private var later: [(distance: Distance, states: [Int])] = []

  mutating func add(_ state: Int, at distance: Distance) {
    if distance == currentDistance { return current.append(state) }
    var place = later.count
    while place > 0, later[place - 1].distance < distance { place -= 1 }
    if place > 0, later[place - 1].distance == distance {
      later[place - 1].states.append(state)
    } else {
      later.insert((distance, [state]), at: place)
    }
  }

  mutating func next() -> Int? {
    while currentPlace == current.count {
      guard let next = later.popLast() else { return nil }
      current = next.states
      currentPlace = 0
      currentDistance = next.distance
    }
    defer { currentPlace += 1 }
    return current[currentPlace]
  }
}
