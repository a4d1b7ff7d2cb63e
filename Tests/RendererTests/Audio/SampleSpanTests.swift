import Testing

@testable import Renderer

/// Eight samples at a time give what one at a time gives.
@Suite struct SampleSpanTests {
  private let samples = (0..<64).map { Float(($0 * 37) % 101 - 50) / 64 }

  @Test(arguments: [0, 1, 7, 8, 9, 16, 23, 61]) func peakAndPowerAreThoseOfEachSample(count: Int) {
    for start in [0, 1, 3] where start + count <= samples.count {
      let range = start..<start + count
      let span = SampleSpan(samples: samples, range: range)
      #expect(span.peak == samples[range].map(abs).max() ?? 0)
      let power = samples[range].reduce(0) { $0 + $1 * $1 }
      #expect(abs(span.power - power) <= 1e-5 * max(1, power))
    }
  }

  @Test func theLoudestMayBeNegativeAndLast() {
    let span = SampleSpan(samples: [0.1, 0.2, -0.1, 0, 0, 0, 0, 0, 0.3, -0.9], range: 0..<10)
    #expect(span.peak == 0.9)
  }
}
