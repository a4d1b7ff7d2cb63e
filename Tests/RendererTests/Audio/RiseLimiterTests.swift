import Foundation
import Testing

@testable import Renderer

@Suite struct RiseLimiterTests {
  /// The level of each twentieth of a second: decibels of full scale.
  private func blocks(_ clip: SoundClip) -> [Double] {
    let size = clip.sampleRate / 20 * clip.channels
    return stride(from: 0, to: clip.samples.count - size + 1, by: size).map {
      SoundFixtures.level(Array(clip.samples[$0..<($0 + size)]))
    }
  }

  @Test(arguments: [Float(1), 0.5, 0.1]) func aLoudSoundClimbsStepByStep(earGain: Float) throws {
    let noise = SoundFixtures.noise(seconds: 1)
    let levels = blocks(RiseLimiter.limited(noise, earGain: earGain))
      .map { $0 + 20 * log10(Double(earGain)) }
    // A block that climbs by 6 dB throughout lies on average some decibels above its beginning.
    #expect(try #require(levels.first) < RiseLimiter.softLevel + 8)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after - before <= 6.5) }
    let end = try #require(levels.last)
    #expect(abs(end - SoundFixtures.level(noise.samples) - 20 * log10(Double(earGain))) < 0.5)
  }

  @Test func aFaintSoundAndAFarOneStayAsTheyAre() {
    let noise = SoundFixtures.noise(seconds: 0.5)
    #expect(RiseLimiter.limited(noise, earGain: 0.02) == noise)
    var faint = noise
    faint.samples = faint.samples.map { $0 * 0.02 }
    #expect(RiseLimiter.limited(faint, earGain: 1) == faint)
  }

  @Test func aStopWithinAWordIsNoBeginningButAPauseIs() {
    var clip = SoundFixtures.noise(seconds: 2)
    func silence(_ from: Double, _ to: Double) {
      for index in Int(from * 48_000)..<Int(to * 48_000) { clip.samples[index] = 0 }
    }
    silence(0.8, 0.86)
    silence(1.2, 1.7)
    let eased = RiseLimiter.limited(clip, earGain: 1)
    let word = Int(0.92 * 48_000)..<Int(0.97 * 48_000)
    #expect(eased.samples[word] == clip.samples[word])
    let sentence = Int(1.70 * 48_000)..<Int(1.71 * 48_000)
    #expect(
      SoundFixtures.level(Array(eased.samples[sentence]))
        < SoundFixtures.level(Array(clip.samples[sentence])) - 6)
  }

  @Test(arguments: [1, 2]) func nothingGetsLouderAndNothingSteps(channels: Int) {
    let tone = SoundFixtures.tone(hertz: 200, seconds: 0.5, rate: 48_000)
    let clip = channels == 2 ? tone.stereo : tone
    let eased = RiseLimiter.limited(clip, earGain: 1)
    #expect(zip(eased.samples, clip.samples).allSatisfy { abs($0) <= abs($1) })
    let steepest = Float(0.5 * 2 * Double.pi * 200 / 48_000)
    for index in channels..<eased.samples.count {
      #expect(abs(eased.samples[index] - eased.samples[index - channels]) < steepest * 1.2)
    }
  }

  @Test func nothingAndOneSampleAreTakenToo() {
    for count in [0, 1, 7] {
      let clip = SoundClip(
        samples: [Float](repeating: 0.9, count: count), sampleRate: 48_000, channels: 1)
      #expect(RiseLimiter.limited(clip, earGain: 1).samples.count == count)
    }
  }
}
