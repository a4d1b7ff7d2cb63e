import Foundation
import Testing

@testable import Renderer

/// The sounds in `Assets/Audio`, as they ship.
@Suite struct ShippedSoundsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Assets/Audio").standardizedFileURL

  static let beds = [
    "street", "calm", "beach", "forest", "own-room", "living-room", "rain",
  ]
  static let effects = ["radio", "footsteps", "footsteps-indoor", "door", "phone"]

  private func path(_ name: String) -> String {
    Self.folder.appending(path: "\(name).opus").path
  }

  @Test func nothingElseShipsAndAllOfItIsSmall() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder, includingPropertiesForKeys: [.fileSizeKey])
    #expect(
      Set(files.map { $0.deletingPathExtension().lastPathComponent })
        == Set(Self.beds + Self.effects))
    let bytes = try files.reduce(0) {
      try $0 + ($1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    #expect(bytes < 2_500_000)
  }

  @Test(arguments: beds) func aBedIsStereoLongAndOfOneLoudness(name: String) throws {
    let sound = try StreamedSound.check(path: path(name))
    #expect(sound.channels == 2 && sound.durationSeconds >= 20)
    #expect(abs(sound.loudness.integrated + 30) < 1, "\(sound.loudness)")
    #expect(sound.loudness.samplePeak < 0.84)
  }

  @Test(arguments: effects) func anEffectIsMonoShortAndOfOneLoudness(name: String) throws {
    let sound = try StreamedSound.check(path: path(name))
    #expect(sound.channels == 1 && sound.durationSeconds <= 5)
    #expect(abs(sound.loudness.integrated - SoundLevel.effects) < 1, "\(sound.loudness)")
  }

  /// Where the end meets the beginning nothing clicks, and it is as loud as just before.
  @Test(arguments: beds) func aBedHasNoSeam(name: String) throws {
    let sound = try StreamedSound.check(path: path(name))
    let stream = try SoundStream(sound, loops: true, channels: 2)
    var block: [Float] = []
    let lead = sound.frameCount - 48_000
    let passed = try stream.read(frames: lead, into: &block)
    let count = try stream.read(frames: 96_000, into: &block)
    #expect(passed == lead && count == 96_000)
    let seam = Array(block[(2 * 43_200)..<(2 * 52_800)])
    let around = Array(block[..<(2 * 43_200)]) + Array(block[(2 * 52_800)...])
    #expect(largestStep(seam) < 1.5 * largestStep(around))
    #expect(abs(SoundFixtures.level(seam) - SoundFixtures.level(around)) < 4)
  }

  /// Where the radio once began with a burst: no effect is much louder than before within 50 ms.
  @Test(arguments: effects) func anEffectBeginsWithoutAStart(name: String) throws {
    let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
    device.setListener(Pose(position: SIMD3(0, 1.6, 0)))
    let bed = try StreamedSound.check(path: path("street"))
    try device.stream(bed, fadeIn: 0)
    _ = device.renderLoopback(frames: 48_000)
    let clip = SoundLevel.effect(try SoundFile.read(path: path(name)))
    try device.play(clip, at: SIMD3(0.7, 1.6, -1.9), bus: .effects)
    let heard = device.renderLoopback(frames: Int(clip.durationSeconds * 48_000))
    let levels = stride(from: 0, to: heard.count - 4_800, by: 4_800)
      .map { SoundFixtures.level(Array(heard[$0..<($0 + 4_800)])) }
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after - before < 10) }
  }

  private func largestStep(_ samples: [Float]) -> Float {
    var step: Float = 0
    for index in stride(from: 2, to: samples.count, by: 2) {
      step = max(step, abs(samples[index] - samples[index - 2]))
    }
    return step
  }
}
