import Testing

@testable import ScenarioEngine

/// The index of how hard a text is to read, and where it is applied.
@Suite struct ReadabilityTests {
  // MARK: - The index

  @Test(arguments: [
    ("Hej.", 1, 0, 1), ("Jeg hedder …", 2, 0, 1), ("Ja. Jeg hedder …", 3, 0, 2),
    ("Hvad … nej", 2, 0, 1), ("Hvem? Mig!", 2, 0, 2), ("Han sagde: kom.", 3, 0, 2),
    ("Se kl. 8 i dag.", 5, 0, 1), ("Ca. ti f.eks. her", 4, 0, 1), ("Og/eller", 2, 0, 1),
    ("\u{201D}Nej.\u{201D} Hun gik.", 3, 0, 2), ("…", 0, 0, 0), ("", 0, 0, 0),
    ("sekser syvende", 2, 1, 1), ("ægtefælle", 1, 1, 1), ("1234567 tal", 2, 0, 1),
  ])
  func wordsLongWordsAndSentencesAreCounted(text: String, words: Int, long: Int, sentences: Int) {
    let measure = Readability(text)
    #expect(measure.words == words && measure.longWords == long && measure.sentences == sentences)
  }

  @Test func theIndexIsWordsASentencePlusTheShareOfLongOnes() throws {
    // 10 words, 2 sentences, 3 long words: 5 + 30.
    let text = "Betjenten spurgte mig to gange om det. Jeg svarede nej."
    let measure = Readability(text)
    #expect(measure.words == 10 && measure.sentences == 2 && measure.longWords == 3)
    #expect(try #require(measure.lix) == 35)
    #expect(measure.isAbove(34) && !measure.isAbove(35))
  }

  @Test func aTextWithoutWordsHasNoIndex() {
    #expect(Readability("… !").lix == nil)
    #expect(Readability().isAbove(0) == false)
  }

  @Test func partsAddUpAndCanBeTakenOut() {
    var whole = Readability("Hej du.")
    whole.add(Readability("Betjenten kom."))
    #expect(whole.words == 4 && whole.longWords == 1 && whole.sentences == 2)
    #expect(whole.without(Readability("Betjenten kom.")) == Readability("Hej du."))
  }

  @Test(arguments: [
    ("da", true), ("en", true), ("en-GB", true), ("nb", true), ("sv", true), ("ar", false),
    ("fi", false), ("", false),
  ])
  func itIsUsedWhereItsBandsHold(language: String, isMeasured: Bool) {
    #expect(Readability.isMeasured(in: language) == isMeasured)
  }

  // MARK: - The young person's texts

  /// Narrated lines of ten words, each a sentence, with this many long words in all.
  private func story(lines: Int, long: Int, english: [String: String] = [:]) throws -> LintCase {
    let texts = (0..<lines).map { line in
      let longOnes = (0..<10).map { line * 10 + $0 < long ? "betjent" : "ord" }
      return "\(longOnes.joined(separator: " ")). #line:n\(line)"
    }
    return try LintCase(body: texts.joined(separator: "\n"), english: english)
  }

  @Test func lixThirtyIsEasyEnough() throws {
    #expect(try story(lines: 10, long: 20).codes() == [])
  }

  @Test func moreIsHardAndTheHeaviestTextsArePointedOut() throws {
    let lint = try story(lines: 10, long: 21)
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.hardToRead])
    #expect(found.map(\.arguments) == [["da", "31", "100", "30"]])
    #expect(try lint.text(first.range).hasPrefix("betjent betjent betjent"))
    #expect(first.notes.count == 4)
    #expect(try lint.text(first.notes[1].range).contains("#line:n2"))
  }

  @Test func ofLessThanAHundredWordsNothingIsSaid() throws {
    #expect(try story(lines: 9, long: 90).codes() == [])
  }

  @Test func eachLanguageIsMeasuredByItself() throws {
    let hard = Array(repeating: "policemen", count: 10).joined(separator: " ")
    let english = Dictionary(
      uniqueKeysWithValues: (0..<10).map { ("n\($0)", hard) })
    let found = try story(lines: 10, long: 20, english: english).findings()
    #expect(found.map(\.arguments) == [["en", "110", "100", "30"]])
  }

  @Test func whatOthersSayIsNotRead() throws {
    let hard = Array(repeating: "betjent", count: 100).joined(separator: " ")
    #expect(try LintCase(body: "anna: \(hard) #line:x").codes() == [])
  }

  @Test func answersAndQuestionsAreRead() throws {
    let answer = Array(repeating: "betjent", count: 12).joined(separator: " ")
    let answers = (0..<5).map { "-> \(answer) #line:s\($0) #style:passive\n" }.joined()
    let questions = (0..<4).map { "\(answer)? #line:q\($0) #text\n" }.joined()
    let script = """
      title: Start
      ---
      anna: Loven. #line:lov #law:rpl
      \(answers)<<end hjem>>
      ===
      title: Efter
      type: reflection
      ---
      \(questions)===
      """
    let found = try LintCase(script).findings()
    #expect(found.map(\.code) == [.hardToRead])
    #expect(found.map { $0.arguments[2] } == ["108"])
  }
}
