import COpenAL
import Foundation

extension AudioDevice {
  /// Sets the clock of all fades, frees sounds that have ended, and moves every gain.
  ///
  /// Call once a frame with the time that fades should follow; time that goes back is taken as is.
  package func update(time: Double) {
    let elapsed = min(max(0, time - now), 1)
    now = time
    enter()
    releaseEnded()
    duck(elapsed)
    applyGains()
  }

  /// Moves the gain of everything.
  package func setMasterGain(_ gain: Float, overSeconds: Double) {
    masterRamp.go(to: min(gain, 1), overSeconds: overSeconds, now: now)
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
      voices[slot].fade.go(to: 0, overSeconds: seconds, now: now)
      voices[slot].isEnding = true
    }
    applyGains()
  }

  /// Whether somebody is speaking now.
  package var isSpeechPlaying: Bool {
    enter()
    return voices.contains {
      $0.isActive && $0.bus == .speech && !$0.isEnding && $0.state == AL_PLAYING
    }
  }

  /// Writes all gains in one batch; allocates nothing.
  func applyGains() {
    enter()
    alcSuspendContext(context)
    alListenerf(AL_GAIN, masterRamp.value(at: now))
    for voice in voices where voice.isActive {
      let bus = busRamps[voice.bus.rawValue].value(at: now)
      let ducked = voice.bus == .ambience ? duckGain : 1
      alSourcef(voice.source, AL_GAIN, voice.gain * voice.fade.value(at: now) * bus * ducked)
    }
    alcProcessContext(context)
  }

  private func releaseEnded() {
    for slot in voices.indices where voices[slot].isActive {
      let faded = voices[slot].isEnding && voices[slot].fade.isFinished(at: now)
      if faded || voices[slot].state == AL_STOPPED { voices[slot].release() }
    }
  }

  /// Goes down quickly when somebody speaks (80 ms) and comes back slowly (400 ms).
  private func duck(_ elapsed: Double) {
    let target: Float = isSpeechPlaying ? Self.duckedGain : 1
    let timeConstant = target < duckGain ? 0.08 : 0.4
    duckGain += (target - duckGain) * Float(1 - exp(-elapsed / timeConstant))
  }
}
