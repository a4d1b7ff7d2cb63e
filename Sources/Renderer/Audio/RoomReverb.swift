import COpenAL

/// The rooms that are heard: one, or two while the one goes over into the other.
///
/// Each has an effect slot of its own. Every sound at a place feeds both; what is heard of them
/// is decided by the slots' gains, so that a cut of place lets the old room ring out.
struct RoomReverb {
  private struct Slot {
    var slot: ALuint = 0
    var effect: ALuint = 0
    var ramp = GainRamp(0)
    /// What was last written, so that a steady room costs nothing.
    var writtenGain: Float = -1
    var isLoaded = false
  }

  private var slots: InlineArray<2, Slot> = .init(repeating: Slot())
  private var current = 0
  private var support: AudioAbilities.RoomSound
  private(set) var room = Room.deadAir
  private var tail = GainRamp(1)

  /// Makes the slots in the context that the thread has entered; none where the library has none.
  init(_ support: AudioAbilities.RoomSound) {
    self.support = support
    makeSlots()
  }

  /// What kind of reverb an output has.
  static func support(_ device: OpaquePointer) -> AudioAbilities.RoomSound {
    var sends: ALCint = 0
    guard alcIsExtensionPresent(device, "ALC_EXT_EFX") != 0 else { return .dry }
    alcGetIntegerv(device, ALC_MAX_AUXILIARY_SENDS, 1, &sends)
    guard sends >= 2 else { return .dry }
    var effect: ALuint = 0
    alGenEffects(1, &effect)
    defer { alDeleteEffects(1, &effect) }
    _ = alGetError()
    alEffecti(effect, AL_EFFECT_TYPE, AL_EFFECT_EAXREVERB)
    if alGetError() == AL_NO_ERROR { return .full }
    alEffecti(effect, AL_EFFECT_TYPE, AL_EFFECT_REVERB)
    return alGetError() == AL_NO_ERROR ? .simple : .dry
  }

  private mutating func makeSlots() {
    guard support != .dry else { return }
    for index in 0..<2 {
      alGenAuxiliaryEffectSlots(1, &slots[index].slot)
      alGenEffects(1, &slots[index].effect)
    }
  }

  /// Deletes what was made; call in the same context, once no source feeds the slots.
  mutating func delete() {
    for index in 0..<2 where slots[index].slot != 0 {
      alDeleteAuxiliaryEffectSlots(1, &slots[index].slot)
      alDeleteEffects(1, &slots[index].effect)
    }
  }

  /// Makes slots and effects anew in another context and sounds as before.
  mutating func restore(_ support: AudioAbilities.RoomSound) {
    self.support = support
    slots = .init(repeating: Slot())
    makeSlots()
    load(room, into: current)
    slots[current].ramp = GainRamp(1)
  }

  /// Lets a source feed the rooms, or takes it out of them.
  func connect(_ source: ALuint, isInRoom: Bool) {
    guard support != .dry else { return }
    for index in 0..<2 {
      let slot = isInRoom ? ALint(slots[index].slot) : AL_EFFECTSLOT_NULL
      alSource3i(source, AL_AUXILIARY_SEND_FILTER, slot, ALint(index), AL_FILTER_NULL)
    }
  }

  /// Goes over into another room.
  mutating func enter(_ next: Room, overSeconds seconds: Double, now: Double) {
    guard next != room else { return }
    room = next
    slots[current].ramp.go(to: 0, overSeconds: seconds, now: now)
    current = 1 - current
    load(next, into: current)
    slots[current].ramp = GainRamp(0)
    slots[current].ramp.go(to: 1, overSeconds: seconds, now: now)
  }

  /// Fades what still rings, or lets rooms ring again.
  mutating func setTail(_ gain: Float, overSeconds seconds: Double, now: Double) {
    tail.go(to: gain, overSeconds: seconds, now: now)
  }

  /// Writes the gains of the moment; allocates nothing.
  mutating func apply(now: Double) {
    guard support != .dry else { return }
    for index in 0..<2 {
      let gain = slots[index].ramp.value(at: now) * tail.value(at: now)
      if gain != slots[index].writtenGain {
        alAuxiliaryEffectSlotf(slots[index].slot, AL_EFFECTSLOT_GAIN, gain)
        slots[index].writtenGain = gain
      }
      // A room that is left costs nothing any more.
      if index != current, slots[index].isLoaded, slots[index].ramp.isFinished(at: now) {
        load(.deadAir, into: index)
      }
    }
  }

  private mutating func load(_ room: Room, into index: Int) {
    guard support != .dry else { return }
    let effect = slots[index].effect
    let slot = slots[index].slot
    if let reverb = room.reverb {
      Self.write(reverb, to: effect, isFull: support == .full)
      alAuxiliaryEffectSloti(slot, AL_EFFECTSLOT_EFFECT, ALint(effect))
    } else {
      alAuxiliaryEffectSloti(slot, AL_EFFECTSLOT_EFFECT, AL_EFFECT_NULL)
    }
    slots[index].isLoaded = room.reverb != nil
  }

  private static func write(_ reverb: EFXEAXREVERBPROPERTIES, to effect: ALuint, isFull: Bool) {
    var values: [(ALenum, Float)] = [
      (isFull ? AL_EAXREVERB_DENSITY : AL_REVERB_DENSITY, reverb.flDensity),
      (isFull ? AL_EAXREVERB_DIFFUSION : AL_REVERB_DIFFUSION, reverb.flDiffusion),
      (isFull ? AL_EAXREVERB_GAIN : AL_REVERB_GAIN, reverb.flGain),
      (isFull ? AL_EAXREVERB_GAINHF : AL_REVERB_GAINHF, reverb.flGainHF),
      (isFull ? AL_EAXREVERB_DECAY_TIME : AL_REVERB_DECAY_TIME, reverb.flDecayTime),
      (isFull ? AL_EAXREVERB_DECAY_HFRATIO : AL_REVERB_DECAY_HFRATIO, reverb.flDecayHFRatio),
      (
        isFull ? AL_EAXREVERB_REFLECTIONS_GAIN : AL_REVERB_REFLECTIONS_GAIN,
        reverb.flReflectionsGain
      ),
      (
        isFull ? AL_EAXREVERB_REFLECTIONS_DELAY : AL_REVERB_REFLECTIONS_DELAY,
        reverb.flReflectionsDelay
      ),
      (
        isFull ? AL_EAXREVERB_LATE_REVERB_GAIN : AL_REVERB_LATE_REVERB_GAIN, reverb.flLateReverbGain
      ),
      (
        isFull ? AL_EAXREVERB_LATE_REVERB_DELAY : AL_REVERB_LATE_REVERB_DELAY,
        reverb.flLateReverbDelay
      ),
    ]
    if isFull {
      values += [
        (AL_EAXREVERB_GAINLF, reverb.flGainLF), (AL_EAXREVERB_DECAY_LFRATIO, reverb.flDecayLFRatio),
        (AL_EAXREVERB_ECHO_TIME, reverb.flEchoTime), (AL_EAXREVERB_ECHO_DEPTH, reverb.flEchoDepth),
        (AL_EAXREVERB_MODULATION_TIME, reverb.flModulationTime),
        (AL_EAXREVERB_MODULATION_DEPTH, reverb.flModulationDepth),
        (AL_EAXREVERB_HFREFERENCE, reverb.flHFReference),
        (AL_EAXREVERB_LFREFERENCE, reverb.flLFReference),
      ]
    }
    alEffecti(effect, AL_EFFECT_TYPE, isFull ? AL_EFFECT_EAXREVERB : AL_EFFECT_REVERB)
    for (name, value) in values { alEffectf(effect, name, value) }
  }
}
