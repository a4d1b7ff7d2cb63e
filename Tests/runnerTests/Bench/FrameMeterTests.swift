import Renderer
import Testing

@testable import runner

@Suite struct FrameMeterTests {
  private func frame(
    microseconds: Int64, wall: Int64? = nil, allocations: Int = 0, isBeat: Bool = false,
    changesObjects: Bool = false, interruptions: Int = 0, faults: Int = 0, waits: Int = 0
  ) -> FrameMeter.Frame {
    FrameMeter.Frame(
      used: ThreadUsage(
        processor: microseconds * 1_000, wall: (wall ?? microseconds) * 1_000, waits: waits,
        interruptions: interruptions, faults: faults),
      allocations: allocations, isBeat: isBeat, changesObjects: changesObjects,
      asksForPicture: false)
  }

  @Test func aHistogramKnowsItsQuantilesWithinAPercent() {
    var times = TimeHistogram()
    for microseconds in 1...10_000 { times.add(nanoseconds: Int64(microseconds) * 1_000) }
    for (share, expected) in [(0.5, 5.0), (0.99, 9.9), (0.999, 9.99)] {
      #expect(abs(times.quantile(share) / expected - 1) < 0.011)
    }
    #expect(times.worst == 10)
    #expect(TimeHistogram().quantile(0.5) == 0)
  }

  @Test func timesBeyondAllClassesAreKeptInTheLast() {
    var times = TimeHistogram()
    for nanoseconds in [-5, 0, 1, Int64.max / 2] { times.add(nanoseconds: nanoseconds) }
    #expect(times.count == 4)
    #expect(times.quantile(0.5) < 0.001)
  }

  /// Each slow frame has one cause: the first that is ours, before what the system did.
  @Test func aSlowFrameIsCountedByItsFirstCause() {
    var meter = FrameMeter()
    let profile = FrameProfile()
    for _ in 0..<FrameMeter.framesBeforeJudging { meter.add(frame(microseconds: 100), profile) }
    meter.add(frame(microseconds: 390), profile)
    meter.add(
      frame(microseconds: 900, allocations: 3, isBeat: true, changesObjects: true), profile)
    meter.add(frame(microseconds: 900, allocations: 3, interruptions: 1), profile)
    meter.add(frame(microseconds: 900, allocations: 3, isBeat: true), profile)
    meter.add(frame(microseconds: 900, interruptions: 2, faults: 1), profile)
    meter.add(frame(microseconds: 900, faults: 1), profile)
    meter.add(frame(microseconds: 900), profile)
    meter.add(frame(microseconds: 100, wall: 900, waits: 1), profile)
    meter.add(frame(microseconds: 100, wall: 900, interruptions: 1), profile)
    let slow = meter.slow
    #expect(slow.objects == 1 && slow.allocations == 1 && slow.beats == 1)
    #expect(slow.interrupted == 1 && slow.faults == 1 && slow.unexplained == 1)
    #expect(slow.waited == 1 && slow.notRun == 1)
    #expect(slow.parts.values.reduce(0, +) == 6)
  }

  @Test func allocationsOfBeatsAreCountedApart() {
    var meter = FrameMeter()
    meter.addCalm(frame(microseconds: 1, allocations: 2))
    meter.addCalm(frame(microseconds: 1, allocations: 5, isBeat: true))
    meter.addCalm(frame(microseconds: 1))
    #expect(meter.allocations.steadyFrames == 2 && meter.allocations.steady == 2)
    #expect(meter.allocations.steadyWorst == 2)
    #expect(meter.allocations.beatFrames == 1 && meter.allocations.beats == 5)
  }
}
