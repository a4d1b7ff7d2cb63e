import Foundation
import Testing

@testable import Renderer

@Suite struct SpeechCacheTests {
  private let voice = SpeechVoice(language: "da", variant: "f2")
  private let line = SpokenLine(
    clip: SoundFixtures.noise(seconds: 0.2),
    phonemes: [PhonemeEvent(time: 0, phoneme: "m"), PhonemeEvent(time: 0.125, phoneme: "ɔː")])

  /// Asks the cache for a line; returns it with whether it had to be made.
  private func ask(
    _ cache: SpeechCache, _ text: String = "Hej."
  ) throws -> (line: SpokenLine, wasMade: Bool) {
    var wasMade = false
    let kept = try cache.line(text, voice: voice) { _ in
      wasMade = true
      return line
    }
    return (kept, wasMade)
  }

  @Test func aKeptLineIsNotMadeAgain() throws {
    try SoundFixtures.withFolder { folder in
      let cache = SpeechCache(directory: "\(folder)/new/cache")
      #expect(!cache.contains("Hej.", voice: voice))
      #expect(try ask(cache).wasMade)
      let again = try ask(cache)
      #expect(!again.wasMade)
      #expect(again.line.phonemes == line.phonemes)
      #expect(again.line.clip.sampleRate == 48_000)
      #expect(zip(again.line.clip.samples, line.clip.samples).allSatisfy { abs($0 - $1) < 1e-4 })
      #expect(try ask(cache, "Hej!").wasMade)
      #expect(cache.contains("Hej!", voice: voice))
    }
  }

  @Test func aDamagedEntryIsMadeAgain() throws {
    try SoundFixtures.withFolder { folder in
      let cache = SpeechCache(directory: folder)
      _ = try ask(cache)
      let path = cache.path("Hej.", voice: voice)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      var flipped = whole
      flipped[whole.count / 2] ^= 1
      for broken in [Data(), whole.prefix(20), whole.dropLast(), flipped, Data("nej".utf8)] {
        try Data(broken).write(to: URL(fileURLWithPath: path))
        #expect(try ask(cache).wasMade)
        #expect(try !ask(cache).wasMade)
      }
    }
  }

  @Test func everyVoiceRateAndTextHasItsOwnEntry() {
    let cache = SpeechCache(directory: "cache")
    var faster = voice
    faster.rate += 1
    var higher = voice
    higher.pitch += 1
    let paths = [voice, faster, higher, SpeechVoice(language: "en", variant: "f2")]
      .map { cache.path("Hej.", voice: $0) }
    #expect(Set(paths + [cache.path("Hej", voice: voice)]).count == 5)
  }

  @Test func theHashIsTheOneThatIsPublished() {
    #expect(StableHash.value(of: "".utf8) == 0xcbf2_9ce4_8422_2325)
    #expect(StableHash.value(of: "a".utf8) == 0xaf63_dc4c_8601_ec8c)
    #expect(StableHash.value(of: "foobar".utf8) == 0x8594_4171_f739_67e8)
  }

  @Test func noHalfEntryIsLeftBehind() throws {
    try SoundFixtures.withFolder { folder in
      let cache = SpeechCache(directory: folder)
      _ = try ask(cache)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files.count == 1)
      #expect(files.allSatisfy { $0.hasSuffix(".speech") })
    }
  }

  @Test func aDiskThatCannotBeWrittenOnlyCostsTheKeeping() throws {
    let cache = SpeechCache(directory: "/proc/no-such-folder")
    #expect(try ask(cache).line == line)
    #expect(try ask(cache).wasMade)
  }
}
