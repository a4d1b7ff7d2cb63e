/// A small generator whose whole state is one number, so that a run can be repeated.
///
/// SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014.
package struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  /// All of it; the same number gives the same draws from here on.
  package private(set) var state: UInt64
  /// Draws that a search lays down; nil where the state decides, and no part of what is equal.
  package var script: DrawScript?

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Draws a whole number from 0 up to but not with a bound, each as likely.
  ///
  /// Written out rather than taken from the standard library, whose way of
  /// drawing may change between releases and with it every recorded run.
  mutating func draw(below bound: UInt64) -> UInt64 {
    guard bound > 1 else { return 0 }
    if let value = script?.draw(below: bound) { return value }
    // The numbers below this would make some results likelier than others.
    let uneven = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= uneven { return high }
    }
  }

  /// Draws a number from 0 up to but not with 1, in steps that a 32-bit float has.
  mutating func drawFraction() -> Float {
    if let value = script?.drawFraction() { return value }
    return Float(next() >> 40) * 0x1p-24
  }

  package static func == (left: SeededGenerator, right: SeededGenerator) -> Bool {
    left.state == right.state
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(state) }
}
