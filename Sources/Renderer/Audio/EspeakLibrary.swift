import CEspeak
import Foundation
import Synchronization

/// The one copy of libespeak-ng in the process, behind a lock.
///
/// The wave generator's phase lives on from line to line, so the same text may differ by some
/// milliseconds when it is said again; what must repeat exactly comes from `SpeechCache`.
/// The library is never terminated: `espeak_Terminate` waits for threads that do not end.
enum EspeakLibrary {
  /// What one call of the library collects; lives on the caller's stack while it speaks.
  private struct Collector {
    var samples: [Int16] = []
    var phonemes: [PhonemeEvent] = []
    /// A minute; a text that would become longer is cut off rather than fill the memory.
    var limit: Int
  }

  /// Sample rate in Hz, or why the library cannot be used; nil until first asked.
  private static let state = Mutex<Result<Int, AudioError>?>(nil)

  static var version: String {
    let text = String(cString: espeak_Info(nil))
    return text.prefix { $0 != " " }.description
  }

  /// Starts the library when needed and selects the voice once.
  static func check(_ voice: SpeechVoice) throws(AudioError) {
    try withLibrary { (_) throws(AudioError) in try select(voice) }
  }

  /// Speaks at the library's own rate.
  static func speak(_ text: String, voice: SpeechVoice) throws(AudioError) -> SpokenLine {
    try withLibrary { (rate) throws(AudioError) in
      try select(voice)
      var collector = Collector(limit: rate * 60)
      let status = text.withCString { bytes in
        withUnsafeMutablePointer(to: &collector) { pointer in
          espeak_Synth(
            bytes, strlen(bytes) + 1, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil, pointer)
        }
      }
      guard status == EE_OK, !collector.samples.isEmpty else { throw failure("\(status.rawValue)") }
      return SpokenLine(
        clip: SoundClip(
          samples: collector.samples.map { Float($0) / 32_768 }, sampleRate: rate, channels: 1),
        phonemes: collector.phonemes)
    }
  }

  static func failure(_ reason: String) -> AudioError {
    AudioError(
      .synthesisFailed,
      danish:
        "Teksten kunne ikke siges af den syntetiske stemme (\(reason)). Linjen vises som tekst.",
      english: "The synthetic voice could not say the text (\(reason)). The line is shown as text.")
  }

  // MARK: - Library state

  private static func withLibrary<Value>(
    _ body: (_ sampleRate: Int) throws(AudioError) -> Value
  ) throws(AudioError) -> Value {
    try state.withLock { (state) throws(AudioError) -> Value in
      let started = state ?? start()
      state = started
      return try body(started.get())
    }
  }

  private static func start() -> Result<Int, AudioError> {
    let options = espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA
    let rate = espeak_Initialize(
      AUDIO_OUTPUT_SYNCHRONOUS, 0, nil, Int32(options | espeakINITIALIZE_DONT_EXIT))
    guard rate > 0 else { return .failure(missing("espeak-ng-data")) }
    espeak_SetSynthCallback { samples, count, events in
      EspeakLibrary.collect(samples, count: Int(count), events: events)
    }
    return .success(Int(rate))
  }

  private static func select(_ voice: SpeechVoice) throws(AudioError) {
    guard isKnown(voice), let file = file(of: voice.language),
      espeak_SetVoiceByName(voice.variant.isEmpty ? file : "\(file)+\(voice.variant)") == EE_OK
    else { throw missing(voice.name) }
    espeak_SetParameter(espeakRATE, Int32(min(max(voice.rate, 80), 450)), 0)
    espeak_SetParameter(espeakPITCH, Int32(min(max(voice.pitch, 0), 99)), 0)
    espeak_SetParameter(espeakRANGE, 50, 0)
    espeak_SetParameter(espeakWORDGAP, 1, 0)
  }

  /// The library takes an unknown variant for none, so its file is looked up.
  private static func isKnown(_ voice: SpeechVoice) -> Bool {
    let letters = CharacterSet.alphanumerics.union(["-"])
    guard !voice.language.isEmpty,
      voice.name.unicodeScalars.allSatisfy({ letters.contains($0) || $0 == "+" })
    else { return false }
    guard !voice.variant.isEmpty else { return true }
    var folder: UnsafePointer<CChar>?
    _ = espeak_Info(&folder)
    guard let folder else { return false }
    let file = String(cString: folder) + "/voices/!v/" + voice.variant
    return FileManager.default.fileExists(atPath: file)
  }

  /// The voice file that speaks a language best; the library's own search takes any for an unknown.
  private static func file(of language: String) -> String? {
    guard var voice = espeak_ListVoices(nil) else { return nil }
    var best: (priority: UInt8, file: String)?
    while let found = voice.pointee {
      let file = String(cString: found.pointee.identifier)
      // Files under mb/ need the MBROLA program.
      if !file.hasPrefix("mb/"), let priority = priority(of: language, in: found.pointee.languages),
        priority < best?.priority ?? .max
      {
        best = (priority, file)
      }
      voice += 1
    }
    return best?.file
  }

  /// Reads a voice's list of languages: a priority byte and a terminated name each, then a zero.
  private static func priority(of language: String, in list: UnsafePointer<CChar>?) -> UInt8? {
    guard var entry = list else { return nil }
    while entry.pointee != 0 {
      let name = String(cString: entry + 1)
      if name == language { return UInt8(bitPattern: entry.pointee) }
      entry += 2 + name.utf8.count
    }
    return nil
  }

  private static func missing(_ what: String) -> AudioError {
    AudioError(
      .voiceUnavailable,
      danish: "Den syntetiske stemme »\(what)« findes ikke. Kør: sudo apt install espeak-ng-data",
      english: "The synthetic voice '\(what)' is missing. Run: sudo apt install espeak-ng-data")
  }

  // MARK: - Callback

  /// Takes one piece of sound and its events; returns 1 to end the speech.
  private static func collect(
    _ samples: UnsafeMutablePointer<Int16>?, count: Int, events: UnsafeMutablePointer<espeak_EVENT>?
  ) -> Int32 {
    guard let events, let user = events.pointee.user_data else { return 0 }
    let collector = user.assumingMemoryBound(to: Collector.self)
    if let samples, count > 0 {
      collector.pointee.samples.append(
        contentsOf: UnsafeBufferPointer(start: samples, count: count))
    }
    var event = events
    while event.pointee.type != espeakEVENT_LIST_TERMINATED {
      if event.pointee.type == espeakEVENT_PHONEME { append(event.pointee, to: collector) }
      event += 1
    }
    return collector.pointee.samples.count > collector.pointee.limit ? 1 : 0
  }

  private static func append(_ event: espeak_EVENT, to collector: UnsafeMutablePointer<Collector>) {
    let name = withUnsafeBytes(of: event.id.string) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let time = Double(event.audio_position) / 1000
    collector.pointee.phonemes.append(PhonemeEvent(time: time, phoneme: name))
  }
}
