import COpenAL

/// A short sound that begins at once: eased in for each distance and in the mixer's memory already.
///
/// It belongs to the device that made it.
package struct ReadySound {
  /// How loud each arrives at the ear at most, the loudest first.
  fileprivate let versions: [(earGain: Float, sound: SoundInMemory)]
  /// Whether it stands at a place; else it is in both ears.
  fileprivate let isPlaced: Bool

  /// The version for what distance and gains leave of it: as loud, or eased in for a little louder.
  fileprivate func version(earGain: Float) -> SoundInMemory {
    (versions.last { $0.earGain >= earGain } ?? versions[0]).sound
  }
}

/// What a frame should not have to do, since a device was opened: it takes longer than a frame may.
package struct AudioDelays: Sendable, Equatable {
  /// Sounds that were looked through and copied into the mixer's memory.
  package var soundsCopied = 0
  /// Files that were opened to be played.
  package var streamsOpened = 0
}

// What a scene sounds like is made while it loads, so that no frame is late by it.
extension AudioDevice {
  /// How loud a sound may arrive that is eased in for it; farther off counts as the last.
  private static let earGains: [Float] = [1, 0.5, 0.25, 0.125]

  /// Gets an effect ready to begin within a frame, at a place or in both ears.
  ///
  /// It stays for as long as the device.
  ///
  /// - Throws: `.unplayableClip` or `.playbackFailed`.
  package func getReady(_ clip: SoundClip, isPlaced: Bool) throws(AudioError) -> ReadySound {
    enter()
    let whole = isPlaced ? clip.mono : clip.stereo
    var versions: [(earGain: Float, sound: SoundInMemory)] = []
    for earGain in isPlaced ? Self.earGains : [1] {
      let eased = RiseLimiter.limited(whole, earGain: earGain)
      let sound = try copied(eased, isKept: true)
      keptSounds.append(sound)
      versions.append((earGain, sound))
      // What need not be eased in here need not be farther off.
      if eased == whole { break }
    }
    return ReadySound(versions: versions, isPlaced: isPlaced)
  }

  /// Starts an effect that is ready, at a place, or in both ears where `position` is nil.
  ///
  /// - Throws: `.tooManySources` or `.playbackFailed`; the scene goes on.
  @discardableResult
  package func play(
    _ sound: ReadySound, at position: SIMD3<Float>?, gain: Float = 1
  ) throws(AudioError) -> SourceHandle {
    let placement = Placement(
      position: sound.isPlaced ? position ?? head.position : nil, gain: gain, bus: .effects,
      loops: false)
    enter()
    return try start(
      sound.version(earGain: earGain(placement)), placement, fadeIn: 0, from: 0)
  }

  /// Opens a bed ahead of its time; it is ready again whenever it has ended.
  package func getReady(_ bed: StreamedSound) {
    guard !readyBeds.contains(where: { $0.sound == bed }) else { return }
    let feeder = opened(bed, loops: true, channels: 2, isKept: true)
    feeder.fill()
    readyBeds.append(feeder)
  }

  /// What feeds a stream: one that is ready, or one that is opened now.
  func feeder(for sound: StreamedSound, loops: Bool, channels: Int) -> StreamFeeder {
    if loops, channels == 2, let index = readyBeds.firstIndex(where: { $0.sound == sound }) {
      return readyBeds.remove(at: index)
    }
    return opened(sound, loops: loops, channels: channels, isKept: false)
  }

  private func opened(
    _ sound: StreamedSound, loops: Bool, channels: Int, isKept: Bool
  ) -> StreamFeeder {
    delays.streamsOpened += 1
    return StreamFeeder(
      sound, loops: loops, channels: channels, isThreaded: connection.loopbackRate == nil,
      isKept: isKept, hasTime: probe.canDecode)
  }

  /// Copies a clip into the mixer's memory.
  func copied(_ clip: SoundClip, isKept: Bool) throws(AudioError) -> SoundInMemory {
    delays.soundsCopied += 1
    return try SoundInMemory(clip, isKept: isKept)
  }

  /// Frees a slot; a bed that is kept goes back to its beginning for the next time.
  func release(_ slot: Int) {
    let feeder = voices[slot].queue?.feeder
    voices[slot].release()
    guard let feeder, feeder.isKept else { return }
    if feeder.isAtEnd || readyBeds.contains(where: { $0.sound == feeder.sound }) {
      feeder.end()
    } else {
      feeder.beginAgain()
      readyBeds.append(feeder)
    }
  }

  /// Gives back what was ready, at the very end.
  func deleteReady() {
    for feeder in readyBeds { feeder.end() }
    for sound in keptSounds { sound.delete() }
  }
}
