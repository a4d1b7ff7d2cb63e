import Renderer

/// Whether sound comes out, and whether the synthetic voices are there.
struct SoundCheck {
  func findings() -> [DoctorFinding] { [device()] + ["da", "en"].map(voice) }

  private func device() -> DoctorFinding {
    do {
      let device = try AudioDevice.open(.system)
      guard device.isBinaural else {
        return DoctorFinding(
          "audio", .warning, en: "sound works, but without direction (no HRTF data)",
          da: "lyden virker, men uden retning (ingen HRTF-data)",
          remedy: "sudo apt install libopenal-data")
      }
      return DoctorFinding("audio", .ok, en: "sound works", da: "lyden virker")
    } catch {
      return DoctorFinding("audio", .warning, en: error.english, da: error.danish)
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
