import Foundation
import Testing

@testable import Renderer

@Suite struct LoudnessTests {
  /// EBU Tech 3341, cases 1 and 2: a stereo sine of 1 kHz reads its level in dBFS.
  @Test(arguments: [-23.0, -33.0]) func theStandardsSinesReadTheirLevel(level: Double) {
    let amplitude = Float(pow(10, level / 20))
    let tone = SoundFixtures.tone(hertz: 1_000, seconds: 20, rate: 48_000, amplitude: amplitude)
    #expect(abs(Loudness.of(tone.stereo).integrated - level) < 0.1)
  }

  /// EBU Tech 3341, case 3: what is far below the rest does not count.
  @Test func quietStretchesAreGatedOut() {
    var samples: [Float] = []
    for (level, seconds) in [(-36.0, 10.0), (-23, 60), (-36, 10)] {
      let amplitude = Float(pow(10, level / 20))
      samples +=
        SoundFixtures.tone(
          hertz: 1_000, seconds: seconds, rate: 48_000, amplitude: amplitude
        ).stereo.samples
    }
    let clip = SoundClip(samples: samples, sampleRate: 48_000, channels: 2)
    #expect(abs(Loudness.of(clip).integrated + 23) < 0.1)
  }

  @Test func aSoundShorterThanABlockIsMeasuredToo() {
    let long = SoundFixtures.tone(hertz: 1_000, seconds: 2, rate: 48_000)
    let short = SoundFixtures.tone(hertz: 1_000, seconds: 0.1, rate: 48_000)
    #expect(abs(Loudness.of(long).integrated - Loudness.of(short).integrated) < 1)
    #expect(abs(Loudness.of(short).samplePeak - 0.5) < 0.001)
  }

  /// A sine of a quarter of the rate, sampled beside its crests: 3 dB lie between the samples.
  @Test func theTruePeakLiesBetweenTheSamples() {
    let samples = (0..<48_000).map { Float(sin(Double.pi / 2 * Double($0) + Double.pi / 4)) * 0.5 }
    let clip = SoundClip(samples: samples, sampleRate: 48_000, channels: 1)
    let plain = Loudness.of(clip)
    let between = Loudness.of(clip, withTruePeak: true)
    #expect(plain.truePeak == nil && abs(plain.peakDecibels + 9.03) < 0.05)
    #expect(abs(between.peakDecibels + 6.02) < 0.3)
  }

  @Test func silenceAndNothingHaveNoLoudness() {
    for count in [0, 1, 10, 48_000] {
      let clip = SoundClip(
        samples: [Float](repeating: 0, count: count), sampleRate: 48_000, channels: 1)
      #expect(!Loudness.of(clip).integrated.isFinite)
      #expect(SoundLevel.speech(clip).samples == clip.samples)
    }
  }

  @Test func piecesMeasureAsTheWhole() throws {
    let clip = SoundFixtures.noise(seconds: 3, channels: 2)
    let meter = try #require(LoudnessMeter(sampleRate: 48_000, channels: 2))
    for start in stride(from: 0, to: clip.samples.count, by: 4_802) {
      meter.add(clip.samples[start..<min(start + 4_802, clip.samples.count)])
    }
    #expect(abs(meter.loudness.integrated - Loudness.of(clip).integrated) < 1e-6)
  }

  @Test(arguments: [Float(0.02), 0.1, 0.33, 1]) func speechComesToOneLoudness(level: Float) {
    var clip = SoundFixtures.noise(seconds: 2)
    clip.samples = clip.samples.map { $0 * 3 * level }
    let levelled = SoundLevel.speech(clip)
    let wanted = min(SoundLevel.speech, Loudness.of(clip).integrated + 12.05)
    #expect(abs(Loudness.of(levelled).integrated - wanted) < 0.5)
    #expect(levelled.samples.allSatisfy { abs($0) <= SoundLevel.ceiling })
  }

  @Test func effectsAreBroughtDownButNeverUp() {
    let loud = SoundFixtures.noise(seconds: 1)
    #expect(abs(Loudness.of(SoundLevel.effect(loud)).integrated - SoundLevel.effects) < 0.3)
    var faint = loud
    faint.samples = faint.samples.map { $0 * 0.01 }
    let kept = SoundLevel.effect(faint)
    #expect(abs(Loudness.of(kept).integrated - Loudness.of(faint).integrated) < 0.1)
  }

  @Test(arguments: [1, 2]) func aSoundBeginsAndEndsWithoutAStep(channels: Int) {
    let square = SoundClip(
      samples: [Float](repeating: 0.5, count: 9_600 * channels), sampleRate: 48_000,
      channels: channels)
    let soft = SoundLevel.effect(square).samples
    let steps = zip([0] + soft, soft + [0]).enumerated()
      .filter { $0.offset % channels == 0 }.map { abs($0.element.0 - $0.element.1) }
    #expect((steps.max() ?? 1) < 0.01)
  }
}
