import Foundation
import Synchronization
import Testing

@testable import Renderer

@Suite struct SoundStreamTests {
  private func device() throws -> AudioDevice {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    return device
  }

  private func write(
    _ clip: SoundClip, _ folder: String, _ format: SoundFileWriter.Format = .wav
  ) throws -> String {
    let path = "\(folder)/a.\(format == .wav ? "wav" : "opus")"
    try SoundFileWriter.write(clip, to: path, format: format)
    return path
  }

  /// The greatest difference between neighbouring samples of one channel.
  private func largestStep(_ samples: [Float]) -> Float {
    var step: Float = 0
    for index in stride(from: 2, to: samples.count, by: 2) {
      step = max(step, abs(samples[index] - samples[index - 2]))
    }
    return step
  }

  @Test(arguments: [SoundFileWriter.Format.wav, .oggOpus])
  func aStreamIsTheFileAtItsKindsLoudness(format: SoundFileWriter.Format) throws {
    try SoundFixtures.withFolder { folder in
      let tone = SoundFixtures.tone(hertz: 440, seconds: 3, rate: 48_000).stereo
      let sound = try StreamedSound.check(path: write(tone, folder, format))
      #expect(abs(sound.durationSeconds - 3) < 0.03)
      let device = try device()
      let handle = try device.stream(sound, loops: false, fadeIn: 0)
      let heard = device.renderLoopback(frames: 96_000)
      let level = Loudness.of(SoundClip(samples: heard, sampleRate: 48_000, channels: 2))
      #expect(abs(level.integrated - SoundLevel.beds) < 1)
      #expect(largestStep(heard) < 0.002)
      #expect(device.underruns == 0)
      #expect(abs(try #require(device.playbackSeconds(handle)) - 2) < 0.05)
      _ = device.renderLoopback(frames: 60_000)
      #expect(!device.isPlaying(handle))
    }
  }

  /// 441.7 Hz for one second does not meet its beginning: the seam would be a step of half the tone.
  @Test(arguments: [SoundFileWriter.Format.wav, .oggOpus])
  func aLoopHasNoSeam(format: SoundFileWriter.Format) throws {
    try SoundFixtures.withFolder { folder in
      let tone = SoundFixtures.tone(hertz: 441.7, seconds: 1, rate: 48_000).stereo
      let sound = try StreamedSound.check(path: write(tone, folder, format))
      let device = try device()
      try device.stream(sound, fadeIn: 0)
      let heard = device.renderLoopback(frames: 48_000 * 5)
      // A sine's greatest step is amplitude × 2π f / rate; the overlap may add 3 dB.
      let amplitude = 0.5 * sound.levelGain(.ambience)
      let steepest = amplitude * 2 * .pi * 441.7 / 48_000
      #expect(largestStep(Array(heard[4_800...])) < steepest * 1.6)
      let quietest =
        stride(from: 9_600, to: heard.count - 960, by: 960)
        .map { SoundFixtures.level(Array(heard[$0..<($0 + 960)])) }.min() ?? -200
      #expect(quietest > SoundFixtures.level(heard) - 12)
    }
  }

  @Test func framesOfAFiftiethOfASecondNeverStarveAStream() throws {
    try SoundFixtures.withFolder { folder in
      let sound = try StreamedSound.check(
        path: write(SoundFixtures.noise(seconds: 5, channels: 2), folder, .oggOpus))
      let device = try device()
      try device.stream(sound, fadeIn: 0)
      var levels: [Double] = []
      for frame in 0..<100 {
        levels.append(SoundFixtures.level(device.mix(frames: 2_400)))
        device.update(time: Double(frame + 1) * 0.05)
      }
      #expect(device.underruns == 0)
      #expect((levels.dropFirst(2).min() ?? -200) > (levels.max() ?? 0) - 3)
    }
  }

  @Test func aFrameOfASecondIsSurvivedAndCounted() throws {
    try SoundFixtures.withFolder { folder in
      let sound = try StreamedSound.check(
        path: write(SoundFixtures.noise(seconds: 5, channels: 2), folder))
      let device = try device()
      let handle = try device.stream(sound, fadeIn: 0)
      _ = device.mix(frames: 48_000)
      device.update(time: 1)
      #expect(device.underruns == 1)
      #expect(device.isPlaying(handle))
      #expect(SoundFixtures.level(device.mix(frames: 4_800)) > -60)
    }
  }

  /// The decoder gets no time for a second, twice: the mixer plays what it has and falls silent.
  @Test func aDecoderThatIsLateIsSurvivedAndSaidOnce() throws {
    try SoundFixtures.withFolder { folder in
      let canDecode = Mutex(true)
      let device = try AudioDevice.open(
        .loopback(sampleRate: 48_000),
        probe: DeviceProbe(
          isConnected: { _ in true },
          open: { (output) throws(AudioError) in try AudioConnection.open(output) },
          reopen: { _ in false }, isThreaded: false,
          canDecode: { canDecode.withLock { $0 } }))
      let sound = try StreamedSound.check(
        path: write(SoundFixtures.noise(seconds: 5, channels: 2), folder))
      let bed = try device.stream(sound, fadeIn: 0)
      #expect(SoundFixtures.level(device.renderLoopback(frames: 24_000)) > -60)
      for round in 1...2 {
        canDecode.withLock { $0 = false }
        _ = device.renderLoopback(frames: 48_000)
        #expect(SoundFixtures.level(device.renderLoopback(frames: 4_800)) < -100)
        #expect(device.isPlaying(bed))
        let before = try #require(device.playbackSeconds(bed))
        canDecode.withLock { $0 = true }
        _ = device.renderLoopback(frames: 4_800)
        #expect(SoundFixtures.level(device.renderLoopback(frames: 24_000)) > -60)
        // Nothing of the sound was skipped meanwhile.
        #expect(try #require(device.playbackSeconds(bed)) - before < 0.7)
        #expect(device.underruns == round)
      }
      #expect(device.takeNotice() == .streamStarved)
      #expect(device.takeNotice() == nil)
      #expect(AudioNotice.streamStarved.message(language: "da").contains("hakkede"))
    }
  }

  @Test func aThreadDecodesAheadAndEndsWithItsStream() throws {
    try SoundFixtures.withFolder { folder in
      let clip = SoundFixtures.noise(seconds: 1.05, channels: 2)
      let sound = try StreamedSound.check(path: write(clip, folder))
      let feeder = StreamFeeder(sound, loops: false, channels: 2, isThreaded: true)
      var taken: [Float] = []
      while !feeder.isAtEnd {
        if !feeder.take({ taken += Array($0) }) { sched_yield() }
      }
      #expect(taken.count == clip.samples.count)
      #expect(zip(taken, clip.samples).allSatisfy { abs($0 - $1) < 1e-4 })
      feeder.end()
    }
  }

  @Test func aMonoFileFillsBothEarsAndAStereoFileStandsAtAPlace() throws {
    try SoundFixtures.withFolder { folder in
      let mono = try StreamedSound.check(
        path: write(SoundFixtures.noise(seconds: 1), folder))
      let bed = try device()
      try bed.stream(mono, fadeIn: 0)
      let both = bed.renderLoopback(frames: 24_000)
      let difference =
        SoundFixtures.level(both, channel: 0) - SoundFixtures.level(both, channel: 1)
      #expect(abs(difference) < 0.01)
      let stereo = try StreamedSound.check(
        path: write(SoundFixtures.noise(seconds: 1, channels: 2), folder, .oggOpus))
      let placed = try device()
      try placed.stream(stereo, at: SIMD3(2, 1.6, 0), bus: .effects, fadeIn: 0)
      let heard = placed.renderLoopback(frames: 24_000)
      #expect(
        SoundFixtures.level(heard, channel: 1) - SoundFixtures.level(heard, channel: 0) > 6)
    }
  }

  @Test func aFileThatIsGoneOrChangedIsSilenceAndANotice() throws {
    try SoundFixtures.withFolder { folder in
      let path = try write(SoundFixtures.noise(seconds: 2, channels: 2), folder)
      let sound = try StreamedSound.check(path: path)
      try FileManager.default.removeItem(atPath: path)
      let device = try device()
      let handle = try device.stream(sound, fadeIn: 0)
      #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) < -100)
      #expect(!device.isPlaying(handle))
      guard case .streamFailed(let error)? = device.takeNotice() else {
        Issue.record("nothing was said")
        return
      }
      #expect(error.code == .unreadableFile)
      #expect(error.english.contains(path) && error.danish.contains(path))
      #expect(device.takeNotice() == nil)
      _ = try write(SoundFixtures.noise(seconds: 0.5), folder)
      try device.stream(sound, fadeIn: 0)
      _ = device.renderLoopback(frames: 9_600)
      #expect(device.takeNotice() != nil)
    }
  }

  @Test func aPausedStreamGoesOnWhereItWas() throws {
    try SoundFixtures.withFolder { folder in
      let sound = try StreamedSound.check(
        path: write(SoundFixtures.noise(seconds: 3, channels: 2), folder))
      let device = try device()
      let handle = try device.stream(sound, fadeIn: 0)
      _ = device.renderLoopback(frames: 24_000)
      device.pauseScene()
      let before = try #require(device.playbackSeconds(handle))
      _ = device.renderLoopback(frames: 2_400)
      #expect(SoundFixtures.level(device.renderLoopback(frames: 48_000)) < -100)
      #expect(device.playbackSeconds(handle) == before)
      device.resumeScene()
      #expect(SoundFixtures.level(device.renderLoopback(frames: 9_600)) > -60)
      #expect(device.underruns == 0)
    }
  }
}
