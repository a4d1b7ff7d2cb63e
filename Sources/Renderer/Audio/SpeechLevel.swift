import Foundation

/// Brings spoken lines to one loudness, so that no line startles and none is lost.
enum SpeechLevel {
  /// Loudness of the spoken parts: −20 dBFS.
  private static let targetLevel: Float = 0.1
  /// No sample ends above −1.5 dBFS.
  private static let ceiling: Float = 0.84
  /// A faint line is raised no further than this (12 dB), or its noise would rise with it.
  private static let maximumGain: Float = 4

  /// Returns a mono clip at the common level, its peaks held under the ceiling without clipping.
  static func levelled(_ clip: SoundClip) -> SoundClip {
    let level = spokenLevel(clip)
    guard level > 0 else { return clip }
    let gain = min(targetLevel / level, maximumGain)
    var result = clip
    result.samples = limited(clip.samples.map { $0 * gain }, rate: clip.sampleRate)
    return result
  }

  /// The root mean square of the 20 ms blocks that are within 20 dB of the loudest one.
  private static func spokenLevel(_ clip: SoundClip) -> Float {
    let size = max(1, clip.sampleRate / 50)
    let powers = stride(from: 0, to: clip.samples.count, by: size).map { start -> Float in
      let block = clip.samples[start..<min(start + size, clip.samples.count)]
      return block.reduce(0) { $0 + $1 * $1 } / Float(block.count)
    }
    let loud = powers.filter { $0 > (powers.max() ?? 0) * 0.01 }
    guard !loud.isEmpty else { return 0 }
    return (loud.reduce(0, +) / Float(loud.count)).squareRoot()
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
