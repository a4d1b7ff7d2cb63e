/// Draws laid down beforehand, so that a search can go through every way they can fall.
///
/// A run follows the script; where the script ends, the first outcome is taken
/// and written down with how many there are. `advance()` then counts on to the
/// next combination, as an odometer does.
package struct DrawScript: Sendable {
  /// One draw: what came out, of how many.
  package struct Draw: Sendable, Hashable {
    package var value: UInt32
    package var bound: UInt32
  }

  /// More outcomes of one draw than this are not gone through one by one.
  package static let outcomeLimit: UInt64 = 10_000

  package private(set) var draws: [Draw] = []
  /// How many of them the run has taken.
  package var cursor = 0
  /// Whether every outcome that was possible is one of the combinations.
  package private(set) var isComplete = true

  package init() {}

  /// Begins with the first combination of a new run; keeps its storage.
  package mutating func reset() {
    draws.removeAll(keepingCapacity: true)
    cursor = 0
  }

  /// Goes to the next combination; false once all have been gone through.
  package mutating func advance() -> Bool {
    cursor = 0
    while let last = draws.popLast() {
      if last.value + 1 < last.bound {
        draws.append(Draw(value: last.value + 1, bound: last.bound))
        return true
      }
    }
    return false
  }

  mutating func draw(below bound: UInt64) -> UInt64 {
    if cursor == draws.count {
      if bound > Self.outcomeLimit { isComplete = false }
      draws.append(Draw(value: 0, bound: UInt32(min(bound, Self.outcomeLimit))))
    }
    defer { cursor += 1 }
    return UInt64(draws[cursor].value)
  }

  /// A number with endless possibilities: one of them stands for all.
  mutating func drawFraction() -> Float {
    isComplete = false
    return 0
  }
}
