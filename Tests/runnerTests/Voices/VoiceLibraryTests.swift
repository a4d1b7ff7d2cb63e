import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

/// Where the voice of a line comes from.
@Suite struct VoiceLibraryTests {
  private func voice(_ id: String, _ library: VoiceLibrary, _ fixture: VoiceFixture) throws
    -> LineVoice?
  {
    let program = try fixture.setup().package.program
    let line = try #require(program.line(withID: id))
    return library.voices[line.index]
  }

  @Test func aRecordedTakeWinsOverWhatWasMadeAndWhatCouldBe() throws {
    let fixture = try VoiceFixture()
    _ = try fixture.make()
    #expect(FileManager.default.fileExists(atPath: fixture.made("a1.opus").path))
    try fixture.record(VoiceFixture.tone(seconds: 3.5), as: "a1.opus")
    for source in [VoiceSource.takes, .synthetic] {
      let take = try #require(try voice("line:a1", fixture.library(source), fixture))
      #expect(!take.isSynthetic)
      #expect(abs(take.clip.durationSeconds - 3.5) < 0.05)
    }
    let other = try #require(try voice("line:a3", fixture.library(.synthetic), fixture))
    #expect(other.isSynthetic)
    #expect(try fixture.library(.synthetic).syntheticLines == 1)
    #expect(try voice("line:a3", fixture.library(.takes), fixture) == nil)
    #expect(try fixture.library(.off).voices.isEmpty)
  }

  @Test func whatWasMadeIsTakenOnlyWhileTextAndVoiceAreTheSame() throws {
    let fixture = try VoiceFixture()
    _ = try fixture.make()
    // What lies there is heard: a sound that no synthesiser makes, half as long again.
    try SoundFileWriter.write(
      VoiceFixture.tone(seconds: 6), to: fixture.made("a1.opus").path, format: .oggOpus)
    let made = try #require(try voice("line:a1", fixture.library(.synthetic), fixture))
    #expect(made.isSynthetic && abs(made.clip.durationSeconds - 6) < 0.05)
    let file = fixture.made("a1.phonemes.json")
    var timing = try #require(PhonemeFile.read(file))
    timing.lock = "0000000000000000"
    try timing.write(to: file)
    let spoken = try #require(try voice("line:a1", fixture.library(.synthetic), fixture))
    #expect(spoken.isSynthetic && spoken.clip.durationSeconds < 5)
  }

  @Test func aTakeMovesTheMouthByItsOwnTimingOrOneStretchedOverIt() throws {
    let fixture = try VoiceFixture()
    try fixture.record(VoiceFixture.tone(seconds: 4), as: "a1.opus")
    let stretched = try #require(try voice("line:a1", fixture.library(.takes), fixture)).lips
    #expect(stretched.keys.count > 5)
    #expect(try #require(stretched.keys.last).time > 2.5)
    let timing = PhonemeFile(
      line: "line:a1", language: "da", isSynthetic: false, voice: "", lock: "", durationMs: 4000,
      phonemes: [.init(timeMs: 500, ipa: "m"), .init(timeMs: 900, ipa: "")])
    let folder = TakeFolder(scenario: fixture.folder, language: "da").folder
    try timing.write(to: folder.appending(path: "a1.phonemes.json"))
    let noted = try #require(try voice("line:a1", fixture.library(.takes), fixture)).lips
    #expect(noted.keys.map(\.time) == [0.5, 0.9])
    #expect(noted.keys.map(\.viseme) == [.pp, .silence])
  }

  @Test func aBrokenTakeIsSaidAndTheNextBestIsHeard() throws {
    let fixture = try VoiceFixture()
    try fixture.record(VoiceFixture.tone(), as: "a1.wav")
    try Data("nej".utf8).write(to: fixture.folder.appending(path: "Voices/da/a1.opus"))
    let library = try fixture.library(.takes)
    #expect(library.problems.contains { $0.contains("a1.opus") })
    #expect(try voice("line:a1", library, fixture)?.isSynthetic == false)
  }

  @Test func everyMemberOfACastHasAVoiceOfTheirOwn() throws {
    let fixture = try VoiceFixture()
    let settings = fixture.folder.appending(path: "scenario.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
    let member = "  {name}: {displayName: {da: X, en: X}, person: officer-a, mark: front}\n"
    let more = (1...12).map { member.replacing("{name}", with: "extra\($0)") }.joined()
    try Data(text.replacing("marks:\n", with: more + "marks:\n").utf8).write(to: settings)
    let package = try fixture.setup().package
    #expect(package.cast.count == 13)
    let casting = VoiceCasting(package, language: "da")
    let voices = try package.cast.map { try #require(casting.voice(of: $0.id)) }
    #expect(Set(voices).count == voices.count)
    let again = VoiceCasting(package, language: "da")
    #expect(package.cast.allSatisfy { again.voice(of: $0.id) == casting.voice(of: $0.id) })
  }
}
