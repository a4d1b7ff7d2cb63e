import COpenAL

/// What an output can do, and the reason where it can do less: for the record and for `doctor`.
package struct AudioAbilities: Sendable, Equatable {
  /// How direction is heard.
  package enum Binaural: Sendable, Equatable {
    /// Through head-related transfer functions, by the name of their data.
    case headRelated(String)
    /// Left and right only: front and back sound alike.
    case panned(PanReason)
  }

  /// Why direction is only left and right.
  package enum PanReason: Sendable, Equatable {
    /// The data of `libopenal-data` is missing, or HRTF is switched off.
    case disabled
    /// The user's `alsoft.conf` says no.
    case denied
    /// The output has not two channels, or a rate that the data does not have.
    case unsupportedFormat
  }

  /// How a room is heard.
  package enum RoomSound: Sendable, Equatable {
    /// With all of a preset's properties.
    case full
    /// With the simpler effect: no echo, no separate low frequencies.
    case simple
    /// Not at all: the library has no `ALC_EXT_EFX`, or no reverb in it.
    case dry
  }

  /// What kind of output it is: all that a record may hold of it, for a name can tell whose it is.
  package enum Kind: String, Sendable, Equatable {
    /// Something that is heard.
    case device
    /// A sound file.
    case file
    /// A driver that plays nowhere.
    case silent
  }

  package var kind: Kind
  package var deviceName: String
  package var sampleRate: Int
  package var library: String
  package var binaural: Binaural
  package var room: RoomSound
  /// Whether the library holds the sum of all sounds at full scale.
  package var hasLimiter: Bool
  /// Whether a lost output can be reopened without making its sounds again.
  package var canReopen: Bool

  /// Asks an open output; enters its context.
  static func of(_ connection: AudioConnection) -> AudioAbilities {
    connection.enter()
    let device = connection.device
    var rate: ALCint = 0
    alcGetIntegerv(device, ALC_FREQUENCY, 1, &rate)
    var limiter: ALCint = 0
    if alcIsExtensionPresent(device, "ALC_SOFT_output_limiter") != 0 {
      alcGetIntegerv(device, ALC_OUTPUT_LIMITER_SOFT, 1, &limiter)
    }
    // The shorter query names the library, whatever the output is.
    let name = text(alcGetString(device, ALC_ALL_DEVICES_SPECIFIER))
    return AudioAbilities(
      kind: kind(name: name, isLoopback: connection.loopbackRate != nil), deviceName: name,
      sampleRate: Int(rate),
      library: text(alGetString(AL_VERSION)), binaural: binaural(device),
      room: RoomReverb.support(device), hasLimiter: limiter != 0,
      canReopen: alcIsExtensionPresent(device, "ALC_SOFT_reopen_device") != 0)
  }

  /// The library's own names of the outputs that nobody hears.
  static func kind(name: String, isLoopback: Bool) -> Kind {
    if isLoopback || name == "Wave File Writer" { return .file }
    return name == "No Output" ? .silent : .device
  }

  private static func binaural(_ device: OpaquePointer) -> Binaural {
    var status: ALCint = 0
    if alcIsExtensionPresent(device, "ALC_SOFT_HRTF") != 0 {
      alcGetIntegerv(device, ALC_HRTF_STATUS_SOFT, 1, &status)
    }
    return binaural(
      status: Int(status), data: text(alcGetString(device, ALC_HRTF_SPECIFIER_SOFT)))
  }

  /// The extension's status as one of ours.
  static func binaural(status: Int, data: String) -> Binaural {
    switch Int32(status) {
    case ALC_HRTF_ENABLED_SOFT, ALC_HRTF_REQUIRED_SOFT, ALC_HRTF_HEADPHONES_DETECTED_SOFT:
      .headRelated(data)
    case ALC_HRTF_DENIED_SOFT: .panned(.denied)
    case ALC_HRTF_UNSUPPORTED_FORMAT_SOFT: .panned(.unsupportedFormat)
    default: .panned(.disabled)
    }
  }

  private static func text(_ bytes: UnsafePointer<CChar>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }
}

extension AudioAbilities {
  /// Whether HRTF is on.
  package var isBinaural: Bool {
    if case .headRelated = binaural { true } else { false }
  }

  /// What is missing and what helps, one sentence each; empty where nothing is.
  package func shortcomings(language: String) -> [String] {
    let isDanish = language == "da"
    var found: [String] = []
    if case .panned(let reason) = binaural {
      found.append(isDanish ? reason.danish : reason.english)
    }
    if room == .dry {
      found.append(
        isDanish
          ? "Rum høres ikke: lydbiblioteket har ingen efterklang (ALC_EXT_EFX)."
          : "Rooms are not heard: the sound library has no reverb (ALC_EXT_EFX).")
    }
    return found
  }
}

extension AudioAbilities.PanReason {
  fileprivate var danish: String {
    switch self {
    case .disabled: "Lyden har ingen retning ud over højre og venstre: installér libopenal-data."
    case .denied: "Lyden har ingen retning: hrtf er slået fra i alsoft.conf."
    case .unsupportedFormat: "Lyden har ingen retning: brug hovedtelefoner i stereo ved 48000 Hz."
    }
  }

  fileprivate var english: String {
    switch self {
    case .disabled: "Sound has no direction but left and right: install libopenal-data."
    case .denied: "Sound has no direction: hrtf is switched off in alsoft.conf."
    case .unsupportedFormat: "Sound has no direction: use stereo headphones at 48000 Hz."
    }
  }
}
