import COpenAL

/// A sound whose samples lie in the mixer's memory, and what is known of them.
///
/// Looking a sound through and copying it takes longer than a frame may: what a scene will need is
/// made while it loads.
final class SoundInMemory {
  /// Kept so that it can go on in another output.
  let clip: SoundClip
  let envelope: PeakEnvelope
  /// Whether the device keeps it for the next time; else it goes with the sound that plays it.
  let isKept: Bool
  /// 0 where it could not be copied.
  private(set) var buffer: ALuint = 0

  /// Copies a clip into the current context.
  ///
  /// - Throws: `.unplayableClip` or `.playbackFailed`.
  init(_ clip: SoundClip, isKept: Bool) throws(AudioError) {
    self.clip = clip
    self.isKept = isKept
    envelope = PeakEnvelope(clip)
    try copy()
  }

  /// Copies the clip anew, into another context than before.
  func copy() throws(AudioError) {
    buffer = 0
    guard clip.frameCount > 0, (1_000...192_000).contains(clip.sampleRate),
      clip.samples.allSatisfy({ abs($0) <= SoundFile.sampleLimit })
    else {
      throw AudioError(
        .unplayableClip,
        danish: "Lyden er tom, er ikke tal eller har en forkert rate (\(clip.sampleRate) Hz).",
        english: "The sound is empty, no numbers, or has an unusable rate (\(clip.sampleRate) Hz).")
    }
    let format = clip.channels == 2 ? AL_FORMAT_STEREO_FLOAT32 : AL_FORMAT_MONO_FLOAT32
    _ = alGetError()
    alGenBuffers(1, &buffer)
    clip.samples.withUnsafeBytes { bytes in
      alBufferData(
        buffer, format, bytes.baseAddress, ALsizei(bytes.count), ALsizei(clip.sampleRate))
    }
    let error = alGetError()
    guard error == AL_NO_ERROR else {
      delete()
      throw .playback("alBufferData", code: error)
    }
  }

  /// Gives the mixer's memory back; no source may play it any more.
  func delete() {
    alDeleteBuffers(1, &buffer)
    buffer = 0
  }
}
