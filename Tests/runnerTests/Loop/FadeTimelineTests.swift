import Testing

@testable import runner

@Suite struct FadeTimelineTests {
  /// Frames of a cut, one every 5 ms from the moment it begins.
  private func frames(
    _ fade: inout FadeTimeline, from start: Double, seconds: Double
  ) -> [(time: Double, level: Float, place: String)] {
    stride(from: 0, through: seconds, by: 0.005).map { offset in
      let level = fade.update(time: start + offset)
      return (offset, level, fade.place)
    }
  }

  @Test func aStopIsBlackWithinHalfASecondAndCalmWithinOne() throws {
    var fade = FadeTimeline(place: "street")
    fade.cut(to: "calm", time: 3)
    let frames = frames(&fade, from: 3, seconds: 1)
    let black = try #require(frames.first { $0.level > 0.99 })
    #expect(black.time <= 0.5)
    let calm = try #require(frames.first { $0.place == "calm" && $0.level < 0.01 })
    #expect(calm.time < 1)
    // The place changes only while nothing is seen.
    let changed = try #require(frames.first { $0.place == "calm" })
    #expect(changed.level > 0.99)
  }

  /// Darker or lighter by at most 1.5 of the whole range in the time of a half cut.
  @Test(arguments: [0.0, 0.1, 0.2, 0.35, 0.45, 0.6, 0.79, 0.9])
  func anotherCutAtAnyMomentNeverJumps(gap: Double) throws {
    var fade = FadeTimeline(place: "calm")
    fade.cut(to: "street", time: 1)
    var all = frames(&fade, from: 1, seconds: gap)
    fade.cut(to: "calm", time: 1 + gap)
    all += frames(&fade, from: 1 + gap, seconds: 1)
    let steepest = zip(all, all.dropFirst()).map { abs($1.level - $0.level) }.max() ?? 0
    #expect(Double(steepest) <= 1.5 * 0.005 / FadeTimeline.halfSeconds + 1e-4)
    #expect(all.last?.place == "calm")
    #expect(all.last?.level == 0)
    let black = zip(all, all.dropFirst()).filter { $0.place != $1.place }
    #expect(black.allSatisfy { $1.level > 0.99 })
  }

  @Test func aCutToThePlaceOnShowDoesNothing() {
    var fade = FadeTimeline(place: "calm")
    fade.cut(to: "calm", time: 1)
    #expect(frames(&fade, from: 1, seconds: 1).allSatisfy { $0.level == 0 })
  }

  @Test func aCutThatNoFrameSawIsOverWhenTheNextFrameComes() {
    var fade = FadeTimeline(place: "calm")
    fade.cut(to: "street", time: 1)
    #expect(fade.update(time: 60) == 0)
    #expect(fade.place == "street")
  }
}
