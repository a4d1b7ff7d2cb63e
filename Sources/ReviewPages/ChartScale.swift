/// Where times and steps lie in the chart's own units.
///
/// The units are CSS pixels on a screen and shrink with the paper in print.
struct ChartScale: Sendable {
  static let width = 720.0
  static let left = 92.0
  static let right = 14.0
  static let bandHeight = 38.0
  static let laneHeight = 24.0
  static let axisHeight = 46.0

  let durationMilliseconds: Int
  let stepCount: Int
  let laneCount: Int

  var plotWidth: Double { Self.width - Self.left - Self.right }
  var plotTop: Double { Double(laneCount) * Self.laneHeight + 6 }
  var plotHeight: Double { Double(stepCount) * Self.bandHeight }
  var plotBottom: Double { plotTop + plotHeight }
  var height: Double { plotBottom + Self.axisHeight }

  /// Times outside the session are held at its ends.
  func x(_ milliseconds: Int) -> Double {
    let bounded = min(max(0, milliseconds), durationMilliseconds)
    return Self.left + plotWidth * Double(bounded) / Double(max(1, durationMilliseconds))
  }

  /// The middle of a step's band; step 0 lies lowest.
  func y(step: Int) -> Double {
    plotBottom - (Double(step) + 0.5) * Self.bandHeight
  }

  /// Round times along the axis, at most nine.
  var ticks: [Int] {
    let seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]
    let fitting = seconds.first { durationMilliseconds / ($0 * 1000) <= 8 }
    let interval = (fitting ?? max(3600, durationMilliseconds / 8000)) * 1000
    return (0...8).map { $0 * interval }.filter { $0 <= durationMilliseconds }
  }
}

/// A number as SVG wants it: at most one decimal.
func svgNumber(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
  return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}
