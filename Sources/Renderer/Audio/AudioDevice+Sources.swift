import COpenAL

extension AudioDevice {
  /// Starts a sound at a place in the scene, or straight in both ears where `position` is nil.
  ///
  /// - Parameters:
  ///   - clip: copied; a stereo clip at a place is mixed to mono first.
  ///   - position: metres; nil makes a bed that turns with nobody's head.
  ///   - gain: 0…1, before distance, bus, master and ducking.
  ///   - bus: the group that it is faded with.
  ///   - second: where in the clip it begins; seconds.
  /// - Returns: a handle that is stale once the sound has ended.
  /// - Throws: `.tooManySources`, `.unplayableClip` or `.playbackFailed`; the scene goes on.
  @discardableResult
  package func play(
    _ clip: SoundClip, at position: SIMD3<Float>?, gain: Float = 1, bus: Bus = .speech,
    from second: Double = 0
  ) throws(AudioError) -> SourceHandle {
    try start(
      clip, Placement(position: position, gain: gain, bus: bus, loops: false), fadeIn: 0,
      from: second)
  }

  /// Starts a sound that repeats until it is stopped; without a position it is a stereo bed.
  @discardableResult
  package func loop(
    _ clip: SoundClip, at position: SIMD3<Float>? = nil, gain: Float = 1, bus: Bus = .ambience,
    fadeIn: Double = 0.5
  ) throws(AudioError) -> SourceHandle {
    try start(
      clip, Placement(position: position, gain: gain, bus: bus, loops: true), fadeIn: fadeIn,
      from: 0)
  }

  /// Starts a sound that is read from the disk as it plays, at its kind's loudness.
  ///
  /// It is heard some milliseconds later, when its first blocks are decoded. A file that breaks in
  /// the meantime becomes silence and a notice.
  @discardableResult
  package func stream(
    _ sound: StreamedSound, at position: SIMD3<Float>? = nil, gain: Float = 1,
    bus: Bus = .ambience, loops: Bool = true, fadeIn: Double = 0.5
  ) throws(AudioError) -> SourceHandle {
    enter()
    let slot = try freeSlot(for: bus)
    let feeder = feeder(for: sound, loops: loops, channels: position == nil ? 2 : 1)
    let placement = Placement(position: position, gain: gain, bus: bus, loops: loops)
    occupy(slot, placement, fadeIn: fadeIn)
    voices[slot].gain *= sound.levelGain(bus)
    voices[slot].queue = StreamQueue(feeder)
    configure(voices[slot])
    feedNewStream(slot)
    return SourceHandle(slot: slot, generation: voices[slot].generation)
  }

  /// Moves a sound, as its speaker walks; does nothing for a bed or an ended sound.
  package func move(_ handle: SourceHandle, to position: SIMD3<Float>) {
    guard isActive(handle), voices[handle.slot].position != nil else { return }
    voices[handle.slot].position = position
    enter()
    alSource3f(voices[handle.slot].source, AL_POSITION, position.x, position.y, position.z)
  }

  /// Fades one sound out and ends it.
  package func stop(_ handle: SourceHandle, fade seconds: Double = 0.05) {
    guard isActive(handle) else { return }
    endSound(handle.slot, fade: seconds)
    applyGains()
  }

  /// Whether the sound still plays, or is paused in the middle.
  package func isPlaying(_ handle: SourceHandle) -> Bool {
    guard isActive(handle) else { return false }
    enter()
    return link.isLost || voices[handle.slot].isPaused || !voices[handle.slot].isOver
  }

  /// How far into its clip a sound is, in seconds; nil once it has ended.
  package func playbackSeconds(_ handle: SourceHandle) -> Double? {
    guard isPlaying(handle) else { return nil }
    if link.isLost { return voices[handle.slot].offset + now - voices[handle.slot].offsetTime }
    voices[handle.slot].note(now: now)
    return voices[handle.slot].offset
  }

  /// Holds every sound but the calm place's where it is.
  package func pauseScene() {
    enter()
    for slot in voices.indices where voices[slot].isActive && voices[slot].bus != .calm {
      guard !voices[slot].isPaused else { continue }
      alSourcePause(voices[slot].source)
      voices[slot].isPaused = true
    }
  }

  /// Lets paused sounds go on from where they were.
  package func resumeScene() {
    enter()
    for slot in voices.indices where voices[slot].isPaused {
      if voices[slot].queue == nil || voices[slot].state == AL_PAUSED {
        alSourcePlay(voices[slot].source)
      }
      voices[slot].isPaused = false
      easeIn(slot)
    }
  }

  /// Lets a sound that goes on in its middle come back softly.
  func easeIn(_ slot: Int) {
    let target = voices[slot].fade.target
    voices[slot].fade = GainRamp(0)
    voices[slot].fade.go(to: target, overSeconds: Self.easeSeconds, now: now)
  }

  /// How long a sound takes that comes back in its middle: seconds.
  private static let easeSeconds = 0.25

  // MARK: - Slots

  struct Placement {
    var position: SIMD3<Float>?
    var gain: Float
    var bus: Bus
    var loops: Bool
  }

  private func start(
    _ clip: SoundClip, _ placement: Placement, fadeIn: Double, from second: Double
  ) throws(AudioError) -> SourceHandle {
    enter()
    let whole = placement.position == nil ? clip.stereo : clip.mono
    let placed =
      placement.bus == .effects
      ? RiseLimiter.limited(whole, earGain: earGain(placement)) : whole
    let sound = try copied(placed, isKept: false)
    do throws(AudioError) {
      return try start(sound, placement, fadeIn: fadeIn, from: second)
    } catch {
      sound.delete()
      throw error
    }
  }

  /// Starts what is in the mixer's memory; leaves it alone where that fails.
  func start(
    _ sound: SoundInMemory, _ placement: Placement, fadeIn: Double, from second: Double
  ) throws(AudioError) -> SourceHandle {
    let slot = try freeSlot(for: placement.bus)
    occupy(slot, placement, fadeIn: fadeIn)
    voices[slot].offset = second.isFinite ? max(0, second) : 0
    voices[slot].memory = sound
    configure(voices[slot])
    peakGuard.begin(comingPeak: comingPeak)
    applyGains()
    if second > 0 { alSourcef(voices[slot].source, AL_SEC_OFFSET, Float(voices[slot].offset)) }
    alSourcePlay(voices[slot].source)
    let error = alGetError()
    guard error == AL_NO_ERROR else {
      release(slot)
      throw .playback("alSourcePlay", code: error)
    }
    return SourceHandle(slot: slot, generation: voices[slot].generation)
  }

  /// What distance and its own gain leave of a sound where the listener is now.
  func earGain(_ placement: Placement) -> Float {
    let distance = placement.position.map { place -> Float in
      let away = place - head.position
      return (away * away).sum().squareRoot()
    }
    return max(0, placement.gain) * (distance.map(room.gain(atMetres:)) ?? 1)
  }

  private func feedNewStream(_ slot: Int) {
    voices[slot].feed(isStarting: true)
    peakGuard.begin(comingPeak: comingPeak)
    applyGains()
    voices[slot].feed()
  }

  private func occupy(_ slot: Int, _ placement: Placement, fadeIn: Double) {
    startedSounds += 1
    voices[slot].begin()
    voices[slot].order = startedSounds
    voices[slot].bus = placement.bus
    voices[slot].gain = min(max(placement.gain.isFinite ? placement.gain : 0, 0), 1)
    voices[slot].position = placement.position
    voices[slot].loops = placement.loops
    voices[slot].offset = 0
    voices[slot].offsetTime = now
    voices[slot].fade = GainRamp(fadeIn > 0 ? 0 : 1)
    voices[slot].fade.go(to: 1, overSeconds: fadeIn, now: now)
  }

  /// Writes all of a source's state but its gain.
  func configure(_ voice: Voice) {
    let source = voice.source
    let place = voice.position ?? .zero
    let isBed = voice.position == nil
    alSourcei(source, AL_BUFFER, ALint(voice.memory?.buffer ?? 0))
    alSourcei(source, AL_LOOPING, voice.loops && voice.queue == nil ? 1 : 0)
    alSourcei(source, AL_SOURCE_RELATIVE, isBed ? 1 : 0)
    alSourcei(source, AL_DIRECT_CHANNELS_SOFT, isBed ? 1 : 0)
    alSource3f(source, AL_POSITION, place.x, place.y, place.z)
    alSourcef(source, AL_REFERENCE_DISTANCE, Room.referenceDistance)
    reverb.connect(source, isInRoom: !isBed)
    writeDistance(voice)
  }

  /// Writes how the room lets a sound fall off.
  func writeDistance(_ voice: Voice) {
    let isBed = voice.position == nil
    alSourcef(voice.source, AL_ROLLOFF_FACTOR, isBed ? 0 : room.rolloff)
    alSourcef(voice.source, AL_MAX_DISTANCE, room.maximumDistance)
    if abilities.room != .dry {
      alSourcef(voice.source, AL_AIR_ABSORPTION_FACTOR, isBed ? 0 : room.airAbsorption)
    }
  }
}

// MARK: - Too many sounds

extension AudioDevice {
  /// How long a sound that gives way takes to fade: seconds.
  private static let stealSeconds = 0.03

  func endSound(_ slot: Int, fade seconds: Double) {
    voices[slot].fade.go(to: 0, overSeconds: seconds, now: now)
    voices[slot].isEnding = true
  }

  func isActive(_ handle: SourceHandle) -> Bool {
    voices.indices.contains(handle.slot) && voices[handle.slot].isActive
      && voices[handle.slot].generation == handle.generation
  }

  /// Finds a slot; where all are taken the oldest of the least important sounds gives way.
  ///
  /// - Throws: `.tooManySources` where nothing is less or equally important, or only speech is.
  private func freeSlot(for bus: Bus) throws(AudioError) -> Int {
    let sounding = voices.indices.filter { voices[$0].isActive && !voices[$0].isEnding }
    if sounding.count >= Self.sourceLimit {
      let candidates = sounding.filter {
        voices[$0].bus != .speech && voices[$0].bus.importance <= bus.importance
      }
      guard let victim = candidates.min(by: { rank($0) < rank($1) }) else { throw .tooManySources }
      endSound(victim, fade: Self.stealSeconds)
    }
    if let slot = voices.firstIndex(where: { !$0.isActive }) { return slot }
    // Every spare one is still fading: the one that has faded longest is cut.
    guard
      let slot = voices.indices.filter({ voices[$0].isEnding })
        .min(by: { voices[$0].order < voices[$1].order })
    else { throw .tooManySources }
    release(slot)
    return slot
  }

  private func rank(_ slot: Int) -> (Int, UInt64) {
    (voices[slot].bus.importance, voices[slot].order)
  }
}
