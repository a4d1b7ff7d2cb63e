import Foundation
import Synchronization
import Testing

@testable import Renderer

/// Losses of the output by script: whether it is there, and whether it can be opened.
@Suite struct OutputLossTests {
  private final class Script: Sendable {
    private let state = Mutex((isConnected: true, canOpen: true, canReopen: false, opened: 0))

    func set(isConnected: Bool, canOpen: Bool = true, canReopen: Bool = false) {
      state.withLock { $0 = (isConnected, canOpen, canReopen, $0.opened) }
    }

    var opened: Int { state.withLock { $0.opened } }

    var probe: DeviceProbe {
      DeviceProbe(
        isConnected: { _ in self.state.withLock { $0.isConnected } },
        open: { (output) throws(AudioError) in
          let canOpen = self.state.withLock { state in
            if state.canOpen { state = (true, true, state.canReopen, state.opened + 1) }
            return state.canOpen
          }
          guard canOpen else { throw .noDevice }
          return try AudioConnection.open(output)
        },
        reopen: { _ in
          self.state.withLock { state in
            if state.canReopen { state.isConnected = true }
            return state.canReopen
          }
        }, isThreaded: false)
    }
  }

  private func device(_ script: Script) throws -> AudioDevice {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000), probe: script.probe)
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    return device
  }

  @Test func aLostOutputIsSaidOnceAndTheSceneGoesOn() throws {
    let script = Script()
    let device = try device(script)
    let bed = try device.loop(SoundFixtures.noise(seconds: 0.5, channels: 2), fadeIn: 0)
    _ = device.renderLoopback(frames: 9_600)
    script.set(isConnected: false, canOpen: false)
    _ = device.renderLoopback(frames: 960)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 48_000)) < -100)
    #expect(!device.isConnected)
    #expect(device.isPlaying(bed))
    #expect(device.takeNotice() == .outputLost)
    #expect(device.takeNotice() == nil)
    #expect(AudioNotice.outputLost.message(language: "da").contains("hovedtelefonerne"))
  }

  @Test func everySoundGoesOnWhereItWouldHaveBeen() throws {
    let script = Script()
    let device = try device(script)
    let voice = try device.play(SoundFixtures.noise(seconds: 10), at: SIMD3(2, 1.6, 0))
    let short = try device.play(SoundFixtures.noise(seconds: 0.5), at: SIMD3(-2, 1.6, 0))
    let bed = try device.loop(
      SoundFixtures.noise(seconds: 0.5, channels: 2), gain: 0.01, fadeIn: 0)
    device.enter(.street, overSeconds: 0)
    _ = device.renderLoopback(frames: 9_600)
    script.set(isConnected: false, canOpen: false)
    _ = device.renderLoopback(frames: 48_000)
    script.set(isConnected: false)
    _ = device.renderLoopback(frames: 96_000)
    #expect(device.isConnected)
    #expect(script.opened == 2)
    #expect(device.takeNotice() == .outputLost)
    #expect(device.takeNotice() == .outputBack)
    #expect(!device.isPlaying(short))
    #expect(device.isPlaying(bed))
    #expect(abs(try #require(device.playbackSeconds(voice)) - device.now) < 0.05)
    let heard = device.renderLoopback(frames: 24_000)
    #expect(SoundFixtures.level(heard, channel: 1) - SoundFixtures.level(heard, channel: 0) >= 6)
    #expect(device.room == .street)
    device.stop(voice)
    device.stop(bed)
    _ = device.renderLoopback(frames: 4_800)
    let ringing = SoundFixtures.level(device.renderLoopback(frames: 4_800))
    #expect((-80 ... -30).contains(ringing))
  }

  @Test func aStreamGoesOnInAnotherOutput() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      try SoundFileWriter.write(SoundFixtures.noise(seconds: 4, channels: 2), to: path)
      let script = Script()
      let device = try device(script)
      let bed = try device.stream(StreamedSound.check(path: path), fadeIn: 0)
      _ = device.renderLoopback(frames: 24_000)
      script.set(isConnected: false)
      _ = device.renderLoopback(frames: 9_600)
      #expect(device.isPlaying(bed))
      #expect(SoundFixtures.level(device.renderLoopback(frames: 24_000)) > -60)
    }
  }

  @Test func whatIsStartedWhileTheOutputIsAwayIsHeardWhenItIsBack() throws {
    let script = Script()
    let device = try device(script)
    script.set(isConnected: false, canOpen: false)
    _ = device.renderLoopback(frames: 960)
    let line = try device.play(SoundFixtures.noise(seconds: 5), at: SIMD3(0, 1.6, -2))
    _ = device.renderLoopback(frames: 24_000)
    script.set(isConnected: false)
    _ = device.renderLoopback(frames: 96_000)
    #expect(abs(try #require(device.playbackSeconds(line)) - 2.5) < 0.1)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) > -40)
  }

  @Test func anOutputThatCanBeReopenedKeepsItsSounds() throws {
    let script = Script()
    let device = try device(script)
    let line = try device.play(SoundFixtures.noise(seconds: 5), at: SIMD3(0, 1.6, -2))
    _ = device.renderLoopback(frames: 9_600)
    script.set(isConnected: false, canReopen: true)
    _ = device.renderLoopback(frames: 9_600)
    #expect(script.opened == 1)
    #expect(device.isPlaying(line))
    #expect(device.takeNotice() == .outputLost)
    #expect(device.takeNotice() == .outputBack)
  }

  @Test func aPausedSceneStaysPausedInAnotherOutput() throws {
    let script = Script()
    let device = try device(script)
    let line = try device.play(SoundFixtures.noise(seconds: 5), at: SIMD3(0, 1.6, -2))
    _ = device.renderLoopback(frames: 9_600)
    device.pauseScene()
    script.set(isConnected: false)
    _ = device.renderLoopback(frames: 48_000)
    #expect(SoundFixtures.level(device.renderLoopback(frames: 4_800)) < -100)
    #expect(abs(try #require(device.playbackSeconds(line)) - 0.2) < 0.05)
    device.resumeScene()
    #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) > -40)
  }
}
