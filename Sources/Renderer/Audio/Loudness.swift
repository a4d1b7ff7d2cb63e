internal import CEbur128

/// How loud a sound is, measured after ITU-R BS.1770-4 (EBU R 128).
package struct Loudness: Sendable, Equatable {
  /// The gated loudness of the whole: LUFS; minus infinity for silence.
  package var integrated: Double
  /// The greatest absolute sample: 1 is full scale.
  package var samplePeak: Float

  package init(integrated: Double, samplePeak: Float) {
    self.integrated = integrated
    self.samplePeak = samplePeak
  }

  /// Measures a clip; a mono clip counts as one loudspeaker.
  package static func of(_ clip: SoundClip) -> Loudness {
    guard let meter = LoudnessMeter(sampleRate: clip.sampleRate, channels: clip.channels) else {
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
  private var frames = 0
  private var samplePeak: Float = 0

  /// Makes a meter; nil where the rate or the number of channels is no sound's.
  package init?(sampleRate: Int, channels: Int) {
    guard (16...2_822_400).contains(sampleRate), (1...2).contains(channels),
      let state = ebur128_init(
        UInt32(channels), UInt(sampleRate), Int32(EBUR128_MODE_I.rawValue))
    else { return nil }
    self.state = state
    self.sampleRate = sampleRate
    self.channels = channels
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
    return Loudness(integrated: value, samplePeak: samplePeak)
  }
}
