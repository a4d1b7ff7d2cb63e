import Renderer
import ScenarioEngine

/// Lets the synthesiser speak a scenario's lines, each member of the cast with a voice of their own.
struct SyntheticSpeech {
  let texts: LineTexts
  private let casting: VoiceCasting
  private let cache: SpeechCache
  private var synthesizers: [String: SpeechSynthesizer] = [:]

  init(texts: LineTexts, cacheFolder: String) {
    self.texts = texts
    casting = VoiceCasting(texts.package, language: texts.language)
    cache = SpeechCache(directory: cacheFolder)
  }

  /// Whether the words are known before the scene runs.
  func canSpeak(_ line: LineInfo) -> Bool {
    !line.isOption && line.speaker != nil
      && !line.pieces.contains { if case .substitution = $0 { true } else { false } }
  }

  /// The voice of a member of the cast.
  func voice(of castID: String) -> SpeechVoice? { casting.voice(of: castID) }

  /// What a file says of the voice that spoke it.
  func name(of castID: String) -> String? {
    casting.voice(of: castID).map {
      let language = $0.language
      return "espeak-ng \(language)+\($0.variant) \($0.rate) \($0.pitch)"
    }
  }

  /// Speaks a line, or takes it from the cache; nil for one that has no speaker or no known text.
  ///
  /// - Throws: `AudioError` where the voice is missing or cannot say it.
  mutating func line(_ line: LineInfo) throws(AudioError) -> SpokenLine? {
    guard canSpeak(line), let castID = line.speaker, let voice = casting.voice(of: castID) else {
      return nil
    }
    let synthesizer: SpeechSynthesizer
    if let known = synthesizers[castID] {
      synthesizer = known
    } else {
      synthesizer = try SpeechSynthesizer(voice: voice)
      synthesizers[castID] = synthesizer
    }
    return try cache.line(texts.outline(line.index), from: synthesizer)
  }
}
