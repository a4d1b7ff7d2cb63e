/// Sound as numbers: interleaved samples between −1 and 1, ready to play, mix or write.
package struct SoundClip: Sendable, Equatable {
  /// Samples of all channels, interleaved: left, right, left, right, and so on.
  package var samples: [Float]
  /// Frames a second.
  package var sampleRate: Int
  /// 1 (a source in the scene) or 2 (a bed that surrounds the listener).
  package var channels: Int

  package init(samples: [Float], sampleRate: Int, channels: Int) {
    precondition(sampleRate > 0 && (1...2).contains(channels))
    self.samples = samples
    self.sampleRate = sampleRate
    self.channels = channels
  }

  /// Samples per channel.
  package var frameCount: Int { samples.count / channels }

  /// How long the clip lasts at its own rate.
  package var durationSeconds: Double { Double(frameCount) / Double(sampleRate) }

  /// The clip in one channel, because only a mono source can stand at a place.
  package var mono: SoundClip {
    guard channels == 2 else { return self }
    let mixed = (0..<frameCount).map { (frame: Int) -> Float in
      0.5 * (samples[2 * frame] + samples[2 * frame + 1])
    }
    return SoundClip(samples: mixed, sampleRate: sampleRate, channels: 1)
  }

  /// The clip in two channels, as a bed needs it.
  package var stereo: SoundClip {
    guard channels == 1 else { return self }
    let doubled = (0..<(2 * frameCount)).map { (index: Int) -> Float in samples[index / 2] }
    return SoundClip(samples: doubled, sampleRate: sampleRate, channels: 2)
  }
}
