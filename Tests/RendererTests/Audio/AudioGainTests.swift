import Testing

@testable import Renderer

@Suite struct AudioGainTests {
  private func device() throws -> AudioDevice {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    return device
  }

  @Test func stopSilencesTheSceneWithinASecond() throws {
    let device = try device()
    try device.loop(SoundFixtures.noise(seconds: 0.5, channels: 2), fadeIn: 0)
    try device.play(SoundFixtures.noise(seconds: 5), at: SIMD3(-0.45, 1.6, -1.9))
    let before = SoundFixtures.level(device.renderLoopback(frames: 9_600))
    device.silenceScene()
    _ = device.renderLoopback(frames: 43_200)
    let lastTenth = SoundFixtures.level(device.renderLoopback(frames: 4_800))
    #expect(before > -30)
    #expect(lastTenth < -60)
  }

  @Test func theMasterRampReachesSilenceWithinASecondOfTheFramesClock() throws {
    let device = try device()
    try device.loop(SoundFixtures.noise(seconds: 0.5, channels: 2), fadeIn: 0)
    device.update(time: 100)
    device.setMasterGain(0, overSeconds: 0.9)
    device.update(time: 100.45)
    let half = SoundFixtures.level(device.renderLoopback(frames: 480))
    #expect((-30 ... -10).contains(half))
    device.update(time: 101)
    _ = device.renderLoopback(frames: 480)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 4_800)) < -60)
  }

  @Test func theVolumeMovesSmoothlyAndHalfIsTwelveDecibelsDown() throws {
    let device = try device()
    let hum = SoundFixtures.tone(hertz: 200, seconds: 1, rate: 48_000, amplitude: 0.1)
    try device.loop(hum, gain: 0.5, fadeIn: 0)
    let before = SoundFixtures.level(device.renderLoopback(frames: 9_600))
    device.setVolume(0.5)
    let moving = device.renderLoopback(frames: 19_200)
    let after = SoundFixtures.level(device.renderLoopback(frames: 9_600))
    #expect(abs(before - after - 12.04) < 0.1)
    let blocks = stride(from: 0, to: moving.count - 480, by: 480).map {
      moving[$0..<($0 + 480)].map { abs($0) }.max() ?? 0
    }
    #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.1 <= $0.0 * 1.05 })
    device.setVolume(.nan)
    _ = device.renderLoopback(frames: 19_200)
    #expect(abs(SoundFixtures.level(device.renderLoopback(frames: 9_600)) - before) < 0.1)
    device.setVolume(0)
    _ = device.renderLoopback(frames: 19_200)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 4_800)) < -100)
  }

  @Test func theCalmPlaceIsHeardAfterStop() throws {
    let device = try device()
    let street = try device.loop(SoundFixtures.noise(seconds: 0.5, channels: 2), fadeIn: 0)
    device.silenceScene()
    let calm = try device.loop(
      SoundFixtures.noise(seconds: 0.5, channels: 2), gain: 0.1, bus: .calm)
    _ = device.renderLoopback(frames: 52_800)
    #expect(!device.isPlaying(street))
    #expect(device.isPlaying(calm))
    #expect(SoundFixtures.level(device.renderLoopback(frames: 4_800)) > -40)
  }

  @Test func ambienceGoesDownUnderSpeechAndComesBack() throws {
    let device = try device()
    let hum = SoundFixtures.tone(hertz: 200, seconds: 1, rate: 48_000)
    try device.loop(hum, gain: 0.5, fadeIn: 0)
    let before = SoundFixtures.level(device.renderLoopback(frames: 9_600))
    // Speech that is itself silent lets the ambience be measured alone.
    let silence = SoundClip(
      samples: [Float](repeating: 0, count: 48_000), sampleRate: 48_000, channels: 1)
    try device.play(silence, at: SIMD3(0, 1.6, -2))
    _ = device.renderLoopback(frames: 24_000)
    let under = SoundFixtures.level(device.renderLoopback(frames: 9_600))
    _ = device.renderLoopback(frames: 168_000)
    let after = SoundFixtures.level(device.renderLoopback(frames: 9_600))
    #expect((7...10).contains(before - under))
    #expect(abs(before - after) < 0.5)
  }

  @Test func aPausedSceneIsSilentAndGoesOnWhereItWas() throws {
    let device = try device()
    let handle = try device.play(SoundFixtures.noise(seconds: 2), at: SIMD3(0, 1.6, -2))
    _ = device.renderLoopback(frames: 9_600)
    device.pauseScene()
    _ = device.renderLoopback(frames: 4_800)
    let offset = try #require(device.playbackSeconds(handle))
    #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) < -60)
    #expect(device.playbackSeconds(handle) == offset)
    device.resumeScene()
    #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) > -40)
  }

  @Test func oneBusIsFadedAlone() throws {
    let device = try device()
    try device.loop(SoundFixtures.noise(seconds: 0.5, channels: 2), fadeIn: 0)
    device.setGain(0, of: .speech, overSeconds: 0.1)
    _ = device.renderLoopback(frames: 9_600)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) > -30)
    device.setGain(0, of: .ambience, overSeconds: 0.1)
    _ = device.renderLoopback(frames: 9_600)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) < -60)
  }
}
