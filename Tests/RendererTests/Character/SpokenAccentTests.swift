import Testing

@testable import Renderer

@Suite struct SpokenAccentTests {
  @Test(
    arguments: [
      ("Nej, det er det ikke.", SpokenAccent.Head.shake), ("Ja, det er fint.", .nod),
      ("Hvad hedder", nil), ("Yes, thank you.", .nod), ("I did not say that.", .shake),
      ("Hvad laver I?", .ask), ("Stå lige her.", .beat),
    ])
  func wordsMoveTheHead(text: String, head: SpokenAccent.Head?) {
    #expect(SpokenAccent.found(in: text, duration: 2).first?.head == head)
  }

  @Test(
    arguments: [
      ("Må jeg se noget id?", "palm-up"), ("Vent lidt.", "stop"), ("Måske i morgen.", "shrug"),
      ("May I see it?", "palm-up"), ("Det var alt.", nil),
    ])
  func wordsMoveTheHands(text: String, gesture: String?) {
    #expect(SpokenAccent.found(in: text, duration: 2).compactMap(\.gesture).first == gesture)
  }

  @Test func everyGestureOfTheTableIsInTheCatalogue() {
    let found = ["må", "vent", "måske"].flatMap { SpokenAccent.found(in: $0, duration: 1) }
    #expect(found.count == 3)
    #expect(found.compactMap(\.gesture).allSatisfy(Body.gestureNames.contains))
  }

  @Test func accentsAreInOrderApartAndWithinTheLine() {
    let text = String(repeating: "nej du skal ikke være her nu ", count: 30)
    let accents = SpokenAccent.found(in: text, duration: 40)
    #expect(accents.count > 10)
    #expect(zip(accents, accents.dropFirst()).allSatisfy { $1.time - $0.time >= 0.7 })
    #expect(accents.allSatisfy { $0.time >= 0 && $0.time < 40 })
    #expect(Set(accents.compactMap(\.gesture)).count <= 1)
  }

  @Test func whatMarkupStressesIsUnderlined() {
    #expect(SpokenAccent.found(in: "Det er min cykel", duration: 2).isEmpty)
    let accents = SpokenAccent.found(in: "Det er min cykel", emphasised: [7..<10], duration: 2)
    #expect(accents.map(\.head) == [.beat])
    #expect(accents.first?.strength == 1)
  }

  @Test func whatIsStressedIsFoundBehindLettersOfTwoBytes() {
    let text = "Øh, får æg præg nu?"
    let word = text.utf8.count - 8..<text.utf8.count - 4
    let accents = SpokenAccent.found(in: text, emphasised: [word], duration: 3)
    #expect(accents.contains { $0.head == .beat && $0.strength == 1 })
    #expect(accents.first?.time ?? 0 > 1.6)
  }

  @Test(arguments: ["", "…", "🙂🙂?", "???", "   "])
  func oddTextsGiveNoTrouble(text: String) {
    for duration in [Float.nan, -1, 0, 0.2, 3] {
      #expect(SpokenAccent.found(in: text, duration: duration).count <= 1)
    }
  }

  @Test func aWordMovesTheHeadAndAHandInTime() throws {
    var body = TestPerson.body()
    let text = "Nej. Må jeg se noget id?"
    let plain = body
    body.speak(
      .estimated(text: text, duration: 4),
      accents: SpokenAccent.found(in: text, duration: 4), time: 10)
    var silent = plain
    silent.speak(.estimated(text: text, duration: 4), time: 10)
    func hand(_ body: Body, _ time: Double) throws -> Float {
      try #require(TestMoment(body, at: time).joint("hand_r")).position.y
    }
    #expect(try hand(body, 11.6) > hand(silent, 11.6) + 0.05)
    // All of it is over some seconds after the line.
    #expect(TestMoment(body, at: 20).locals == TestMoment(silent, at: 20).locals)
  }

  @Test func crossedArmsStayCrossedWhateverIsSaid() throws {
    var body = TestPerson.body()
    let isKnown = body.setPose("unfair", time: 0)
    #expect(isKnown)
    var silent = body
    let track = LipTrack.estimated(text: "Må jeg se?", duration: 2)
    body.speak(track, accents: SpokenAccent.found(in: "Må jeg se?", duration: 2), time: 10)
    silent.speak(track, time: 10)
    let one = try #require(TestMoment(body, at: 11).joint("hand_r")).position
    let other = try #require(TestMoment(silent, at: 11).joint("hand_r")).position
    #expect((one - other).length < 0.002)
  }
}
