import Foundation
import Testing

@testable import Renderer

@Suite struct SpeechTests {
  private let voice = SpeechVoice(language: "da", variant: "f2")
  private let text = "Må jeg høre dit navn?"

  @Test func aDanishLineIsSpokenWithItsPhonemesInOrder() throws {
    let line = try SpeechSynthesizer(voice: voice).synthesize(text)
    #expect(line.clip.sampleRate == 48_000)
    #expect(line.clip.channels == 1)
    #expect((0.5...5).contains(line.clip.durationSeconds))
    let times = line.phonemes.map(\.time)
    #expect(times == times.sorted())
    #expect(Set(times).count >= 10)
    #expect((times.last ?? 99) <= line.clip.durationSeconds)
    let sounds = line.phonemes.map(\.phoneme).joined()
    #expect(sounds.contains("m") && sounds.contains("n"))
  }

  @Test func voicesDifferInPitchRateAndLanguage() throws {
    func speak(_ voice: SpeechVoice) throws -> SpokenLine {
      try SpeechSynthesizer(voice: voice).synthesize(text)
    }
    let plain = try speak(voice)
    var slow = voice
    slow.rate = 100
    #expect(try speak(slow).clip.durationSeconds > plain.clip.durationSeconds * 1.2)
    #expect(try speak(SpeechVoice(language: "da", variant: "m3")).clip != plain.clip)
    #expect(try speak(SpeechVoice(language: "en", variant: "f2")).phonemes != plain.phonemes)
  }

  @Test func aScenariosWholeNameIsTakenAsItStands() throws {
    let voice = SpeechVoice(language: "en", variant: "en-gb+f2")
    #expect(voice.language == "en-gb")
    #expect(voice.variant == "f2")
    #expect(try SpeechSynthesizer(voice: voice).synthesize("Hello.").clip.frameCount > 0)
  }

  @Test func everyLineHasTheSameLoudnessAndNoClipping() throws {
    let synthesizer = try SpeechSynthesizer(voice: SpeechVoice(language: "da", variant: "m3"))
    for text in ["Ja.", "Hej, det er politiet.", "STOP! Bliv stående, og vis mig dine hænder."] {
      let clip = try synthesizer.synthesize(text).clip
      #expect(clip.samples.allSatisfy { abs($0) <= 0.841 })
      #expect((-27 ... -15).contains(SoundFixtures.level(clip.samples)))
    }
  }

  @Test(arguments: [
    SpeechVoice(language: "da", variant: "nobody"), SpeechVoice(language: "zz-none", variant: ""),
    SpeechVoice(language: "", variant: ""), SpeechVoice(language: "da", variant: "../../en"),
    SpeechVoice(language: "da", variant: "da+f2+m3"),
  ])
  func aMissingVoiceIsNamedWithItsRemedy(voice: SpeechVoice) throws {
    let error = #expect(throws: AudioError.self) { try SpeechSynthesizer(voice: voice) }
    #expect(error?.code == .voiceUnavailable)
    #expect(error?.danish.contains("sudo apt install espeak-ng-data") == true)
  }

  @Test(arguments: ["", "  \n", "…?!", String(repeating: "a ", count: 3_000)])
  func aTextThatCannotBeSaidIsAnError(text: String) throws {
    let synthesizer = try SpeechSynthesizer(voice: voice)
    let error = #expect(throws: AudioError.self) { try synthesizer.synthesize(text) }
    #expect(error?.code == .synthesisFailed)
  }

  @Test func manyThreadsMaySpeakAtOnce() async throws {
    let synthesizer = try SpeechSynthesizer(voice: voice)
    let expected = try synthesizer.synthesize(text).phonemes.map(\.phoneme)
    try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask {
          try synthesizer.synthesize("Må jeg høre dit navn?").phonemes.map(\.phoneme)
        }
      }
      for try await sounds in group { #expect(sounds == expected) }
    }
  }
}
