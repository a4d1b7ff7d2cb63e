import Foundation
import Testing

@testable import Renderer

@Suite struct SoundFileTests {
  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func save(_ bytes: some Sequence<UInt8>, _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func expect(
    _ code: AudioError.Code, reading path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let error = #expect(throws: AudioError.self, sourceLocation: sourceLocation) {
      try SoundFile.read(path: path)
    }
    let found = try #require(error, sourceLocation: sourceLocation)
    #expect(found.code == code, sourceLocation: sourceLocation)
    #expect(found.danish.contains(path), sourceLocation: sourceLocation)
    #expect(found.english.contains(path), sourceLocation: sourceLocation)
  }

  @Test(arguments: [1, 2]) func aWavFileComesBackAsItWasWritten(channels: Int) throws {
    try SoundFixtures.withFolder { folder in
      let clip = SoundFixtures.noise(seconds: 0.25, rate: 22_050, channels: channels)
      try SoundFileWriter.write(clip, to: "\(folder)/a.wav")
      let read = try SoundFile.read(path: "\(folder)/a.wav")
      #expect(read.sampleRate == 22_050)
      #expect(read.channels == channels)
      #expect(read.samples.count == clip.samples.count)
      #expect(zip(read.samples, clip.samples).allSatisfy { abs($0 - $1) < 1e-4 })
    }
  }

  @Test func anOpusFileIsReadAtItsLevelAndLength() throws {
    try SoundFixtures.withFolder { folder in
      let clip = SoundFixtures.tone(hertz: 440, seconds: 1, rate: 48_000)
      try SoundFileWriter.write(clip, to: "\(folder)/a.opus", format: .oggOpus)
      let read = try SoundFile.read(path: "\(folder)/a.opus")
      #expect(read.sampleRate == 48_000)
      #expect(abs(read.durationSeconds - 1) < 0.02)
      #expect(abs(SoundFixtures.level(read.samples) - SoundFixtures.level(clip.samples)) < 1)
    }
  }

  @Test func aLoudSoundIsCutOffNotWrapped() throws {
    try SoundFixtures.withFolder { folder in
      let loud = SoundClip(samples: [2, -2, 0.5], sampleRate: 48_000, channels: 1)
      try SoundFileWriter.write(loud, to: "\(folder)/a.wav")
      let read = try SoundFile.read(path: "\(folder)/a.wav").samples
      #expect(read[0] > 0.99 && read[1] < -0.99)
    }
  }

  @Test(arguments: [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
  func aTruncatedFileIsRefused(part: Double) throws {
    try SoundFixtures.withFolder { folder in
      let clip = SoundFixtures.noise(seconds: 1)
      for (name, format) in [("a.wav", SoundFileWriter.Format.wav), ("a.opus", .oggOpus)] {
        let path = "\(folder)/\(name)"
        try SoundFileWriter.write(clip, to: path, format: format)
        let whole = try bytes(path)
        let kept = Int(Double(whole.count) * part)
        try save(whole.prefix(kept), path)
        let short = kept < (format == .wav ? 12 : 4)
        try expect(short ? .unsupportedFile : .truncatedFile, reading: path)
      }
    }
  }

  @Test func everythingThatIsNoSoundIsRefused() throws {
    try SoundFixtures.withFolder { folder in
      try save(Array("Må jeg høre dit navn?\n".utf8), "\(folder)/text.wav")
      try expect(.unsupportedFile, reading: "\(folder)/text.wav")
      try save([], "\(folder)/empty.opus")
      try expect(.unsupportedFile, reading: "\(folder)/empty.opus")
      try expect(.unreadableFile, reading: "\(folder)/absent.wav")
      try expect(.unreadableFile, reading: folder)
      let noise = Array("RIFF".utf8) + [40, 0, 0, 0] + Array("WAVE".utf8)
      try save(noise + [UInt8](repeating: 0xff, count: 36), "\(folder)/noise.wav")
      try expect(.unreadableFile, reading: "\(folder)/noise.wav")
    }
  }

  @Test func aHeaderThatClaimsMoreThanThereIsIsRefused() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      try SoundFileWriter.write(SoundFixtures.noise(seconds: 0.1), to: path)
      var huge = try bytes(path)
      for offset in 4..<8 { huge[offset] = 0xf0 }
      try save(huge, path)
      try expect(.truncatedFile, reading: path)
    }
  }

  @Test func moreChannelsThanTwoAreRefused() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      let writer = try SoundFileWriter.create(path: path, sampleRate: 48_000, channels: 6)
      try writer.write([Float](repeating: 0.1, count: 6_000))
      try writer.close()
      try expect(.unsupportedFile, reading: path)
    }
  }

  @Test func aTooLargeFileIsRefusedUnread() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      try SoundFileWriter.write(SoundFixtures.noise(seconds: 0.1), to: path)
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.truncate(atOffset: UInt64(SoundFile.byteLimit) + 1)
      try file.close()
      try expect(.fileTooLarge, reading: path)
    }
  }

  /// Damage in the middle may still decode; it must never crash, hang or give broken numbers.
  @Test func aDamagedFileGivesSoundOrAnError() throws {
    try SoundFixtures.withFolder { folder in
      let clip = SoundFixtures.noise(seconds: 0.2)
      var refused = 0
      for (name, format) in [("a.wav", SoundFileWriter.Format.wav), ("a.opus", .oggOpus)] {
        let path = "\(folder)/\(name)"
        try SoundFileWriter.write(clip, to: path, format: format)
        let whole = try bytes(path)
        for offset in stride(from: 4, to: min(whole.count, 400), by: 3) {
          var damaged = whole
          damaged[offset] ^= 0xff
          try save(damaged, path)
          do {
            let read = try SoundFile.read(path: path)
            #expect(read.samples.allSatisfy { $0.isFinite })
          } catch is AudioError { refused += 1 }
        }
      }
      #expect(refused > 0)
    }
  }

  @Test func anUnwritablePlaceIsNamed() throws {
    let path = "/proc/no-such-folder/a.wav"
    let error = #expect(throws: AudioError.self) {
      try SoundFileWriter.write(SoundFixtures.noise(seconds: 0.1), to: path)
    }
    #expect(error?.code == .unwritableFile)
    #expect(error?.english.contains(path) == true)
  }

  @Test func aFileIsReadableWhileItIsStillWritten() throws {
    try SoundFixtures.withFolder { folder in
      let path = "\(folder)/a.wav"
      let writer = try SoundFileWriter.create(path: path, sampleRate: 48_000, channels: 2)
      try writer.write(SoundFixtures.noise(seconds: 0.5, channels: 2).samples)
      #expect(try SoundFile.read(path: path).frameCount == 24_000)
      try writer.close()
      #expect(throws: AudioError.self) { try writer.write([0, 0]) }
    }
  }
}
