/// Draws laid down beforehand, so that a search can go through every way they can fall.
///
/// A run follows the script; where the script ends, the first outcome is taken
/// and written down with how many there are. `advance()` then counts on to the
/// next combination, as an odometer does. Both are bounded: a loop that draws
/// would otherwise have more combinations than anybody can wait for.
package struct DrawScript: Sendable {
  /// One draw: what came out, of how many.
  package struct Draw: Sendable, Hashable {
    package var value: UInt32
    package var bound: UInt32
  }

  /// More outcomes of one draw than this are not gone through one by one.
  package static let outcomeLimit: UInt64 = 10_000
  /// More combinations than this are not gone through.
  package static let combinationLimit = 10_000
  /// More draws than this in one run are not followed.
  package static let drawLimit = 32
  /// After so many runs that were broken off no more are tried.
  package static let brokenRunLimit = 1_000

  package private(set) var draws: [Draw] = []
  /// How many of them the run has taken.
  package var cursor = 0
  /// Whether every outcome that was possible is one of the combinations.
  package private(set) var isComplete = true
  /// Whether combinations were left out because there were too many.
  package private(set) var isCutShort = false
  /// How many combinations came after the first one.
  private var advances = 0
  private var brokenRuns = 0

  package init() {}

  /// Begins with the first combination of a new run; keeps its storage.
  package mutating func reset() {
    draws.removeAll(keepingCapacity: true)
    cursor = 0
    isCutShort = false
    advances = 0
    brokenRuns = 0
  }

  /// Whether the run draws more often than is followed, so that it has to be broken off.
  package var isOverdrawn: Bool { cursor > Self.drawLimit }

  /// Goes to the next combination; false once all have been gone through, or too many.
  package mutating func advance() -> Bool {
    if isOverdrawn { brokenRuns += 1 }
    cursor = 0
    if brokenRuns == Self.brokenRunLimit { draws.removeAll(keepingCapacity: true) }
    while let last = draws.popLast() {
      if last.value + 1 < last.bound {
        advances += 1
        if advances == Self.combinationLimit {
          isCutShort = true
          draws.removeAll(keepingCapacity: true)
          return false
        }
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
