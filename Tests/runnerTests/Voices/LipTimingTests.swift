import Foundation
import Renderer
import Testing

@testable import runner

@Suite struct LipTimingTests {
  private static let rate = 48_000

  /// Silence and noise by turns: seconds of each, silence first.
  private func clip(_ lengths: [Double]) -> SoundClip {
    var state: UInt32 = 7
    var samples: [Float] = []
    for (turn, length) in lengths.enumerated() {
      for _ in 0..<Int(length * Double(Self.rate)) {
        state = state &* 1_664_525 &+ 1_013_904_223
        samples.append(turn % 2 == 0 ? 0 : Float(state >> 8) / Float(1 << 24) * 0.4 - 0.2)
      }
    }
    return SoundClip(samples: samples, sampleRate: Self.rate, channels: 1)
  }

  private let events = [
    PhonemeEvent(time: 0.1, phoneme: "h"), PhonemeEvent(time: 0.3, phoneme: "a"),
    PhonemeEvent(time: 0.7, phoneme: "m"), PhonemeEvent(time: 0.9, phoneme: "o"),
  ]

  @Test func soundsAreStretchedFromTheFirstLoudMomentToTheLast() throws {
    let model = clip([0.1, 1.0, 0.2])
    let take = clip([0.5, 2.0, 1.0])
    let fitted = LipTiming.fit(events, of: model, to: take)
    #expect(fitted.map(\.phoneme) == ["h", "a", "m", "o", ""])
    for (event, wanted) in zip(fitted, [0.5, 0.9, 1.7, 2.1, 2.5]) {
      #expect(abs(event.time - wanted) < 0.03, "\(event)")
    }
  }

  @Test func theMouthRestsWhereTheTakePausesAndGoesOnBehind() throws {
    let model = clip([0, 1.0])
    let take = clip([0.2, 0.9, 0.6, 0.5])
    let fitted = LipTiming.fit(events, of: model, to: take)
    let rest = try #require(fitted.first { $0.phoneme.isEmpty })
    #expect(abs(rest.time - 1.1) < 0.03)
    #expect(!fitted.contains { $0.time > 1.12 && $0.time < 1.66 })
    let next = try #require(fitted.first { $0.time > rest.time })
    #expect(abs(next.time - 1.7) < 0.03 && !next.phoneme.isEmpty)
    #expect(fitted.map(\.time) == fitted.map(\.time).sorted())
  }

  @Test func aStopWithinAWordIsNoPause() {
    let fitted = LipTiming.fit(events, of: clip([0, 1]), to: clip([0, 0.5, 0.1, 0.4]))
    #expect(fitted.filter { $0.phoneme.isEmpty }.count == 1)
  }

  @Test func silenceHasNoSounds() {
    #expect(LipTiming.fit(events, of: clip([0, 1]), to: clip([1])).isEmpty)
    #expect(LipTiming.fit(events, of: clip([1]), to: clip([0, 1])).isEmpty)
  }
}
