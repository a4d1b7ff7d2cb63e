import COpenAL
import Glibc

/// An open output and the mixer's state in it.
///
/// Unchecked: the pointers are handed from the thread that opened them to the one that plays, and
/// from that to the one that closes them; never are two at it at once.
package struct AudioConnection: @unchecked Sendable {
  let device: OpaquePointer
  let context: OpaquePointer
  /// The rate of a loopback; nil for an output that is heard.
  let loopbackRate: Int?

  /// Opens an output for two ears.
  ///
  /// May take as long as the sound server does: call it off the frame loop once that runs.
  ///
  /// - Throws: `.noDevice` when the machine has none, `.playbackFailed` when it cannot mix.
  package static func open(_ output: AudioDevice.Output) throws(AudioError) -> AudioConnection {
    var loopbackRate: Int?
    let device: OpaquePointer?
    switch output {
    case .system: device = withoutLibraryChatter { alcOpenDevice(nil) }
    case .named(let name): device = withoutLibraryChatter { alcOpenDevice(name) }
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
    let opened = AudioConnection(device: device, context: context, loopbackRate: loopbackRate)
    opened.enter()
    guard alIsExtensionPresent("AL_EXT_FLOAT32") != 0 else {
      opened.close()
      throw .playback("AL_EXT_FLOAT32", code: 0)
    }
    alDistanceModel(AL_INVERSE_DISTANCE_CLAMPED)
    return opened
  }

  /// Makes the context the one that the calling thread's AL calls act on.
  func enter() { alcSetThreadContext(context) }

  /// Ends the mixing and gives the output back; deletes nothing else that was made in it.
  func close() {
    alcSetThreadContext(nil)
    alcDestroyContext(context)
    alcCloseDevice(device)
  }

  /// What the context is asked for: both ears through head-related transfer functions, the
  /// library's limiter as the last guard, and two rooms at once.
  static func attributes(loopbackRate: Int?) -> [ALCint] {
    var attributes: [ALCint] = [
      ALC_HRTF_SOFT, ALCint(ALC_TRUE), ALC_OUTPUT_LIMITER_SOFT, ALCint(ALC_TRUE),
      ALC_MAX_AUXILIARY_SENDS, 2, ALC_FREQUENCY, ALCint(loopbackRate ?? 48_000),
    ]
    if loopbackRate != nil {
      attributes += [
        ALC_FORMAT_CHANNELS_SOFT, ALC_STEREO_SOFT, ALC_FORMAT_TYPE_SOFT, ALC_FLOAT_SOFT,
      ]
    }
    return attributes + [0]
  }

  private static func makeContext(_ device: OpaquePointer, loopbackRate: Int?) -> OpaquePointer? {
    guard loopbackRate.map((8_000...192_000).contains) ?? true else { return nil }
    return alcCreateContext(device, attributes(loopbackRate: loopbackRate))
  }

  /// Turns standard error away while a device is looked for.
  ///
  /// On a machine without one, the libraries below OpenAL write a dozen lines that say less than
  /// our one sentence does. It lasts some milliseconds.
  private static func withoutLibraryChatter(_ body: () -> OpaquePointer?) -> OpaquePointer? {
    let kept = dup(STDERR_FILENO)
    let nowhere = Glibc.open("/dev/null", O_WRONLY)
    defer { for file in [kept, nowhere] where file >= 0 { Glibc.close(file) } }
    guard kept >= 0, nowhere >= 0, dup2(nowhere, STDERR_FILENO) >= 0 else { return body() }
    defer { dup2(kept, STDERR_FILENO) }
    return body()
  }
}
