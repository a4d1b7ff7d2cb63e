import Foundation

/// Keeps the sum of all sounds under the ceiling by knowing what is to come.
///
/// What will sound in the next moment is already decoded, so its greatest sample is known before
/// it is heard: where the sum of all could pass the ceiling, everything goes down beforehand,
/// smoothly, and comes back slowly. The library's own limiter behind it holds full scale only.
struct PeakGuard {
  /// −1 dBFS.
  static let ceiling: Float = 0.891
  /// How far it looks ahead, and what a `PeakEnvelope` must cover: seconds.
  static let lookAheadSeconds = 0.2
  /// What the transfer functions to the nearer ear can make of a peak: they lift 3 kHz.
  ///
  /// Measured with white noise, the worst that there is: 1.79 ahead, 2.83 at the side.
  ///
  /// - Parameter side: how far the sound is to one side, 0 (ahead or behind) to 1.
  /// - Returns: the greatest sample at the ear for a greatest sample of 1.
  static func earGain(side: Float) -> Float { 1.85 + side }

  private static let attackSeconds = 0.025
  private static let releaseSeconds = 0.6

  private(set) var gain: Float = 1

  /// Moves towards what the coming peak allows.
  mutating func update(comingPeak peak: Float, elapsed: Double) {
    let allowed = min(1, Self.ceiling / max(peak, 1e-6))
    let time = allowed < gain ? Self.attackSeconds : Self.releaseSeconds
    gain += (allowed - gain) * Float(1 - exp(-elapsed / time))
  }

  /// A sound begins at once: there is no time to go down smoothly, but the mixer smooths the step.
  mutating func begin(comingPeak peak: Float) {
    gain = min(gain, Self.ceiling / max(peak, 1e-6))
  }
}

/// A clip's greatest sample in each twentieth of a second.
struct PeakEnvelope {
  private static let blocksPerSecond = 20

  private var peaks: [Float] = []

  init() {}

  init(_ clip: SoundClip) {
    let size = max(1, clip.sampleRate / Self.blocksPerSecond) * clip.channels
    let samples = clip.samples
    peaks = stride(from: 0, to: samples.count, by: size).map { start in
      SampleSpan(samples: samples, range: start..<min(start + size, samples.count)).peak
    }
  }

  /// The greatest sample from a moment on, for the time that the guard looks ahead.
  func peak(from seconds: Double, loops: Bool) -> Float {
    guard !peaks.isEmpty else { return 0 }
    let first = max(0, Int(seconds * Double(Self.blocksPerSecond)))
    let count = Int(PeakGuard.lookAheadSeconds * Double(Self.blocksPerSecond)) + 1
    var peak: Float = 0
    for block in first...(first + count) {
      guard loops || block < peaks.count else { break }
      peak = max(peak, peaks[block % peaks.count])
    }
    return peak
  }
}
