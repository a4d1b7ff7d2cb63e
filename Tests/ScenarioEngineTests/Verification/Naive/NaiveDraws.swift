@testable import ScenarioEngine

/// Seeds under which draws fall in every way.
///
/// Nothing looks into a draw: a seed is simply tried for each way in which the
/// first few draws behind it can fall. A draw of two or three outcomes is told
/// by the sixth of all numbers in which the generator's next one lies.
struct NaiveDraws {
  private static let parts: UInt64 = 6

  /// By number of draws: the seeds for every combination of sixths.
  private let seeds: [[UInt64]]

  static let shared = NaiveDraws()

  private init() {
    seeds = (0...3).map { count in
      var missing = Set(0..<Int(Self.combinations(count)))
      var found: [UInt64] = []
      var seed: UInt64 = 0
      while !missing.isEmpty {
        if missing.remove(Self.combination(seed, count)) != nil { found.append(seed) }
        seed += 1
      }
      return found
    }
  }

  private static func combinations(_ count: Int) -> UInt64 {
    (0..<count).reduce(1) { product, _ in product * parts }
  }

  private static func combination(_ seed: UInt64, _ count: Int) -> Int {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).reduce(0) { sum, _ in
      sum * Int(parts) + Int(generator.next().multipliedFullWidth(by: parts).high)
    }
  }

  /// The seeds to try where a run drew so often; nil where that is more than anybody tries.
  func seeds(draws count: Int) -> [UInt64]? { seeds.indices.contains(count) ? seeds[count] : nil }

  /// How often was drawn since a generator began with a seed.
  static func count(of generator: SeededGenerator, since seed: UInt64) -> Int {
    var copy = SeededGenerator(seed: seed)
    var count = 0
    while copy != generator, count < 100 {
      _ = copy.next()
      count += 1
    }
    return count
  }
}
