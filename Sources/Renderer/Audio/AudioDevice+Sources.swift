import COpenAL

extension AudioDevice {
  /// Speech keeps its full level up to here, and falls off beyond: metres.
  static let referenceDistance: Float = 1.2

  /// Softer than nature (1 would be −6 dB per doubling), so that words carry to 5 m at −10 dB.
  static let rolloff: Float = 0.7

  /// Starts a sound at a place in the scene, or straight in both ears where `position` is nil.
  ///
  /// - Parameters:
  ///   - clip: copied; a stereo clip at a place is mixed to mono first.
  ///   - position: metres; nil makes a bed that turns with nobody's head.
  ///   - gain: 0…1, before distance, bus, master and ducking.
  ///   - bus: the group that it is faded with.
  /// - Returns: a handle that is stale once the sound has ended.
  /// - Throws: `.tooManySources`, `.unplayableClip` or `.playbackFailed`; the scene goes on.
  @discardableResult
  package func play(
    _ clip: SoundClip, at position: SIMD3<Float>?, gain: Float = 1, bus: Bus = .speech
  ) throws(AudioError) -> SourceHandle {
    try start(clip, at: position, gain: gain, bus: bus, loops: false, fadeIn: 0)
  }

  /// Starts a sound that repeats until it is stopped; without a position it is a stereo bed.
  @discardableResult
  package func loop(
    _ clip: SoundClip, at position: SIMD3<Float>? = nil, gain: Float = 1, bus: Bus = .ambience,
    fadeIn: Double = 0.5
  ) throws(AudioError) -> SourceHandle {
    try start(clip, at: position, gain: gain, bus: bus, loops: true, fadeIn: fadeIn)
  }

  /// Moves a sound, as its speaker walks; does nothing for a bed or an ended sound.
  package func move(_ handle: SourceHandle, to position: SIMD3<Float>) {
    guard let voice = activeVoice(handle) else { return }
    alSource3f(voice.source, AL_POSITION, position.x, position.y, position.z)
  }

  /// Fades one sound out and ends it.
  package func stop(_ handle: SourceHandle, fade seconds: Double = 0.05) {
    guard activeVoice(handle) != nil else { return }
    voices[handle.slot].fade.go(to: 0, overSeconds: seconds, now: now)
    voices[handle.slot].isEnding = true
    applyGains()
  }

  /// Whether the sound still plays, or is paused in the middle.
  package func isPlaying(_ handle: SourceHandle) -> Bool {
    guard let voice = activeVoice(handle) else { return false }
    return voice.state == AL_PLAYING || voice.state == AL_PAUSED
  }

  /// How far into its clip a sound is, in seconds; nil once it has ended.
  package func playbackSeconds(_ handle: SourceHandle) -> Double? {
    guard isPlaying(handle) else { return nil }
    var offset: ALfloat = 0
    alGetSourcef(voices[handle.slot].source, AL_SEC_OFFSET, &offset)
    return Double(offset)
  }

  /// Holds every sound but the calm place's where it is.
  package func pauseScene() {
    enter()
    for slot in voices.indices where voices[slot].isActive && voices[slot].bus != .calm {
      guard voices[slot].state == AL_PLAYING else { continue }
      alSourcePause(voices[slot].source)
      voices[slot].isPaused = true
    }
  }

  /// Lets paused sounds go on from where they were.
  package func resumeScene() {
    enter()
    for slot in voices.indices where voices[slot].isPaused {
      alSourcePlay(voices[slot].source)
      voices[slot].isPaused = false
    }
  }

  // MARK: - Slots

  private func start(
    _ clip: SoundClip, at position: SIMD3<Float>?, gain: Float, bus: Bus, loops: Bool,
    fadeIn: Double
  ) throws(AudioError) -> SourceHandle {
    enter()
    let placed = position == nil ? clip.stereo : clip.mono
    let buffer = try upload(placed)
    let slot: Int
    do throws(AudioError) {
      slot = try freeSlot()
    } catch {
      var unused = buffer
      alDeleteBuffers(1, &unused)
      throw error
    }
    voices[slot].buffer = buffer
    voices[slot].isActive = true
    voices[slot].bus = bus
    voices[slot].gain = min(max(gain.isFinite ? gain : 0, 0), 1)
    voices[slot].fade = GainRamp(fadeIn > 0 ? 0 : 1)
    voices[slot].fade.go(to: 1, overSeconds: fadeIn, now: now)
    configure(voices[slot].source, buffer: buffer, position: position, loops: loops)
    applyGains()
    alSourcePlay(voices[slot].source)
    let error = alGetError()
    guard error == AL_NO_ERROR else {
      voices[slot].release()
      throw .playback("alSourcePlay", code: error)
    }
    return SourceHandle(slot: slot, generation: voices[slot].generation)
  }

  private func configure(
    _ source: ALuint, buffer: ALuint, position: SIMD3<Float>?, loops: Bool
  ) {
    let place = position ?? .zero
    alSourcei(source, AL_BUFFER, ALint(buffer))
    alSourcei(source, AL_LOOPING, loops ? 1 : 0)
    alSourcei(source, AL_SOURCE_RELATIVE, position == nil ? 1 : 0)
    alSourcei(source, AL_DIRECT_CHANNELS_SOFT, position == nil ? 1 : 0)
    alSource3f(source, AL_POSITION, place.x, place.y, place.z)
    alSourcef(source, AL_REFERENCE_DISTANCE, Self.referenceDistance)
    alSourcef(source, AL_ROLLOFF_FACTOR, position == nil ? 0 : Self.rolloff)
    alSourcef(source, AL_MAX_DISTANCE, 60)
  }

  private func upload(_ clip: SoundClip) throws(AudioError) -> ALuint {
    guard clip.frameCount > 0, (1_000...192_000).contains(clip.sampleRate) else {
      throw AudioError(
        .unplayableClip,
        danish: "Lyden er tom eller har en forkert samplefrekvens (\(clip.sampleRate) Hz).",
        english: "The sound is empty or has an unusable sample rate (\(clip.sampleRate) Hz).")
    }
    let format = clip.channels == 2 ? AL_FORMAT_STEREO_FLOAT32 : AL_FORMAT_MONO_FLOAT32
    var buffer: ALuint = 0
    _ = alGetError()
    alGenBuffers(1, &buffer)
    clip.samples.withUnsafeBytes { bytes in
      alBufferData(
        buffer, format, bytes.baseAddress, ALsizei(bytes.count), ALsizei(clip.sampleRate))
    }
    let error = alGetError()
    guard error == AL_NO_ERROR else {
      alDeleteBuffers(1, &buffer)
      throw .playback("alBufferData", code: error)
    }
    return buffer
  }

  private func freeSlot() throws(AudioError) -> Int {
    if let slot = voices.firstIndex(where: { !$0.isActive }) { return slot }
    guard voices.count < Self.sourceLimit else { throw .tooManySources }
    var source: ALuint = 0
    alGenSources(1, &source)
    guard alGetError() == AL_NO_ERROR, source != 0 else { throw .tooManySources }
    voices.append(Voice(source: source))
    return voices.count - 1
  }

  private func activeVoice(_ handle: SourceHandle) -> Voice? {
    guard voices.indices.contains(handle.slot) else { return nil }
    let voice = voices[handle.slot]
    guard voice.isActive, voice.generation == handle.generation else { return nil }
    enter()
    return voice
  }
}
