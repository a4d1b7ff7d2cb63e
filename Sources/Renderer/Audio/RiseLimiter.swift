import Foundation

/// Lets sounds get loud no faster than a person can follow: nothing begins with a start.
///
/// A sound may begin at once a little fainter than the street around; above that it climbs by at
/// most 6 dB in a twentieth of a second. What was just as loud a moment ago may be so again at
/// once, so the beginning of a sentence is eased in, and the consonants in it hardly; the memory
/// of loudness fades in about a quarter of a second.
struct RiseLimiter {
  /// What may begin at once: the level at the ear, decibels of full scale (root mean square).
  static let softLevel = -40.0
  /// How fast it may climb above that: decibels a second.
  static let risePerSecond = 120.0
  /// How fast loudness is forgotten: decibels a second.
  static let memoryPerSecond = 60.0
  /// The sound is looked at in pieces of this length: seconds.
  private static let hopSeconds = 0.01

  /// Eases in what begins too suddenly.
  ///
  /// - Parameters:
  ///   - clip: as it would sound at its source.
  ///   - earGain: what distance and gains leave of it at the ear.
  /// - Returns: the clip with the rises lowered; the same samples everywhere else.
  static func limited(_ clip: SoundClip, earGain: Float) -> SoundClip {
    let size = max(1, Int(Double(clip.sampleRate) * hopSeconds)) * clip.channels
    let gains = hopGains(clip.samples, size: size, earGain: earGain)
    guard gains.contains(where: { $0 < 1 }) else { return clip }
    var result = clip
    apply(gains, size: size, to: &result.samples)
    return result
  }

  /// What each piece has to be lowered by.
  private static func hopGains(_ samples: [Float], size: Int, earGain: Float) -> [Float] {
    var heard = softLevel
    return stride(from: 0, to: samples.count, by: size).map { start -> Float in
      let end = min(start + size, samples.count)
      let power = SampleSpan(samples: samples, range: start..<end).power
      let mean = Double(power / Float(end - start) * earGain * earGain)
      let level = 10 * log10(max(mean, 1e-12))
      let allowed = max(softLevel, heard + risePerSecond * hopSeconds)
      let lowered = min(level, allowed)
      heard = max(softLevel, lowered, heard - memoryPerSecond * hopSeconds)
      return level > allowed ? Float(pow(10, (allowed - level) / 20)) : 1
    }
  }

  /// Goes from piece to piece in a straight line that is nowhere above what either allows.
  private static func apply(_ gains: [Float], size: Int, to samples: inout [Float]) {
    for (hop, gain) in gains.enumerated() {
      let before = hop == 0 ? gain : min(gains[hop - 1], gain)
      let after = hop + 1 < gains.count ? min(gain, gains[hop + 1]) : gain
      guard before < 1 || after < 1 else { continue }
      let start = hop * size
      let step = (after - before) / Float(size)
      for index in start..<min(start + size, samples.count) {
        samples[index] *= before + step * Float(index - start)
      }
    }
  }
}
