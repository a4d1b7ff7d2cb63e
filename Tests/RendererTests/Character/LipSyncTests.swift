import Testing

@testable import Renderer

@Suite struct LipSyncTests {
  private static let visemes = Viseme.allCases.compactMap(\.morphName)

  private func mouth(_ moment: TestMoment) -> Float {
    Self.visemes.compactMap { moment.weight($0) }.reduce(0, +)
  }

  private func speaking(_ track: LipTrack) -> Body {
    var body = TestPerson.body()
    body.speak(track, time: 10)
    return body
  }

  @Test func theMouthMovesWhileSpeakingAndIsClosedAfter() {
    let track = LipTrack.estimated(text: "Godaften. Hvad laver du her?", duration: 2)
    let body = speaking(track)
    let open = (0..<100).map { mouth(TestMoment(body, at: 10 + Double($0) * 0.02)) }
    #expect(open.filter { $0 > 0.3 }.count > 40)
    #expect((open.max() ?? 9) <= 1.01)
    for late in [12.0, 12.01, 13, 500] {
      #expect(mouth(TestMoment(body, at: late)) == 0)
    }
    #expect(mouth(TestMoment(body, at: 9.99)) == 0)
  }

  @Test func lipsMeetAtAClosedSoundBetweenVowels() throws {
    let track = LipTrack(
      keys: [
        .init(time: 0, viseme: .aa, strength: 1), .init(time: 0.3, viseme: .pp, strength: 1),
        .init(time: 0.42, viseme: .aa, strength: 1),
      ], duration: 0.8)
    let body = speaking(track)
    let open = try #require(TestMoment(body, at: 10.15).weight("viseme_aa"))
    let shut = try #require(TestMoment(body, at: 10.29).weight("viseme_PP"))
    #expect(open > 0.5)
    #expect(shut > 0.6)
  }

  @Test func theMouthNeverJumps() {
    let body = speaking(.estimated(text: "Bim bam bum, pas på fødderne!", duration: 1.6))
    var last = TestMoment(body, at: 9.9).weights
    for step in 1...400 {
      let next = TestMoment(body, at: 9.9 + Double(step) * 0.005).weights
      #expect(zip(last, next).allSatisfy { abs($0 - $1) < 0.17 })
      last = next
    }
  }

  @Test func stoppingClosesTheMouthSoon() {
    var body = speaking(.estimated(text: "En meget lang sætning om ingenting", duration: 8))
    body.stopSpeaking(time: 12)
    #expect(mouth(TestMoment(body, at: 12.2)) == 0)
    #expect(mouth(TestMoment(body, at: 11.9)) > 0)
  }

  @Test func anEstimateFillsItsTimeAndIsOrdered() {
    let track = LipTrack.estimated(text: "Vi hedder Pia og Bo.", duration: 3)
    #expect(track.duration == 3)
    #expect(zip(track.keys, track.keys.dropFirst()).allSatisfy { $0.time <= $1.time })
    #expect((track.keys.last?.time ?? 9) < 3)
    #expect(track.keys.last?.viseme == .silence)
    #expect(track.keys.contains { $0.viseme == .pp })
  }

  @Test(arguments: ["", "   ", "…", "🙂🙂", String(repeating: "a", count: 20_000)])
  func oddTextsGiveUsableTracks(text: String) {
    for duration in [Float(0), 0.01, -3, .nan, 2] {
      let track = LipTrack.estimated(text: text, duration: duration)
      #expect(track.duration >= 0)
      #expect(TestMoment(speaking(track), at: 10.5).isFinite)
    }
  }

  @Test func keysOutsideTheLineAreDropped() {
    let track = LipTrack(
      keys: [
        .init(time: 2, viseme: .aa, strength: 1), .init(time: -1, viseme: .aa, strength: 1),
        .init(time: 0.5, viseme: .i, strength: 1), .init(time: .nan, viseme: .o, strength: 1),
        .init(time: 0.2, viseme: .u, strength: 1),
      ], duration: 1)
    #expect(track.keys.map(\.viseme) == [.u, .i])
  }

  @Test(
    arguments: [
      ("m", Viseme.pp), ("p", .pp), ("v'", .ff), ("tS", .ch), ("D", .th), ("'&", .aa),
      ("ˈɑ", .aa), ("i:", .i), ("ø", .e), ("u", .u), ("ŋ", .kk), ("R", .rr), ("s", .ss),
      ("l", .dd), ("n", .nn), ("O", .o), ("_:", .silence), ("", .silence), ("?", .silence),
    ])
  func phonemesOfBothLanguagesHaveMouths(phoneme: String, viseme: Viseme) {
    #expect(Viseme(phoneme: phoneme) == viseme)
  }
}
