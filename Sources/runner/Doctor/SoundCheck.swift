import Renderer

/// Whether sound comes out, and whether the synthetic voices are there.
struct SoundCheck {
  func findings() -> [DoctorFinding] { [device()] + ["da", "en"].map(voice) }

  private func device() -> DoctorFinding {
    do {
      let device = try AudioDevice.open(.system)
      return Self.finding(device.abilities)
    } catch {
      return DoctorFinding("audio", .warning, en: error.english, da: error.danish)
    }
  }

  /// What an output can do, with its reasons where it can do less.
  static func finding(_ abilities: AudioAbilities) -> DoctorFinding {
    let english = abilities.shortcomings(language: "en")
    let (kindEn, kindDa) = words(abilities.kind)
    let rate = "\(abilities.sampleRate) Hz"
    if case .headRelated(let data) = abilities.binaural, english.isEmpty {
      return DoctorFinding(
        "audio", abilities.kind == .silent ? .warning : .ok,
        en: "\(kindEn) at \(rate), with direction (\(data)) and rooms",
        da: "\(kindDa) ved \(rate), med retning (\(data)) og rum")
    }
    return DoctorFinding(
      "audio", .warning, en: (["\(kindEn) at \(rate)."] + english).joined(separator: " "),
      da: (["\(kindDa) ved \(rate)."] + abilities.shortcomings(language: "da"))
        .joined(separator: " "),
      remedy: abilities.binaural == .panned(.disabled) ? "sudo apt install libopenal-data" : nil)
  }

  private static func words(_ kind: AudioAbilities.Kind) -> (english: String, danish: String) {
    switch kind {
    case .device: ("sound comes out", "lyden kommer ud")
    case .file: ("sound goes into a file", "lyden går i en fil")
    case .silent:
      ("sound goes nowhere (the driver 'null')", "lyden går ingen steder (driveren »null«)")
    }
  }

  private func voice(_ language: String) -> DoctorFinding {
    do {
      _ = try SpeechSynthesizer(voice: SpeechVoice(language: language, variant: "f2"))
      return DoctorFinding(
        "voice-\(language)", .ok, en: "synthetic voice '\(language)'",
        da: "syntetisk stemme »\(language)«")
    } catch {
      return DoctorFinding(
        "voice-\(language)", .warning, en: error.english, da: error.danish,
        remedy: "sudo apt install espeak-ng-data")
    }
  }
}
