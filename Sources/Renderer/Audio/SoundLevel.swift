import Foundation

/// Brings sounds to the loudness of their kind, so that none startles and none is lost.
///
/// Loudness is that of ITU-R BS.1770, at one metre from its source: what is nearer or farther, or
/// in a room, is the mixer's business. No sample ends above the ceiling, and no sound begins or
/// ends with a step.
package enum SoundLevel {
  /// What people say, one metre from the mouth: LUFS of the one channel.
  ///
  /// At two metres through both ears it is the −23 LUFS of EBU R 128.
  package static let speech = -17.7
  /// Effects are brought down to this where they are louder, never up: LUFS.
  package static let effects = -23.0
  /// Beds, the street around or the calm place: LUFS.
  package static let beds = -36.0
  /// What a take is recorded at, and what is written for others to play: LUFS of the one channel.
  package static let takes = -23.0
  /// No sample ends above −1.5 dBFS.
  static let ceiling: Float = 0.84
  /// A faint sound is raised no further than this (12 dB), or its noise would rise with it.
  static let maximumGain: Float = 4
  /// Sounds grow from nothing and end in it over this time: seconds.
  private static let edgeSeconds = 0.004

  /// What two metres leave of a voice: where people mostly speak from.
  private static let speechEarGain: Float = 0.5

  /// A line of speech at the common loudness, which no sentence in it reaches at once.
  package static func speech(_ clip: SoundClip) -> SoundClip {
    let levelled = scaled(clip, by: min(gain(of: Loudness.of(clip), to: speech), maximumGain))
    let eased = RiseLimiter.limited(levelled, earGain: speechEarGain)
    let wanted = Loudness.of(levelled).integrated
    return scaled(eased, by: gain(of: Loudness.of(eased), to: wanted))
  }

  /// A line at the loudness of a take, to be written to a file.
  package static func take(_ clip: SoundClip) -> SoundClip {
    scaled(clip, by: min(gain(of: Loudness.of(clip), to: takes), maximumGain))
  }

  /// An effect that is as loud as it was recorded, but no louder than the limit.
  package static func effect(_ clip: SoundClip) -> SoundClip {
    scaled(clip, by: min(gain(of: Loudness.of(clip), to: effects), 1))
  }

  /// What brings a sound of a loudness to another; 1 for silence.
  static func gain(of loudness: Loudness, to target: Double) -> Float {
    guard loudness.integrated.isFinite else { return 1 }
    return Float(pow(10, (target - loudness.integrated) / 20))
  }

  private static func scaled(_ clip: SoundClip, by gain: Float) -> SoundClip {
    var result = clip
    result.samples = limited(clip.samples.map { $0 * gain }, rate: clip.sampleRate * clip.channels)
    soften(&result)
    return result
  }

  /// Fades the first and the last milliseconds.
  private static func soften(_ clip: inout SoundClip) {
    let edge = min(Int(edgeSeconds * Double(clip.sampleRate)), clip.frameCount / 2)
    for frame in 0..<edge {
      let gain = Float(frame) / Float(edge)
      for channel in 0..<clip.channels {
        clip.samples[frame * clip.channels + channel] *= gain
        clip.samples[(clip.frameCount - 1 - frame) * clip.channels + channel] *= gain
      }
    }
  }

  /// Lowers the gain around each peak: the least gain needed within 5 ms, then its moving mean.
  private static func limited(_ samples: [Float], rate: Int) -> [Float] {
    guard samples.contains(where: { abs($0) > ceiling }) else { return samples }
    let reach = max(1, rate / 200)
    let needed = samples.map { abs($0) > ceiling ? ceiling / abs($0) : 1 }
    let held = slidingMinimum(needed, reach: reach)
    var sum = (0..<min(reach, held.count)).reduce(Float(0)) { $0 + held[$1] }
    var count = min(reach, held.count)
    return samples.indices.map { index in
      if index + reach < held.count {
        sum += held[index + reach]
        count += 1
      }
      if index - reach > 0 {
        sum -= held[index - reach - 1]
        count -= 1
      }
      return min(max(samples[index] * (sum / Float(count)), -ceiling), ceiling)
    }
  }

  /// The least value within `reach` on both sides, each block split once: O(n · reach / block).
  private static func slidingMinimum(_ values: [Float], reach: Int) -> [Float] {
    var candidates: [Int] = []
    var head = 0
    var next = 0
    return values.indices.map { index in
      while next < values.count, next <= index + reach {
        while candidates.count > head, values[candidates[candidates.count - 1]] >= values[next] {
          candidates.removeLast()
        }
        candidates.append(next)
        next += 1
      }
      while candidates[head] < index - reach { head += 1 }
      return values[candidates[head]]
    }
  }
}
