import Foundation
import Testing

@testable import Renderer

@Suite struct PeakGuardTests {
  private func device() throws -> AudioDevice {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    return device
  }

  private func peak(_ samples: [Float]) -> Float { samples.map { abs($0) }.max() ?? 0 }

  @Test func theOutputHasTheLibrarysLimiter() throws {
    #expect(try device().abilities.hasLimiter)
  }

  @Test(arguments: [Room.deadAir, .street])
  func tenLoudSoundsStayUnderTheCeiling(room: Room) throws {
    let device = try device()
    device.enter(room, overSeconds: 0)
    var loud = SoundFixtures.noise(seconds: 2)
    loud.samples = loud.samples.map { $0 * 3 }
    for index in 0..<10 {
      let angle = Float(index) * 0.63
      try device.play(loud, at: SIMD3(sin(angle), 1.6, -cos(angle)))
    }
    let heard = device.renderLoopback(frames: 96_000)
    #expect(peak(heard) <= PeakGuard.ceiling)
    #expect(SoundFixtures.level(heard) > -30)
  }

  /// A sound that grows loud after a second is met before it is heard.
  @Test func aSwellIsMetBeforeItIsHeard() throws {
    let device = try device()
    var swell = SoundFixtures.noise(seconds: 3)
    for index in swell.samples.indices {
      swell.samples[index] *= index < 72_000 ? 0.1 : 3
    }
    try device.play(swell, at: SIMD3(1, 1.6, 0))
    try device.loop(SoundFixtures.noise(seconds: 1, channels: 2), fadeIn: 0)
    let heard = device.renderLoopback(frames: 140_000)
    #expect(peak(heard) <= PeakGuard.ceiling)
  }

  @Test func anOrdinaryScenePassesUntouched() throws {
    let device = try device()
    let speech = SoundLevel.speech(SoundFixtures.noise(seconds: 1))
    try device.play(speech, at: SIMD3(-0.45, 1.6, -1.9))
    _ = device.renderLoopback(frames: 24_000)
    #expect(device.peakGuard.gain > 0.999)
  }

  @Test func theGuardGoesDownFastAndComesBackSlowly() {
    var guarding = PeakGuard()
    for _ in 0..<10 { guarding.update(comingPeak: 2, elapsed: 0.01) }
    #expect(guarding.gain < 0.46)
    for _ in 0..<10 { guarding.update(comingPeak: 0.1, elapsed: 0.01) }
    #expect(guarding.gain < 0.6)
    for _ in 0..<300 { guarding.update(comingPeak: 0.1, elapsed: 0.01) }
    #expect(guarding.gain > 0.99)
  }

  @Test func anEnvelopeSeesAheadAndRoundALoop() {
    var clip = SoundFixtures.tone(hertz: 100, seconds: 1, rate: 8_000, amplitude: 0.1)
    for index in 7_600..<7_700 { clip.samples[index] = 0.9 }
    let envelope = PeakEnvelope(clip)
    #expect(envelope.peak(from: 0, loops: false) < 0.11)
    #expect(envelope.peak(from: 0.8, loops: false) == 0.9)
    #expect(envelope.peak(from: 0.99, loops: false) < 0.91)
    #expect(envelope.peak(from: 5, loops: false) == 0)
    #expect(envelope.peak(from: 0.75, loops: true) == 0.9)
    #expect(PeakEnvelope().peak(from: 1, loops: true) == 0)
  }
}
