/// A voice to speak with.
package struct SpeechVoice: Sendable, Hashable {
  /// `"da"` or `"en"`.
  package var language: String
  /// Who speaks: `f1`…`f5` or `m1`…`m8`.
  package var variant: String
  /// Words a minute, 80…450; an officer who speaks clearly says about 150.
  package var rate: Int
  /// How high the voice is, 0…99; 50 is the variant's own.
  package var pitch: Int

  /// A voice of a language.
  ///
  /// - Parameters:
  ///   - language: `"da"` or `"en"`; passed over where the variant is a whole name.
  ///   - variant: `f2`, or a whole name such as `en-gb+f2` as scenarios write it.
  ///   - rate: words a minute.
  ///   - pitch: 0…99.
  package init(language: String, variant: String, rate: Int = 155, pitch: Int = 42) {
    let parts = variant.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    self.language = parts.count == 2 ? String(parts[0]) : language
    self.variant = parts.count == 2 ? String(parts[1]) : variant
    self.rate = rate
    self.pitch = pitch
  }

  /// The library's name for the voice, such as `da+f2`.
  var name: String { variant.isEmpty ? language : "\(language)+\(variant)" }
}

/// A sound of speech and when it begins.
package struct PhonemeEvent: Sendable, Equatable {
  /// Seconds from the clip's start.
  package var time: Double
  /// The International Phonetic Alphabet's letters for it; empty where the voice rests.
  package var phoneme: String

  package init(time: Double, phoneme: String) {
    self.time = time
    self.phoneme = phoneme
  }
}

/// A line as sound, with what a mouth needs to follow it.
package struct SpokenLine: Sendable, Equatable {
  package var clip: SoundClip
  /// In the order of time.
  package var phonemes: [PhonemeEvent]

  package init(clip: SoundClip, phonemes: [PhonemeEvent]) {
    self.clip = clip
    self.phonemes = phonemes
  }
}

/// Speaks lines with espeak-ng, in this process and without a network.
///
/// It is a stand-in for recorded takes, and a scene marks it as such. The library has one state
/// for the whole process; a lock guards it, so that any thread may synthesise.
package struct SpeechSynthesizer: Sendable {
  /// Longer texts are refused: characters.
  package static let textLimit = 2_000

  /// Rises when the same text and voice no longer give the same sound.
  static let processingVersion = 3

  package let voice: SpeechVoice

  /// Loads the library and checks that the voice is there.
  ///
  /// - Throws: `.voiceUnavailable` with the command that installs what is missing.
  package init(voice: SpeechVoice) throws(AudioError) {
    try EspeakLibrary.check(voice)
    self.voice = voice
  }

  /// The library's version together with ours: what a cached line depends on beside its text.
  package static var version: String { "\(EspeakLibrary.version)/\(processingVersion)" }

  /// Speaks a text at 48 kHz, at the common level.
  ///
  /// Takes some milliseconds per second of speech: call it off the frame loop.
  ///
  /// - Throws: `.synthesisFailed` for an empty or overlong text or when the library fails.
  package func synthesize(_ text: String) throws(AudioError) -> SpokenLine {
    guard text.contains(where: \.isLetter) || text.contains(where: \.isNumber),
      text.count <= Self.textLimit
    else { throw EspeakLibrary.failure("\(text.count) characters") }
    let raw = try EspeakLibrary.speak(text, voice: voice)
    let clip = SoundLevel.speech(raw.clip.resampled(to: 48_000))
    let phonemes = raw.phonemes.filter { $0.time <= clip.durationSeconds }
    return SpokenLine(clip: clip, phonemes: phonemes)
  }
}
