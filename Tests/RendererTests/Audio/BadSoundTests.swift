import Foundation
import Testing

@testable import Renderer

/// Sound files from anybody: a clear error and silence, never a crash.
@Suite struct BadSoundTests {
  /// A WAV file of 32-bit floats, with whatever its header is told to claim.
  private func wav(
    channels: Int = 1, rate: Int = 48_000, samples: [Float], claimedBytes: Int? = nil
  ) -> [UInt8] {
    func little(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let data = samples.flatMap { little(Int($0.bitPattern), 4) }
    let format =
      Array("fmt ".utf8) + little(16, 4) + little(3, 2) + little(channels, 2) + little(rate, 4)
      + little(rate * channels * 4, 4) + little(channels * 4, 2) + little(32, 2)
    let body =
      Array("WAVE".utf8) + format + Array("data".utf8) + little(claimedBytes ?? data.count, 4)
      + data
    return Array("RIFF".utf8) + little(body.count, 4) + body
  }

  private func expectRefusal(
    _ bytes: [UInt8], _ codes: Set<AudioError.Code>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      for read in [
        { _ = try SoundFile.read(path: path) }, { _ = try StreamedSound.check(path: path) },
      ] {
        let error = #expect(throws: AudioError.self, sourceLocation: sourceLocation) { try read() }
        let found = try #require(error, sourceLocation: sourceLocation)
        #expect(codes.contains(found.code), "\(found)", sourceLocation: sourceLocation)
        #expect(found.danish.contains(path) && found.english.contains(path))
      }
    }
  }

  private let some = [Float](repeating: 0.1, count: 960)

  @Test func aFloatFileIsReadAsItIs() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      try Data(wav(samples: some)).write(to: URL(fileURLWithPath: path))
      #expect(try SoundFile.read(path: path).samples == some)
    }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30, 17])
  func samplesThatAreNoSoundAreRefused(value: Float) throws {
    try expectRefusal(wav(samples: some + [value] + some), [.unreadableFile])
  }

  @Test(arguments: [0, 3, 32, 1_024, 65_535]) func otherChannelsAreRefused(channels: Int) throws {
    let samples = [Float](repeating: 0.1, count: 65_536)
    try expectRefusal(
      wav(channels: channels, samples: samples), [.unsupportedFile, .unreadableFile])
  }

  @Test(arguments: [0, 1, 7_999, 192_001, 0x7fff_ffff, 0xffff_ffff])
  func absurdRatesAreRefused(rate: Int) throws {
    try expectRefusal(wav(rate: rate, samples: some), [.unsupportedFile, .unreadableFile])
  }

  @Test func aFileWithoutSamplesIsRefused() throws {
    try expectRefusal(wav(samples: []), [.unreadableFile])
  }

  @Test func aDataChunkThatClaimsMoreThanThereIsIsReadOrRefused() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      let bytes = wav(samples: some, claimedBytes: 0x7fff_fff0)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let read = try? SoundFile.read(path: path)
      #expect(read.map { $0.frameCount <= some.count } ?? true)
    }
  }

  @Test func aClipThatIsNoSoundIsNotPlayed() throws {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    for samples in [[], [Float.nan], [0, .infinity]] {
      let clip = SoundClip(samples: samples, sampleRate: 48_000, channels: 1)
      let error = #expect(throws: AudioError.self) { try device.play(clip, at: .zero) }
      #expect(error?.code == .unplayableClip)
    }
    let slow = SoundClip(samples: some, sampleRate: 1, channels: 1)
    #expect(throws: AudioError.self) { try device.play(slow, at: .zero) }
    #expect(device.renderLoopback(frames: 480).allSatisfy { $0 == 0 })
  }

  /// Bytes changed, cut out, doubled: what comes out are numbers, or an error with the file's name.
  @Test(arguments: ["a.wav", "a.opus"]) func mutatedFilesGiveSoundOrAnError(name: String) throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/\(name)"
      try SoundFileWriter.write(
        SoundFixtures.noise(seconds: 0.2, channels: 2), to: path,
        format: name == "a.wav" ? .wav : .oggOpus)
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      var state: UInt64 = 2026
      var outcomes = (sound: 0, error: 0)
      for _ in 0..<300 {
        try Data(mutated(whole, &state)).write(to: URL(fileURLWithPath: path))
        do {
          let sound = try StreamedSound.check(path: path)
          try play(sound)
          outcomes.sound += 1
        } catch let error as AudioError {
          #expect(error.english.contains(path))
          outcomes.error += 1
        }
      }
      #expect(outcomes.error > 20, "\(outcomes)")
      #expect(outcomes.sound + outcomes.error == 300)
    }
  }

  private func play(_ sound: StreamedSound) throws {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    try device.stream(sound, fadeIn: 0)
    #expect(device.renderLoopback(frames: 4_800).allSatisfy { abs($0) <= PeakGuard.ceiling })
  }

  private func mutated(_ bytes: [UInt8], _ state: inout UInt64) -> [UInt8] {
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, below)
    }
    var result = bytes
    for _ in 0...next(4) {
      // Headers are where damage does most: half of it goes there.
      let at = next(2) == 0 ? next(min(120, result.count)) : next(result.count)
      switch next(4) {
      case 0: result[at] = UInt8(next(256))
      case 1: result[at] ^= 1 << UInt8(next(8))
      case 2: result.removeSubrange(at..<min(at + 1 + next(40), result.count))
      default: result.insert(contentsOf: result[at..<min(at + 1 + next(40), result.count)], at: at)
      }
      if result.isEmpty { return result }
    }
    return result
  }
}
