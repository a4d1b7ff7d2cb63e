import Foundation
import Renderer

/// Fits the sounds of a text onto a take of it, where nobody has noted when each begins.
///
/// The synthesiser says in which order and proportion the sounds come; the take's loudness says
/// when somebody speaks at all. So the sounds are stretched over the take from its first to its
/// last loud moment, and wherever the speaker pauses the mouth rests.
struct LipTiming {
  /// The take is looked at in pieces of this length: seconds.
  private static let pieceSeconds = 0.01
  /// A piece is silent where it is this far below the loudest: a factor of its level, −30 dB.
  private static let silence: Float = 0.032
  /// Shorter gaps are stops within words.
  private static let pauseSeconds = 0.18

  /// - Parameters:
  ///   - events: the sounds of the same text as a synthesiser spoke them.
  ///   - spoken: that speech.
  ///   - take: what is to be followed, in one channel.
  /// - Returns: the sounds on the take's own clock, empty ones where it pauses.
  static func fit(
    _ events: [PhonemeEvent], of spoken: SoundClip, to take: SoundClip
  ) -> [PhonemeEvent] {
    let loud = loudPieces(take)
    let model = loudPieces(spoken)
    guard let first = loud.firstIndex(of: true), let last = loud.lastIndex(of: true),
      let modelFirst = model.firstIndex(of: true), let modelLast = model.lastIndex(of: true),
      modelLast > modelFirst
    else { return [] }
    let start = Double(first) * pieceSeconds
    let stretch = Double(last + 1 - first) / Double(modelLast + 1 - modelFirst)
    let offset = Double(modelFirst) * pieceSeconds
    let end = Double(last + 1) * pieceSeconds
    let fitted = events.map { event in
      PhonemeEvent(
        time: min(max(start, start + (event.time - offset) * stretch), end),
        phoneme: event.phoneme)
    }
    let rests = fitted + [PhonemeEvent(time: end, phoneme: "")]
    return pauses(loud).reduce(rests) { resting($0, from: $1.lowerBound, to: $1.upperBound) }
  }

  private static func loudPieces(_ clip: SoundClip) -> [Bool] {
    let size = max(1, Int(Double(clip.sampleRate) * pieceSeconds))
    let levels = stride(from: 0, to: clip.samples.count, by: size).map { start -> Float in
      let end = min(start + size, clip.samples.count)
      var power: Float = 0
      for index in start..<end { power += clip.samples[index] * clip.samples[index] }
      return (power / Float(end - start)).squareRoot()
    }
    guard let loudest = levels.max(), loudest > 1e-4 else { return levels.map { _ in false } }
    return levels.map { $0 > loudest * silence }
  }

  /// Where a speaker pauses between two words: seconds.
  private static func pauses(_ loud: [Bool]) -> [Range<Double>] {
    var found: [Range<Double>] = []
    var lastLoud: Int?
    for (index, isLoud) in loud.enumerated() where isLoud {
      if let lastLoud, Double(index - lastLoud) * pieceSeconds >= pauseSeconds {
        found.append(Double(lastLoud + 1) * pieceSeconds..<Double(index) * pieceSeconds)
      }
      lastLoud = index
    }
    return found
  }

  /// Lets the mouth rest for a while; the sound that lasted into it goes on behind.
  private static func resting(
    _ events: [PhonemeEvent], from start: Double, to end: Double
  ) -> [PhonemeEvent] {
    let before = events.filter { $0.time < start }
    let after = events.filter { $0.time >= end }
    let within = events.filter { $0.time >= start && $0.time < end }
    let goesOn = (within.last ?? before.last).map { PhonemeEvent(time: end, phoneme: $0.phoneme) }
    return before + [PhonemeEvent(time: start, phoneme: "")] + [goesOn].compactMap(\.self) + after
  }
}
