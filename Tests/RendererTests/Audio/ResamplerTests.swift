import Testing

@testable import Renderer

@Suite struct ResamplerTests {
  @Test(arguments: [(22_050, 48_000), (48_000, 22_050), (44_100, 48_000)])
  func aToneKeepsItsLengthLevelAndShape(from: Int, to: Int) {
    let clip = SoundFixtures.tone(hertz: 1_000, seconds: 0.5, rate: from)
    let other = clip.resampled(to: to)
    #expect(other.sampleRate == to)
    #expect(abs(other.durationSeconds - 0.5) < 1e-3)
    let ideal = SoundFixtures.tone(hertz: 1_000, seconds: 0.5, rate: to)
    let middle = (to / 10)..<(to / 10 * 4)
    let worst = middle.map { abs(other.samples[$0] - ideal.samples[$0]) }.max() ?? 1
    #expect(worst < 0.002)
  }

  @Test func whatTheLowerRateCannotCarryIsRemoved() {
    let high = SoundFixtures.tone(hertz: 15_000, seconds: 0.5, rate: 48_000)
    let low = high.resampled(to: 22_050)
    let middle = Array(low.samples[1_000..<10_000])
    #expect(SoundFixtures.level(middle) < -60)
  }

  @Test func emptyAndTinyClipsAreNoSpecialCase() {
    for count in [0, 1, 2, 5] {
      let clip = SoundClip(
        samples: [Float](repeating: 0.5, count: count * 2), sampleRate: 22_050, channels: 2)
      let other = clip.resampled(to: 48_000)
      #expect(other.samples.count % 2 == 0)
      #expect(abs(other.frameCount - count * 48_000 / 22_050) <= 1)
    }
  }
}
