import Foundation
import Testing

@testable import Renderer

@Suite struct FlashLimiterTests {
  private static let frame = 1.0 / 90

  /// The light that is shown while a script asks for another.
  private func shown(
    seconds: Double, fade: (Double) -> Float = { _ in 0 }, _ wanted: (Double) -> Float
  ) -> [Float] {
    var limiter = FlashLimiter()
    return stride(from: 0, to: seconds, by: Self.frame).map {
      limiter.limit(wanted($0), fade: fade($0), time: $0)
    }
  }

  /// The most turns of a tenth or more within any second: two of them are a flash.
  private func mostTurnsASecond(_ levels: [Float]) -> Int {
    var turns: [Int] = []
    var extreme = levels[0]
    var direction: Float = 0
    for (index, level) in levels.enumerated() {
      if (level - extreme) * direction >= 0, direction != 0 { extreme = level }
      guard abs(level - extreme) >= 0.1 else { continue }
      direction = level > extreme ? 1 : -1
      extreme = level
      turns.append(index)
    }
    return turns.map { first in turns.count { $0 >= first && $0 < first + 90 } }.max() ?? 0
  }

  @Test func theMeterCountsAFlickerThatIsNotLimited() {
    let raw = stride(from: 0, to: 3, by: Self.frame).map { sin($0 * 2 * .pi * 8) > 0 ? 1 : 0 }
    #expect(mostTurnsASecond(raw.map { Float($0) }) > 12)
  }

  @Test(arguments: [1.0, 2, 2.9, 3.5, 5, 8, 15, 30, 45])
  func noScriptFlashesMoreThanThreeTimesASecond(hertz: Double) {
    let square = shown(seconds: 8) { sin($0 * 2 * .pi * hertz) >= 0 ? 2 : 0 }
    let wave = shown(seconds: 8) { 1 + Float(sin($0 * 2 * .pi * hertz)) }
    #expect(mostTurnsASecond(square) <= 6)
    #expect(mostTurnsASecond(wave) <= 6)
  }

  @Test(arguments: 1...20)
  func lightDrawnAtRandomDoesNotFlashEither(seed: UInt64) {
    var state = seed
    let levels = shown(seconds: 10) { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24) * 2
    }
    #expect(mostTurnsASecond(levels) <= 6)
  }

  @Test func aChangeOneWayArrivesWithinHalfASecond() {
    let levels = shown(seconds: 1) { $0 < 0.1 ? 1 : 0.2 }
    #expect(levels[60] == 0.2)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 })
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 - $1 < 0.05 })
  }

  @Test func slowLightIsLeftAlone() {
    let levels = shown(seconds: 4) { 1 - Float($0) * 0.1 }
    for (index, level) in levels.enumerated().dropFirst() {
      #expect(abs(level - (1 - Float(index) * Float(Self.frame) * 0.1)) < 0.01)
    }
  }

  @Test func lightHoldsStillWhileBlackComesOrGoes() {
    let levels = shown(seconds: 0.8, fade: { Float($0 / 0.8) }, { _ in 0 })
    #expect(levels.allSatisfy { $0 == 1 })
  }

  @Test func aClockThatIsSetBackAndLightThatIsNoNumberAreBorne() {
    var limiter = FlashLimiter()
    _ = limiter.limit(0.5, fade: 0, time: 100)
    #expect(limiter.limit(.nan, fade: 0, time: 101) == limiter.level)
    let before = limiter.level
    #expect(limiter.limit(0, fade: 0, time: 3) == before)
    #expect(limiter.limit(-9, fade: 0, time: 60) >= 0)
    #expect(limiter.limit(1e9, fade: 0, time: 120) <= 2)
  }
}
