import COpenAL
import Glibc

/// The ears of the scene: places sounds around the listener and mixes them binaurally.
///
/// This folder owns everything that is heard. OpenAL Soft does the mixing: sources that stand at a
/// place are filtered by its head-related transfer functions, beds (the street around) are mixed
/// straight to both ears. Gains move on the device's own clock, which `update(time:)` sets once a
/// frame; a loopback device also advances it by the samples that it renders, so that the same
/// calls give the same samples. What is said and when is the scenario's business, not this one's.
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
  }

  /// Sources that can sound at once; a scene uses fewer than ten.
  package static let sourceLimit = 32

  /// How far ambience goes down under speech (−9 dB).
  package static let duckedGain: Float = 0.35

  let device: OpaquePointer
  let context: OpaquePointer
  let loopbackRate: Int?
  var voices: [Voice] = []
  var masterRamp = GainRamp(1)
  var busRamps = [GainRamp](repeating: GainRamp(1), count: Bus.allCases.count)
  var duckGain: Float = 1
  var now: Double = 0

  /// Whether HRTF is on; without it, left and right remain but front and back sound alike.
  package let isBinaural: Bool

  private init(device: OpaquePointer, context: OpaquePointer, loopbackRate: Int?) {
    self.device = device
    self.context = context
    self.loopbackRate = loopbackRate
    var status: ALCint = 0
    alcGetIntegerv(device, ALC_HRTF_SOFT, 1, &status)
    isBinaural = status != 0
  }

  deinit {
    enter()
    for voice in voices { voice.delete() }
    alcSetThreadContext(nil)
    alcDestroyContext(context)
    alcCloseDevice(device)
  }

  /// Opens an output with HRTF.
  ///
  /// - Throws: `AudioError.noDevice` when the machine has none; the session goes on without sound.
  package static func open(_ output: Output) throws(AudioError) -> AudioDevice {
    var loopbackRate: Int?
    let device: OpaquePointer?
    switch output {
    case .system: device = withoutLibraryChatter { alcOpenDevice(nil) }
    case .named(let name): device = alcOpenDevice(name)
    case .loopback(let rate):
      loopbackRate = rate
      device = alcLoopbackOpenDeviceSOFT(nil)
    }
    guard let device else { throw .noDevice }
    guard let context = makeContext(device, loopbackRate: loopbackRate) else {
      let code = alcGetError(device)
      alcCloseDevice(device)
      throw .playback("alcCreateContext", code: code)
    }
    let opened = AudioDevice(device: device, context: context, loopbackRate: loopbackRate)
    try opened.prepare()
    return opened
  }

  /// Turns standard error away while a device is looked for.
  ///
  /// On a machine without one, the libraries below OpenAL write a dozen lines that say less than
  /// our one sentence does. It lasts some milliseconds, once, at the start.
  private static func withoutLibraryChatter(_ body: () -> OpaquePointer?) -> OpaquePointer? {
    let kept = dup(STDERR_FILENO)
    let nowhere = Glibc.open("/dev/null", O_WRONLY)
    defer { for file in [kept, nowhere] where file >= 0 { close(file) } }
    guard kept >= 0, nowhere >= 0, dup2(nowhere, STDERR_FILENO) >= 0 else { return body() }
    defer { dup2(kept, STDERR_FILENO) }
    return body()
  }

  private static func makeContext(_ device: OpaquePointer, loopbackRate: Int?) -> OpaquePointer? {
    var attributes: [ALCint] = [ALC_HRTF_SOFT, ALCint(ALC_TRUE)]
    if let loopbackRate {
      guard (8_000...192_000).contains(loopbackRate) else { return nil }
      attributes += [
        ALC_FREQUENCY, ALCint(loopbackRate), ALC_FORMAT_CHANNELS_SOFT, ALC_STEREO_SOFT,
        ALC_FORMAT_TYPE_SOFT, ALC_FLOAT_SOFT,
      ]
    } else {
      attributes += [ALC_FREQUENCY, 48_000]
    }
    return alcCreateContext(device, attributes + [0])
  }

  private func prepare() throws(AudioError) {
    enter()
    guard alIsExtensionPresent("AL_EXT_FLOAT32") != 0 else {
      throw .playback("AL_EXT_FLOAT32", code: 0)
    }
    alDistanceModel(AL_INVERSE_DISTANCE_CLAMPED)
  }

  /// Makes this device's context the one that the calling thread's AL calls act on.
  func enter() { alcSetThreadContext(context) }

  /// Whether the output is still there; a headset or headphones may be pulled out.
  ///
  /// A lost device stays lost: open a new one, or go on with subtitles.
  package var isConnected: Bool {
    guard loopbackRate == nil, alcIsExtensionPresent(device, "ALC_EXT_disconnect") != 0 else {
      return true
    }
    var connected: ALCint = 0
    alcGetIntegerv(device, ALC_CONNECTED, 1, &connected)
    return connected != 0
  }

  /// Puts the listener's ears where the head is, looking along the pose's −Z.
  package func setListener(_ head: Pose) {
    let forward = head.forward
    let up = head.orientation.act(SIMD3(0, 1, 0))
    enter()
    alListener3f(AL_POSITION, head.position.x, head.position.y, head.position.z)
    alListenerfv(AL_ORIENTATION, [forward.x, forward.y, forward.z, up.x, up.y, up.z])
  }
}
