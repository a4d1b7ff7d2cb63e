import Foundation

/// Nods of somebody who listens.
struct Listening: Sendable {
  private static let cellSeconds = 2.7
  private static let nodSeconds: Float = 0.75

  let seed: UInt64
  /// While others speak; the last two, the newest behind.
  private var spans: [Range<Double>] = []

  init(seed: UInt64) { self.seed = seed }

  mutating func begin(time: Double) {
    end(time: time)
    if spans.count == 2 { spans.removeFirst() }
    spans.append(time..<1e9)
  }

  mutating func end(time: Double) {
    guard let last = spans.last, last.upperBound > time else { return }
    spans[spans.count - 1] = last.lowerBound..<max(last.lowerBound, time)
  }

  /// The head's turn up, radians; allocates nothing.
  func nod(time: Double) -> Float {
    var result: Float = 0
    for span in spans {
      // Nobody nods to the first word, and one who nods does so to the end.
      let since = Float(clamping: time - span.lowerBound - 0.8)
      let past = Float(clamping: time - span.upperBound)
      let share = Ease.smooth(since / 0.5) * (1 - Ease.smooth(past / Self.nodSeconds))
      result += share * nodding(time: time)
    }
    return result
  }

  private func nodding(time: Double) -> Float {
    let cell = (time / Self.cellSeconds).rounded(.down)
    let lot = Ease.random(seed: seed, channel: 35, cell: Int(cell))
    guard lot < 0.6 else { return 0 }
    let moment = (cell + 0.6 * Double(lot / 0.6)) * Self.cellSeconds
    let since = Float(clamping: time - moment)
    let envelope =
      Ease.smooth(since / 0.15) * Ease.smooth((Self.nodSeconds - since) / 0.3)
    return -0.075 * envelope * sin(since * 2 * .pi * 1.5)
  }
}
