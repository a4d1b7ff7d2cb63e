import Testing

@testable import Renderer

/// A scripted device: each frame costs something fixed and something by its pixels.
@Suite struct FrameRateGuardTests {
  private struct Device {
    var fixed = 0.0
    /// Milliseconds at full size.
    var full: Double
    /// The part by which frames differ.
    var noise = 0.0
    var seed: UInt64 = 7

    mutating func milliseconds(_ scale: Float) -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let random = Double(seed >> 33) / Double(1 << 31) * 2 - 1
      return (fixed + full * Double(scale * scale)) * (1 + noise * random)
    }
  }

  /// Runs frames whose times arrive two frames late, as a device's do; gives each step.
  private func run(
    _ frames: Int, on device: inout Device, _ watch: inout FrameRateGuard
  ) -> [Int] {
    var late: [(Double, Int)] = []
    return (0..<frames).map { _ in
      late.append((device.milliseconds(watch.scale) / 1_000, watch.step))
      if late.count > 2 {
        let (seconds, step) = late.removeFirst()
        watch.take(seconds, step: step)
      }
      return watch.step
    }
  }

  @Test func aLightSceneIsDrawnAtFullSize() {
    var watch = FrameRateGuard(framesPerSecond: 90)
    var device = Device(full: 6)
    #expect(run(5_000, on: &device, &watch).allSatisfy { $0 == 0 })
  }

  @Test func aGrowingLoadNeverReachesTheBudget() {
    var watch = FrameRateGuard(framesPerSecond: 90)
    var late: [(Double, Int)] = []
    for frame in 0..<2_000 {
      // From 5 to 25 ms at full size, within 22 seconds.
      let cost = (5 + Double(frame) * 0.01) / 1_000 * Double(watch.scale * watch.scale)
      #expect(cost < 1.0 / 90, "frame \(frame)")
      late.append((cost, watch.step))
      guard late.count > 2 else { continue }
      let (seconds, step) = late.removeFirst()
      watch.take(seconds, step: step)
    }
    #expect(watch.step > 2)
  }

  @Test func aSuddenLoadIsMetWithinFiveFrames() {
    var watch = FrameRateGuard(framesPerSecond: 72)
    var device = Device(full: 30)
    _ = run(5, on: &device, &watch)
    #expect(device.milliseconds(watch.scale) < 1_000 / 72 * 0.85)
  }

  @Test func oneSlowFrameAloneChangesNothing() {
    var watch = FrameRateGuard(framesPerSecond: 90)
    for frame in 0..<600 { watch.take(frame % 50 == 0 ? 0.05 : 0.005, step: 0) }
    #expect(watch.changes == 0)
  }

  @Test func theFullSizeComesBackWhenTheLoadIsGone() {
    var watch = FrameRateGuard(framesPerSecond: 90)
    var heavy = Device(full: 20)
    _ = run(100, on: &heavy, &watch)
    #expect(watch.step > 0)
    var light = Device(full: 5)
    _ = run(90 * 20, on: &light, &watch)
    #expect(watch.step == 0)
  }

  /// Ten minutes at every load, with and without noise, and with work that no size makes cheaper.
  @Test(arguments: [0.0, 2, 5, 8], [0.0, 0.03, 0.1])
  func itSettlesAtEveryLoad(fixed: Double, noise: Double) {
    for full in stride(from: 2.0, through: 24, by: 1) {
      var watch = FrameRateGuard(framesPerSecond: 90)
      var device = Device(fixed: fixed, full: full, noise: noise)
      let steps = run(90 * 600, on: &device, &watch)
      #expect(watch.changes <= 24, "\(fixed) + \(full) ms ± \(noise)")
      // In the second half it hardly moves any more.
      let late = zip(steps[27_000...], steps[27_001...]).count { $0 != $1 }
      #expect(late <= 6, "\(fixed) + \(full) ms ± \(noise)")
    }
  }

  @Test func aLoadThatComesAndGoesIsMetLessAndLessOften() {
    var watch = FrameRateGuard(framesPerSecond: 90)
    for frame in 0..<90 * 600 {
      let full = (frame / 270) % 2 == 0 ? 14.0 : 6.0
      watch.take(full / 1_000 * Double(watch.scale * watch.scale), step: watch.step)
    }
    // Every six seconds for ten minutes would be two hundred.
    #expect(watch.changes < 30)
  }

  @Test func timesFromBeforeAChangeAndNonsenseArePassedOver() {
    var watch = FrameRateGuard(framesPerSecond: 90)
    for _ in 0..<10 { watch.take(0.05, step: 3) }
    for _ in 0..<10 { watch.take(.nan, step: 0) }
    for _ in 0..<10 { watch.take(-1, step: 0) }
    #expect(watch.changes == 0)
    #expect(FrameRateGuard(framesPerSecond: .nan).budget == 1.0 / 60)
    #expect(FrameRateGuard(framesPerSecond: 0).budget > 0)
  }
}
