import Renderer
import ScenarioEngine

/// Which synthetic voice speaks for whom.
struct VoiceCasting {
  /// Variants that a listener tells apart, by turns higher and lower.
  private static let variants = ["f2", "m3", "f4", "m1", "f3", "m7", "f1", "m2", "f5", "m5"]
  /// What `scenario.yaml` writes where a person speaks in no hurry.
  private static let usualRate = 155

  private let voices: [String: SpeechVoice]

  /// Takes the voices that `scenario.yaml` names; whoever has none gets the first that is free,
  /// in the order of the cast, so that the same scenario always sounds the same.
  init(_ package: ScenarioPackage, language: String) {
    var voices: [String: SpeechVoice] = [:]
    for member in package.cast {
      guard let settings = member.voices[language] else { continue }
      voices[member.id] = SpeechVoice(
        language: language, variant: settings.variant, rate: settings.rate, pitch: settings.pitch)
    }
    let taken = Set(voices.values.map(\.variant))
    let free = Self.variants.filter { !taken.contains($0) }
    let order = free.isEmpty ? Self.variants : free
    let others = package.cast.filter { voices[$0.id] == nil }
    for (index, member) in others.enumerated() {
      // Once every variant speaks, pitch tells people apart.
      voices[member.id] = SpeechVoice(
        language: language, variant: order[index % order.count], rate: Self.usualRate,
        pitch: 42 + 12 * (index / order.count))
    }
    self.voices = voices
  }

  /// The voice of a member of the cast.
  func voice(of castID: String) -> SpeechVoice? { voices[castID] }
}
