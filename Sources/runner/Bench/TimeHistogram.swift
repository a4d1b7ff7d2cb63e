import Foundation

/// How often something took how long, in memory that does not grow: classes 1% wide from 100 ns.
struct TimeHistogram {
  private static let classes = 2_400
  private static let first = 100.0
  private static let step = log(1.01)

  private var counts = [UInt32](repeating: 0, count: Self.classes)
  private(set) var count = 0
  private var longest: Int64 = 0

  mutating func add(nanoseconds: Int64) {
    let place = log(max(Double(nanoseconds), Self.first) / Self.first) / Self.step
    counts[min(Int(place), Self.classes - 1)] += 1
    count += 1
    longest = max(longest, nanoseconds)
  }

  /// The time that a share of all did not exceed, within 1%: milliseconds; 0 without any.
  func quantile(_ share: Double) -> Double {
    var left = Int((Double(count) * share).rounded(.up))
    for (place, number) in counts.enumerated() where number > 0 {
      left -= Int(number)
      if left <= 0 { return Self.first * exp((Double(place) + 0.5) * Self.step) / 1e6 }
    }
    return 0
  }

  /// Milliseconds.
  var worst: Double { Double(longest) / 1e6 }

  var summary: TimeSummary {
    TimeSummary(
      medianMs: round(quantile(0.5)), p99Ms: round(quantile(0.99)), p999Ms: round(quantile(0.999)),
      worstMs: round(worst))
  }

  private func round(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

/// A histogram in four numbers.
struct TimeSummary: Codable {
  var medianMs: Double
  var p99Ms: Double
  var p999Ms: Double
  var worstMs: Double
}
