import Testing

@testable import runner

@Suite struct RainTimelineTests {
  @Test func itIsDryUntilItRains() {
    var rain = RainTimeline()
    rain.change(toAmbience: "street", time: 3)
    #expect(rain.level(at: 2) == 0)
    #expect(rain.level(at: 500) == 0)
  }

  @Test func rainBeginsAndEndsOverSomeSeconds() {
    var rain = RainTimeline()
    rain.change(toAmbience: "rain", time: 10)
    #expect(rain.level(at: 10) == 0)
    #expect((0.4...0.6).contains(rain.level(at: 12.5)))
    #expect(rain.level(at: 15) == 1)
    rain.change(toAmbience: "rain", time: 20)
    #expect(rain.level(at: 20) == 1)
    rain.change(toAmbience: "street", time: 60)
    #expect(rain.level(at: 60) == 1)
    #expect(rain.level(at: 64.9) > 0)
    #expect(rain.level(at: 65) == 0)
  }

  /// No more than a percent a frame, also where it turns round in the middle.
  @Test func rainNeverJumps() {
    var rain = RainTimeline()
    var last: Float = 0
    for frame in 0..<2_000 {
      let time = Double(frame) / 90
      if frame == 100 { rain.change(toAmbience: "rain", time: time) }
      if frame == 300 { rain.change(toAmbience: "none", time: time) }
      if frame == 480 { rain.change(toAmbience: "rain", time: time) }
      let level = rain.level(at: time)
      #expect(abs(level - last) < 0.01)
      last = level
    }
    #expect(last == 1)
  }
}
