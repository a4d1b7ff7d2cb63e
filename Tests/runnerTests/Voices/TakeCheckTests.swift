import Foundation
import Renderer
import Testing

@testable import runner

@Suite struct TakeCheckTests {
  private func kinds(_ fixture: VoiceFixture) throws -> [String] {
    try fixture.findings().map(\.kind.rawValue)
  }

  @Test func aTakeThatIsAsItShouldBeHasNoFinding() throws {
    let fixture = try VoiceFixture()
    try fixture.consent(VoiceFixture.agreed)
    try fixture.record(VoiceFixture.tone(), as: "a1.opus")
    #expect(try kinds(fixture) == ["missing"])
    try fixture.record(VoiceFixture.tone(-22.2), as: "a3.opus")
    #expect(try kinds(fixture) == [])
  }

  @Test(arguments: [(-25.0, "too-quiet"), (-20.5, "too-loud"), (-23.9, ""), (-22.1, "")])
  func loudnessLiesWithinOneUnit(level: Double, kind: String) {
    let faults = TakeCheck.faults(of: VoiceFixture.tone(level)).map(\.kind.rawValue)
    #expect(faults == (kind.isEmpty ? [] : [kind]))
  }

  @Test func cutPeaksPeaksBetweenSamplesAndRatesAreFound() {
    var cut = VoiceFixture.tone(-23)
    for index in 1000..<1004 { cut.samples[index] = 1 }
    #expect(TakeCheck.faults(of: cut).map(\.kind) == [.clipped])
    var between = VoiceFixture.tone(-23)
    // A quarter of the rate, sampled beside its crests: 0.7 in the samples, 1 between them.
    for index in 1000..<1400 {
      between.samples[index] = Float(sin(Double.pi / 2 * Double(index) + Double.pi / 4))
    }
    #expect(TakeCheck.faults(of: between).map(\.kind).contains(.clipped))
    let slow = VoiceFixture.tone(-23, rate: 22_050)
    #expect(TakeCheck.faults(of: slow).map(\.kind) == [.sampleRate])
    let nothing = SoundClip(
      samples: [Float](repeating: 0, count: 48_000), sampleRate: 48_000, channels: 1)
    #expect(TakeCheck.faults(of: nothing).map(\.kind) == [.tooQuiet])
  }

  @Test func strangersBrokenFilesAndVoicesWithoutConsentAreFound() throws {
    let fixture = try VoiceFixture()
    try fixture.record(VoiceFixture.tone(), as: "a1.opus")
    try fixture.record(VoiceFixture.tone(), as: "zz9.opus")
    try Data("nej".utf8).write(to: fixture.folder.appending(path: "Voices/da/a3.opus"))
    #expect(
      try kinds(fixture) == ["no-consent", "no-consent", "unreadable", "unknown-line"])
    try fixture.consent("- {cast: officerA, language: en, date: 2026-11-22, kept: a}\n")
    #expect(try kinds(fixture).filter { $0 == "no-consent" }.count == 2)
    try fixture.consent("- {cast: nobody, language: da}\n")
    #expect(try kinds(fixture).contains("consent-file"))
    try fixture.consent(VoiceFixture.agreed)
    #expect(try kinds(fixture) == ["unreadable", "unknown-line"])
  }

  @Test(arguments: TakeFinding.Kind.allCases)
  func everyFindingHasWordsInBothLanguages(kind: TakeFinding.Kind) {
    let finding = TakeFinding(kind, language: "da", line: "line:a", value: -12.5)
    let (danish, english) = (finding.worded(in: .danish), finding.worded(in: .english))
    #expect(!danish.message.isEmpty && !english.message.isEmpty)
    #expect(danish.message != english.message)
  }

  // MARK: - The command

  @Test func theCommandFailsWhereATakeIsFaultyAndCountsWhatIsMissing() throws {
    let fixture = try VoiceFixture()
    let check = { (arguments: [String]) in
      try fixture.station.run(
        ["voices", "check", fixture.folder.path, "--language", "da"] + arguments)
    }
    let none = try check([])
    #expect(none.isSuccess && none.errors.contains("0 af 2 replikker"), "\(none.story)")
    #expect(try check(["--strict"]).status == 1)
    try fixture.record(VoiceFixture.tone(-10), as: "a1.opus")
    let faulty = try check([])
    #expect(faulty.status == 1 && faulty.errors.contains("Voices/da/a1.opus"), "\(faulty.story)")
    #expect(faulty.errors.contains("for høj") && faulty.errors.contains("samtykke"))
  }

  @Test func theDocumentIsAsItsSchemaSays() throws {
    let fixture = try VoiceFixture()
    try fixture.record(VoiceFixture.tone(-10), as: "a1.opus")
    let outcome = try fixture.station.run(["voices", "check", fixture.folder.path, "--json"])
    #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome.story)")
    #expect(try SchemaCheck.printed("voices").problems(in: outcome.output) == [])
    #expect(outcome.output.contains(#""kind":"too-loud""#))
  }
}
