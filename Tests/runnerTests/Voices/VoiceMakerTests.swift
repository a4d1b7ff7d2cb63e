import Foundation
import Renderer
import Testing

@testable import runner

@Suite struct VoiceMakerTests {
  @Test func eachLineGetsASoundAndTheTimesOfItsPhonemes() throws {
    let fixture = try VoiceFixture()
    let outcome = try fixture.make()
    #expect((outcome.made, outcome.kept, outcome.recorded) == (2, 0, 0))
    let schema = try SchemaCheck.printed("phonemes")
    for name in ["a1", "a3"] {
      let clip = try SoundFile.read(path: fixture.made("\(name).opus").path)
      #expect(clip.sampleRate == 48_000 && clip.channels == 1)
      #expect(TakeCheck.faults(of: clip).isEmpty, "\(TakeCheck.faults(of: clip))")
      let file = fixture.made("\(name).phonemes.json")
      let timing = try #require(PhonemeFile.read(file))
      #expect(timing.line == "line:\(name)" && timing.isSynthetic)
      #expect(timing.voice.hasPrefix("espeak-ng da+"))
      #expect(timing.phonemes.count > 4)
      #expect(timing.phonemes.map(\.timeMs) == timing.phonemes.map(\.timeMs).sorted())
      #expect(timing.phonemes.allSatisfy { $0.timeMs <= timing.durationMs })
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(schema.problems(in: text) == [])
    }
  }

  @Test func onlyWhatChangedIsMadeAgainAndWhatIsGoneIsRemoved() throws {
    let fixture = try VoiceFixture()
    _ = try fixture.make()
    #expect(try fixture.make().kept == 2)
    let script = fixture.folder.appending(path: "a.yarn")
    let text = try String(contentsOf: script, encoding: .utf8)
    try Data(text.replacing("Hvad laver du?", with: "Hvor skal du hen?").utf8).write(to: script)
    try fixture.record(VoiceFixture.tone(), as: "a3.opus")
    let outcome = try fixture.make()
    #expect((outcome.made, outcome.kept, outcome.recorded, outcome.removed) == (1, 0, 1, 1))
    #expect(!FileManager.default.fileExists(atPath: fixture.made("a3.opus").path))
    #expect(!FileManager.default.fileExists(atPath: fixture.made("a3.phonemes.json").path))
    #expect(FileManager.default.fileExists(atPath: fixture.folder.path + "/Voices/da/a3.opus"))
  }

  @Test func damagedTimingIsMadeAgain() throws {
    let fixture = try VoiceFixture()
    _ = try fixture.make()
    for broken in ["", "{}", "[1]", #"{"modet_phonemes": 2}"#] {
      try Data(broken.utf8).write(to: fixture.made("a1.phonemes.json"))
      #expect(try fixture.make().made == 1)
    }
  }

  /// A program that says one tone whatever it is asked stands in for the model.
  @Test func aNeuralVoiceIsShiftedToThePartAndKeepsItsLength() throws {
    let fixture = try VoiceFixture()
    let tone = fixture.station.folder.appending(path: "tone.wav")
    try SoundFileWriter.write(VoiceFixture.tone(seconds: 3), to: tone.path)
    let program = try fixture.station.write(
      ["#!/bin/sh", "cp '\(tone.path)' \"$4\""], to: "speaker.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let neural = NeuralVoice(program: URL(filePath: program), model: URL(filePath: "/m.onnx"))
    #expect(try fixture.make(neural: neural).made == 2)
    let timing = try #require(PhonemeFile.read(fixture.made("a1.phonemes.json")))
    let shift = try #require(timing.voice.split(separator: " ").last.flatMap { Double($0) })
    #expect(timing.voice.hasPrefix("piper m ") && shift != 1)
    #expect(abs(Double(timing.durationMs) - 3_000 / shift) < 20, "\(timing.durationMs)")
    #expect(timing.phonemes.count > 4)
    let clip = try SoundFile.read(path: fixture.made("a1.opus").path)
    #expect(TakeCheck.faults(of: clip).isEmpty, "\(TakeCheck.faults(of: clip))")
    #expect(try fixture.make(neural: neural).kept == 2)
  }

  @Test func womenSpeakAboveMenAndEachByTheirOwnPitch() {
    func shift(_ variant: String, _ pitch: Int) -> Double {
      NeuralVoice.shift(of: SpeechVoice(language: "en", variant: variant, pitch: pitch))
    }
    #expect(shift("en-gb+f2", 42) == 1.16 && shift("f4", 55) == 1.22)
    #expect(shift("en-gb+m3", 28) == 0.87 && shift("m3", 58) == 0.98)
    #expect(shift("f2", 0) > 0.9 && shift("m1", 99) < 1.2)
  }

  @Test func aNeuralVoiceThatIsNotThereOrFailsIsSaid() throws {
    let fixture = try VoiceFixture()
    let outcome = try fixture.station.run(
      ["voices", "make", fixture.folder.path, "--piper", "/no/piper", "--piper-model", "/no/m"])
    #expect(outcome.isRefusal && outcome.errors.contains("/no/piper"), "\(outcome.story)")
    let model = try fixture.station.write(["x"], to: "m.onnx")
    let failing = try fixture.station.run(
      ["voices", "make", fixture.folder.path, "--piper", "/bin/false", "--piper-model", model])
    #expect(failing.isRefusal && failing.errors.contains("/bin/false"), "\(failing.story)")
    let half = try fixture.station.run(
      ["voices", "make", fixture.folder.path, "--piper", "/bin/false"])
    #expect(half.status == 64)
  }
}
