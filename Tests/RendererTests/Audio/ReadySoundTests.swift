import Foundation
import Synchronization
import Testing

@testable import Renderer

/// What is made while a scene loads, so that no frame is late by it.
@Suite struct ReadySoundTests {
  private func device(_ probe: DeviceProbe = .real) throws -> AudioDevice {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000), probe: probe)
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    return device
  }

  private func withBed(_ body: (StreamedSound) throws -> Void) throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/bed.wav"
      try SoundFileWriter.write(SoundFixtures.noise(seconds: 2, channels: 2), to: path)
      try body(try StreamedSound.check(path: path))
    }
  }

  @Test func nothingIsCopiedOrOpenedOnceItIsReady() throws {
    try withBed { bed in
      let device = try device()
      let step = try device.getReady(SoundFixtures.noise(seconds: 0.3), isPlaced: true)
      let knock = try device.getReady(SoundFixtures.noise(seconds: 0.3), isPlaced: false)
      device.getReady(bed)
      device.getReady(bed)
      let before = device.delays
      #expect(before.soundsCopied >= 2 && before.streamsOpened == 1)
      for _ in 0..<3 {
        let street = try device.stream(bed)
        try device.play(step, at: SIMD3(1, 0, -2))
        try device.play(knock, at: nil)
        #expect(SoundFixtures.level(device.renderLoopback(frames: 48_000)) > -60)
        device.stop(street)
        _ = device.renderLoopback(frames: 9_600)
      }
      #expect(device.delays == before)
      #expect(device.underruns == 0 && device.takeNotice() == nil)
    }
  }

  /// One metre away nothing is lost on the way, so it is eased in as the sound itself would be.
  @Test func aReadySoundIsTheOneThatWouldBePlayed() throws {
    let clip = SoundFixtures.noise(seconds: 0.5)
    let place = SIMD3<Float>(0, 1.6, -1)
    let first = try device()
    try first.play(clip, at: place, bus: .effects)
    let second = try device()
    try second.play(try second.getReady(clip, isPlaced: true), at: place)
    #expect(first.renderLoopback(frames: 24_000) == second.renderLoopback(frames: 24_000))
  }

  /// Farther off less is eased away, and never less than a sound as loud as that needs.
  @Test func aSoundIsReadyForTheDistanceItComesFrom() throws {
    let clip = SoundFixtures.noise(seconds: 0.5)
    for metres in [Float(1.5), 2, 3, 9, 30] {
      let exact = try device()
      let place = SIMD3<Float>(0, 1.6, -metres)
      try exact.play(clip, at: place, bus: .effects)
      let ready = try device()
      try ready.play(try ready.getReady(clip, isPlaced: true), at: place)
      let (wanted, heard) = (
        exact.renderLoopback(frames: 4_800), ready.renderLoopback(frames: 4_800)
      )
      let difference = SoundFixtures.level(heard) - SoundFixtures.level(wanted)
      #expect(difference < 0.1 && difference > -9, "\(metres) m: \(difference) dB")
    }
  }

  @Test func aBedThatEndedBeginsAtItsBeginningAgain() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/rising.wav"
      // Each tenth of a second louder than the one before.
      var clip = SoundFixtures.noise(seconds: 2, channels: 2)
      for index in clip.samples.indices {
        clip.samples[index] *= Float(index / 9_600 + 1) / 20
      }
      try SoundFileWriter.write(clip, to: path)
      let bed = try StreamedSound.check(path: path)
      let device = try device()
      device.getReady(bed)
      var levels: [Double] = []
      for _ in 0..<2 {
        let handle = try device.stream(bed, fadeIn: 0)
        levels.append(SoundFixtures.level(device.renderLoopback(frames: 9_600)))
        _ = device.renderLoopback(frames: 48_000)
        device.stop(handle, fade: 0)
        _ = device.renderLoopback(frames: 48_000)
        #expect(!device.isPlaying(handle))
      }
      #expect(abs(levels[0] - levels[1]) < 1, "\(levels)")
    }
  }

  /// The thread that decodes ahead goes back as well, whatever it was about.
  @Test func aThreadBeginsAgainWithItsStream() throws {
    try withBed { bed in
      let feeder = StreamFeeder(bed, loops: true, channels: 2, isThreaded: true)
      defer { feeder.end() }
      func first(_ count: Int) -> [Float] {
        var taken: [Float] = []
        while taken.count < count {
          if !feeder.take({ taken += Array($0) }) { sched_yield() }
        }
        return taken
      }
      let once = first(19_200)
      for _ in 0..<20 {
        feeder.beginAgain()
        #expect(first(19_200) == once)
      }
    }
  }

  @Test func whatIsReadySoundsInAnotherOutputToo() throws {
    try withBed { bed in
      let isConnected = Mutex(true)
      let device = try device(
        DeviceProbe(
          isConnected: { _ in
            isConnected.withLock { state in
              defer { state = true }
              return state
            }
          },
          open: { (output) throws(AudioError) in try AudioConnection.open(output) },
          reopen: { _ in false }, isThreaded: false))
      let step = try device.getReady(SoundFixtures.noise(seconds: 1), isPlaced: true)
      device.getReady(bed)
      isConnected.withLock { $0 = false }
      _ = device.renderLoopback(frames: 9_600)
      #expect(device.takeNotice() == .outputLost && device.takeNotice() == .outputBack)
      try device.play(step, at: SIMD3(0, 1.6, -1))
      #expect(SoundFixtures.level(device.renderLoopback(frames: 24_000)) > -50)
      _ = device.renderLoopback(frames: 48_000)
      try device.stream(bed, fadeIn: 0)
      #expect(SoundFixtures.level(device.renderLoopback(frames: 24_000)) > -60)
    }
  }

  @Test func aClipThatCannotBePlayedIsSaidWhileLoading() throws {
    let device = try device()
    let error = #expect(throws: AudioError.self) {
      try device.getReady(
        SoundClip(samples: [.nan, 0], sampleRate: 48_000, channels: 1), isPlaced: true)
    }
    #expect(error?.code == .unplayableClip)
  }
}
