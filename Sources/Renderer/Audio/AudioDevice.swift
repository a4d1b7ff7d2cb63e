import COpenAL

/// The ears of the scene: places sounds around the listener and mixes them binaurally.
///
/// This folder owns everything that is heard. OpenAL Soft does the mixing: sources that stand at a
/// place are filtered by its head-related transfer functions and ring in the place's room, beds
/// (the street around) are mixed straight to both ears. Gains move on the device's own clock,
/// which `update(time:)` sets once a frame; a loopback device also advances it by the samples that
/// it renders, so that the same calls give the same samples. An output that is lost is looked for
/// until it is back, and every sound goes on where it would have been. What is said and when is
/// the scenario's business, not this one's.
///
/// Use it from one thread. It never waits.
package final class AudioDevice {
  /// Where the sound goes.
  package enum Output: Sendable, Equatable {
    /// The machine's default output.
    case system
    /// An output by its OpenAL name.
    case named(String)
    /// Nowhere but to `renderLoopback(frames:)`: for tests and for sound files.
    case loopback(sampleRate: Int)
  }

  /// Groups of sounds that are faded together.
  package enum Bus: Int, Sendable, CaseIterable {
    /// What people in the scene say.
    case speech
    /// Steps, a radio, a car door.
    case effects
    /// The street around; lowered while somebody speaks.
    case ambience
    /// The calm place; goes on when the scene is silenced or paused.
    case calm

    /// What gives way first when there are too many sounds; speech never does.
    var importance: Int {
      switch self {
      case .effects: 0
      case .ambience: 1
      case .calm: 2
      case .speech: 3
      }
    }
  }

  /// Sounds that can be heard at once; a scene uses fewer than ten.
  package static let sourceLimit = 32

  /// Sources beside these, for sounds that fade out while others take their place.
  static let spareSources = 4

  let output: Output
  let probe: DeviceProbe
  var connection: AudioConnection
  var link = AudioLink()
  var voices: [Voice] = []
  /// Effects in the mixer's memory, for as long as the device.
  var keptSounds: [SoundInMemory] = []
  /// Beds that are open at their beginning.
  var readyBeds: [StreamFeeder] = []
  /// What was done that a frame has no time for.
  package internal(set) var delays = AudioDelays()
  var reverb: RoomReverb
  var masterRamp = GainRamp(1)
  var volumeRamp = GainRamp(1)
  var busRamps = [GainRamp](repeating: GainRamp(1), count: Bus.allCases.count)
  var ducker = Ducker()
  var peakGuard = PeakGuard()
  var head = Pose.identity
  var now: Double = 0
  var startedSounds: UInt64 = 0
  /// How often streams ran dry that have ended since.
  var endedUnderruns = 0
  var hasToldUnderrun = false
  var pendingNotices: [AudioNotice] = []

  /// What the output can do, and the reason where it can do less.
  package internal(set) var abilities: AudioAbilities

  private init(_ connection: AudioConnection, output: Output, probe: DeviceProbe) {
    self.connection = connection
    self.output = output
    self.probe = probe
    abilities = AudioAbilities.of(connection)
    reverb = RoomReverb(abilities.room)
  }

  deinit {
    connection.enter()
    for slot in voices.indices {
      // Also one that is kept ends now.
      voices[slot].queue?.feeder.end()
      voices[slot].delete()
    }
    deleteReady()
    reverb.delete()
    connection.close()
  }

  /// Opens an output with HRTF.
  ///
  /// - Parameters:
  ///   - output: where the sound goes.
  ///   - probe: how the output is watched and reopened; tests script it.
  /// - Returns: a device that plays nothing yet.
  /// - Throws: `AudioError.noDevice` when the machine has none; the session goes on without sound.
  package static func open(
    _ output: Output, probe: DeviceProbe = .real
  ) throws(AudioError) -> AudioDevice {
    let device = AudioDevice(try probe.open(output), output: output, probe: probe)
    try device.makeSources()
    return device
  }

  /// Makes all sources at the start, so that none is missing later.
  private func makeSources() throws(AudioError) {
    enter()
    voices.reserveCapacity(Self.sourceLimit + Self.spareSources)
    while voices.count < Self.sourceLimit + Self.spareSources {
      var source: ALuint = 0
      _ = alGetError()
      alGenSources(1, &source)
      let error = alGetError()
      guard error == AL_NO_ERROR, source != 0 else { throw .playback("alGenSources", code: error) }
      voices.append(Voice(source: source))
    }
  }

  /// Whether HRTF is on; without it, left and right remain but front and back sound alike.
  package var isBinaural: Bool { abilities.isBinaural }

  /// Makes this device's context the one that the calling thread's AL calls act on.
  func enter() { connection.enter() }

  /// Puts the listener's ears where the head is, looking along the pose's −Z.
  package func setListener(_ head: Pose) {
    self.head = head
    enter()
    writeListener()
  }

  func writeListener() {
    let forward = head.forward
    let up = head.orientation.act(SIMD3(0, 1, 0))
    alListener3f(AL_POSITION, head.position.x, head.position.y, head.position.z)
    let axes: InlineArray<6, Float> = [forward.x, forward.y, forward.z, up.x, up.y, up.z]
    axes.span.withUnsafeBufferPointer { alListenerfv(AL_ORIENTATION, $0.baseAddress) }
  }

  /// The room that sounds at a place ring in.
  package var room: Room { reverb.room }

  /// Goes over into another place's room, as the picture cuts through black.
  package func enter(_ room: Room, overSeconds seconds: Double = 0.8) {
    enter()
    reverb.enter(room, overSeconds: seconds, now: now)
    for voice in voices where voice.isActive && voice.position != nil { writeDistance(voice) }
  }
}
