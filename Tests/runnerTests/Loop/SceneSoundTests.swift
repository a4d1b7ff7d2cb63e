import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

/// The shipped scene, heard from its first moment to its last: nothing in it is sudden or too loud.
@Suite struct SceneSoundTests {
  /// One session with every line spoken, mixed as fast as it goes, and what its log says.
  private struct Recording {
    var sound: SoundClip
    var summary: RecordedSummary
    var header: String
  }

  private static let recorded = Result { () throws -> Recording in
    let station = try Station()
    let file = station.path("scene.wav")
    let outcome = try station.run(
      [
        "play", "politi-id-tjek", "--display", "offscreen", "--speed", "0", "--eye-size", "64x64",
        "--store", station.store, "--voices", "synthetic", "--auto", "escalate", "--level", "3",
        "--volume", "100",
        "--audio-out", file, "--out", station.path("out"),
      ])
    try #require(outcome.isSuccess, "\(outcome.story)")
    let out = station.folder.appending(path: "out")
    return Recording(
      sound: try SoundFile.read(path: file),
      summary: try RecordedSummary(Data(contentsOf: out.appending(path: "summary.json"))),
      header: try RecordedLog(Data(contentsOf: out.appending(path: "session.jsonl"))).header)
  }

  /// What each block of 50 ms lies over the one before it: decibels.
  ///
  /// What is fainter than a quiet street counts as that.
  static func rises(_ clip: SoundClip) -> [(seconds: Double, decibels: Double)] {
    let size = clip.sampleRate / 20 * clip.channels
    var heard = quiet
    return stride(from: 0, to: clip.samples.count - size + 1, by: size).map { start in
      let power = clip.samples[start..<(start + size)].reduce(0.0) { $0 + Double($1) * Double($1) }
      let level = 10 * log10(max(power / Double(size), 1e-12))
      defer { heard = max(quiet, level) }
      return (Double(start / clip.channels) / Double(clip.sampleRate), level - heard)
    }
  }

  private static let quiet = -45.0
  /// No block is louder than the one before by more than this: decibels.
  private static let limit = 13.0

  @Test func nothingInASceneGetsLoudAtOnce() throws {
    let recording = try Self.recorded.get()
    #expect(recording.sound.durationSeconds > 45)
    let sudden = Self.rises(recording.sound).filter { $0.decibels > Self.limit }
    #expect(sudden.isEmpty, "\(sudden)")
  }

  @Test func noPeakPassesTheCeilingBetweenTheSamplesEither() throws {
    let loudness = Loudness.of(try Self.recorded.get().sound, withTruePeak: true)
    #expect(loudness.peakDecibels <= -1, "\(loudness.peakDecibels) dBTP")
    #expect((-30 ... -22).contains(loudness.integrated), "\(loudness.integrated) LUFS")
  }

  @Test func theLogSaysWhatTheSceneWasHeardThroughAndNobodysDevice() throws {
    let recording = try Self.recorded.get()
    let sound = try #require(recording.summary.sound)
    #expect(sound.output == "file" && sound.direction == "hrtf" && sound.rate == 48_000)
    #expect(sound.syntheticLines > 40)
    #expect(recording.summary.volume == 100)
    #expect(recording.header.contains(#""sound":{"output":"file","direction":"hrtf""#))
  }

  @Test func aSuddenSoundIsFound() {
    var samples = [Float](repeating: 0.002, count: 96_000)
    for index in 48_000..<96_000 { samples[index] = index % 2 == 0 ? 0.1 : -0.1 }
    let rises = Self.rises(SoundClip(samples: samples, sampleRate: 48_000, channels: 1))
    #expect(rises.map(\.decibels).max() ?? 0 > 20)
  }

  /// Each speaker's lines, heard through both ears from where the first officer stands.
  @Test func everyLineIsOfOneLoudnessAtTheReferencePosition() throws {
    let station = try Station()
    let setup = try ScenarioSetup.load(
      "politi-id-tjek", resources: Resources(root: Built.project), language: .danish)
    let library = VoiceLibrary(
      texts: LineTexts(package: setup.package, language: "da"), source: .synthetic,
      folder: setup.folder, cacheFolder: station.path("cache"))
    let lines = library.voices.keys.sorted()
    #expect(lines.count > 40)
    var levels: [Double] = []
    for line in stride(from: 0, to: lines.count, by: 4).map({ lines[$0] }) {
      let clip = try #require(library.voices[line]).clip
      let device = try AudioDevice.open(.loopback(sampleRate: 48_000))
      device.setListener(HeadDirection().pose)
      device.enter(.street, overSeconds: 0)
      try device.play(clip, at: SIMD3(-0.45, 1.6, -1.9))
      let heard = device.renderLoopback(frames: clip.frameCount)
      let level = Loudness.of(SoundClip(samples: heard, sampleRate: 48_000, channels: 2)).integrated
      let id = setup.package.program.lines[line].id
      #expect(abs(level + 23) <= 1, "\(id): \(level) LUFS")
      levels.append(level)
    }
    #expect(levels.count > 10)
  }
}
