import COpenAL
import Foundation

extension AudioDevice {
  /// Sets the clock of all fades, frees sounds that have ended, feeds streams, moves every gain.
  ///
  /// Call once a frame with the time that fades should follow; time that goes back is taken as is.
  /// Allocates nothing while no sound begins or ends.
  package func update(time: Double) {
    let elapsed = min(max(0, time - now), 1)
    now = time
    enter()
    watchOutput()
    if !link.isLost {
      feedStreams()
      releaseEnded()
      for slot in voices.indices where voices[slot].isActive { voices[slot].note(now: now) }
    }
    ducker.update(isSpeaking: isSpeechPlaying, elapsed: elapsed)
    peakGuard.update(comingPeak: comingPeak, elapsed: elapsed)
    applyGains()
  }

  /// Moves the gain of everything.
  package func setMasterGain(_ gain: Float, overSeconds: Double) {
    masterRamp.go(to: min(gain, 1), overSeconds: overSeconds, now: now)
    applyGains()
  }

  /// Moves the volume that the pedagogue has chosen, 0 (silent) to 1 (as it was made).
  ///
  /// Half sounds about half as loud: the gain is the square. What is not a number is full volume.
  package func setVolume(_ volume: Float, overSeconds seconds: Double = 0.3) {
    let bounded = volume.isFinite ? min(max(volume, 0), 1) : 1
    volumeRamp.go(to: bounded * bounded, overSeconds: seconds, now: now)
    applyGains()
  }

  /// Moves the gain of one group of sounds.
  package func setGain(_ gain: Float, of bus: Bus, overSeconds: Double) {
    busRamps[bus.rawValue].go(to: min(gain, 1), overSeconds: overSeconds, now: now)
    applyGains()
  }

  /// Ends every sound of the scene within the time, for STOP; the calm place's sound goes on.
  package func silenceScene(overSeconds seconds: Double = 0.8) {
    for slot in voices.indices where voices[slot].isActive && voices[slot].bus != .calm {
      endSound(slot, fade: seconds)
    }
    reverb.setTail(0, overSeconds: seconds, now: now)
    applyGains()
  }

  /// Lets rooms ring again, as a scene begins.
  package func openRooms() { reverb.setTail(1, overSeconds: 0, now: now) }

  /// Whether somebody is speaking now.
  package var isSpeechPlaying: Bool {
    voices.contains { $0.isActive && $0.bus == .speech && !$0.isEnding && !$0.isPaused }
  }

  /// How often a stream ran dry because a frame took too long.
  package var underruns: Int {
    endedUnderruns + voices.reduce(0) { $0 + ($1.queue?.underruns ?? 0) }
  }

  /// Writes all gains in one batch; allocates nothing.
  func applyGains() {
    enter()
    alcSuspendContext(connection.context)
    alListenerf(
      AL_GAIN, masterRamp.value(at: now) * volumeRamp.value(at: now) * peakGuard.gain)
    for slot in voices.indices where voices[slot].isActive {
      alSourcef(voices[slot].source, AL_GAIN, gain(ofSlot: slot))
    }
    reverb.apply(now: now)
    alcProcessContext(connection.context)
  }

  /// A sound's own gain with its fade, its bus, and the ducking.
  private func gain(ofSlot slot: Int) -> Float {
    let bus = voices[slot].bus
    let ducked = bus == .ambience ? ducker.gain : 1
    return voices[slot].gain * voices[slot].fade.value(at: now)
      * busRamps[bus.rawValue].value(at: now) * ducked
  }

  /// The greatest sample that the sum of all sounds could have within the guard's sight.
  var comingPeak: Float {
    var sum: Float = 0
    for slot in voices.indices where voices[slot].isActive && !voices[slot].isPaused {
      sum += comingPeak(ofSlot: slot)
    }
    return sum * masterRamp.value(at: now) * volumeRamp.value(at: now)
  }

  private func comingPeak(ofSlot slot: Int) -> Float {
    let fade = max(voices[slot].fade.value(at: now), voices[slot].fade.target)
    let bus = busRamps[voices[slot].bus.rawValue]
    let peak =
      voices[slot].comingPeak * voices[slot].gain * fade * max(bus.value(at: now), bus.target)
    guard let position = voices[slot].position else { return peak }
    let away = position - head.position
    let distance = (away * away).sum().squareRoot()
    let right = head.orientation.act(SIMD3(1, 0, 0))
    let side = distance > 0.01 ? min(1, abs((away * right).sum()) / distance) : 1
    return peak * room.gain(atMetres: distance) * PeakGuard.earGain(side: side)
  }

  private func releaseEnded() {
    for slot in voices.indices where voices[slot].isActive {
      let faded = voices[slot].isEnding && voices[slot].fade.isFinished(at: now)
      if faded || (!voices[slot].isPaused && voices[slot].isOver) {
        endedUnderruns += voices[slot].queue?.underruns ?? 0
        release(slot)
      }
    }
  }

  /// A stream that ran dry was silent for a moment and goes on; that is told once a session.
  private func tellOfUnderruns() {
    guard !hasToldUnderrun, underruns > 0 else { return }
    hasToldUnderrun = true
    tell(.streamStarved)
  }

  private func feedStreams() {
    defer { tellOfUnderruns() }
    for slot in voices.indices where voices[slot].queue != nil {
      voices[slot].feed()
      if let problem = voices[slot].queue?.feeder.takeProblem() { tell(.streamFailed(problem)) }
    }
  }
}
