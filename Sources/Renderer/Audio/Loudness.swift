internal import CEbur128
import Foundation

/// How loud a sound is, measured after ITU-R BS.1770-4 (EBU R 128).
package struct Loudness: Sendable, Equatable {
  /// The gated loudness of the whole: LUFS; minus infinity for silence.
  package var integrated: Double
  /// The greatest absolute sample: 1 is full scale.
  package var samplePeak: Float
  /// The greatest absolute value between the samples too, where it was asked for.
  package var truePeak: Float?

  package init(integrated: Double, samplePeak: Float, truePeak: Float? = nil) {
    self.integrated = integrated
    self.samplePeak = samplePeak
    self.truePeak = truePeak
  }

  /// The greatest value in decibels of full scale: the true peak where it was asked for.
  package var peakDecibels: Double { 20 * log10(Double(max(truePeak ?? samplePeak, 1e-9))) }

  /// Measures a clip; a mono clip counts as one loudspeaker.
  package static func of(_ clip: SoundClip, withTruePeak: Bool = false) -> Loudness {
    guard
      let meter = LoudnessMeter(
        sampleRate: clip.sampleRate, channels: clip.channels, withTruePeak: withTruePeak)
    else {
      return Loudness(integrated: -.infinity, samplePeak: 0)
    }
    meter.add(clip.samples)
    return meter.loudness
  }
}

/// Measures a sound that arrives piece by piece.
package final class LoudnessMeter {
  /// The standard's gate works on blocks of this length; what is shorter is measured as one block.
  private static let blockMilliseconds = 400

  private var state: UnsafeMutablePointer<ebur128_state>?
  private let sampleRate: Int
  private let channels: Int
  private let hasTruePeak: Bool
  private var frames = 0
  private var samplePeak: Float = 0

  /// Makes a meter; nil where the rate or the number of channels is no sound's.
  ///
  /// The true peak is found by resampling, which takes several times as long as all the rest.
  package init?(sampleRate: Int, channels: Int, withTruePeak: Bool = false) {
    let mode =
      withTruePeak
      ? EBUR128_MODE_I.rawValue | EBUR128_MODE_TRUE_PEAK.rawValue
      : EBUR128_MODE_I.rawValue
    guard (16...2_822_400).contains(sampleRate), (1...2).contains(channels),
      let state = ebur128_init(UInt32(channels), UInt(sampleRate), Int32(mode))
    else { return nil }
    self.state = state
    self.sampleRate = sampleRate
    self.channels = channels
    hasTruePeak = withTruePeak
  }

  deinit { ebur128_destroy(&state) }

  /// Takes the next interleaved samples; an incomplete last frame is left out.
  package func add(_ samples: some Collection<Float>) {
    let count = samples.count / channels
    for sample in samples { samplePeak = max(samplePeak, abs(sample)) }
    frames += count
    let taken: Void? = samples.withContiguousStorageIfAvailable { all in
      guard let start = all.baseAddress else { return }
      _ = ebur128_add_frames_float(state, start, count)
    }
    if taken == nil { _ = ebur128_add_frames_float(state, Array(samples), count) }
  }

  /// What the sound so far amounts to.
  package var loudness: Loudness {
    var value = -Double.infinity
    let milliseconds = frames * 1000 / sampleRate
    if milliseconds < Self.blockMilliseconds {
      if milliseconds > 0 { _ = ebur128_loudness_window(state, UInt(milliseconds), &value) }
    } else {
      _ = ebur128_loudness_global(state, &value)
    }
    return Loudness(integrated: value, samplePeak: samplePeak, truePeak: truePeak)
  }

  private var truePeak: Float? {
    guard hasTruePeak else { return nil }
    var greatest = 0.0
    for channel in 0..<channels {
      var peak = 0.0
      if ebur128_true_peak(state, UInt32(channel), &peak) == 0 { greatest = max(greatest, peak) }
    }
    return Float(greatest)
  }
}
