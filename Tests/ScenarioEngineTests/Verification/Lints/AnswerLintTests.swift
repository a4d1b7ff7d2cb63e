import Testing

@testable import ScenarioEngine

/// What is said of the young person's answers.
@Suite struct AnswerLintTests {
  // MARK: - Always an answer

  @Test func aGroupNeedsAnAnswerWithoutACondition() throws {
    let lint = try LintCase(
      body: """
        -> Ja. <<if $level == 1>> #line:a #style:help
        -> Nej. <<once>> #line:b #style:help
        """)
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.noUnconditionalOption])
    #expect(try lint.text(first.range).hasPrefix("Ja."))
  }

  @Test func silenceIsNoAnswerThatIsShown() throws {
    let body = """
      <<timer 9>>
      -> Ja. <<if $level == 1>> #line:a #style:help
      -> … #line:b #style:passive #silence
      """
    #expect(try LintCase(body: body).codes() == ["MO0230"])
  }

  @Test func oneAnswerWithoutAConditionIsEnough() throws {
    let body = """
      -> Ja. <<if $level == 1>> #line:a #style:help
      -> Nej. #line:b #style:help
      """
    #expect(try LintCase(body: body).codes() == [])
  }

  @Test func answersToAQuestionAreHeldToItToo() throws {
    let script = """
      title: Start
      ---
      anna: Loven. #line:lov #law:rpl
      <<end hjem>>
      ===
      title: Efter
      type: reflection
      ---
      Hvorfor? #line:q #intent
      -> Derfor. <<if $level == 1>> #line:a
      ===
      """
    #expect(try LintCase(script).codes() == ["MO0230"])
  }

  // MARK: - Length

  private func answer(_ words: Int, english: Int) throws -> LintCase {
    try LintCase(
      body: "-> \(shortWords(words)) #line:a #style:help", english: ["a": shortWords(english)])
  }

  @Test func twelveWordsAreAnAnswerAndThirteenAreNot() throws {
    #expect(try answer(12, english: 12).codes() == [])
    let danish = try answer(13, english: 12).findings()
    #expect(danish.map(\.code) == [.longAnswer])
    #expect(danish.map(\.arguments) == [["13", "da", "12"]])
    #expect(danish.map(\.notes) == [[]])
  }

  @Test func theLongestLanguageIsNamed() throws {
    let found = try answer(13, english: 15).findings(.longAnswer)
    #expect(found.map(\.arguments) == [["15", "en", "12"]])
    #expect(found.first?.notes.map(\.arguments) == [["13", "da"]])
    #expect(try answer(3, english: 13).findings(.longAnswer).map { $0.arguments[1] } == ["en"])
  }

  @Test func whatOthersSayMayBeLong() throws {
    let body = """
      anna: \(shortWords(30)) #line:x
      <<timer 60>>
      -> Ja. #line:a #style:help
      -> \(shortWords(30)) #line:b #style:passive #silence
      """
    #expect(try LintCase(body: body).codes() == [])
  }

  // MARK: - The calm answer's place

  /// Groups of two answers, of which the first few begin with the calm one.
  private func groups(
    _ count: Int, calmFirst: Int, calm: String = "#style:help"
  ) throws -> LintCase {
    let groups = (0..<count).map { number in
      let answers = [
        "-> Ro. #line:c\(number) \(calm)\n", "-> Vrede. #line:d\(number) #style:aggressive\n",
      ]
      let ordered = number < calmFirst ? answers : answers.reversed()
      return "anna: Hej. #line:n\(number)\n" + ordered.joined()
    }
    return try LintCase(body: groups.joined())
  }

  @Test(arguments: [(5, 2), (10, 4), (4, 4)])
  func fourOfTenOrFewGroupsShowNoHabit(count: Int, calm: Int) throws {
    #expect(try groups(count, calmFirst: calm).codes() == [])
  }

  @Test(arguments: [(5, 3, "2"), (10, 5, "4"), (7, 3, "2")])
  func moreGivesTheCalmAnswerAway(count: Int, calm: Int, most: String) throws {
    let lint = try groups(count, calmFirst: calm)
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.calmAnswerFirst])
    #expect(found.map(\.arguments) == [["\(calm)", "\(count)", most]])
    #expect(try lint.text(first.range).contains("#line:c0"))
    #expect(first.notes.count == calm - 1)
  }

  @Test(arguments: ["#style:assertive", "#style:help", "#style:passive #lawful"])
  func assertiveHelpAndLawfulAreCalm(tags: String) throws {
    #expect(try groups(5, calmFirst: 3, calm: tags).codes() == ["MO0232"])
  }

  @Test(arguments: ["#style:passive", "#style:humour", "#style:avoidant"])
  func otherStylesAreNot(tags: String) throws {
    #expect(try groups(5, calmFirst: 5, calm: tags).codes() == [])
  }

  @Test func aGroupThatShowsOneAnswerHasNoFirst() throws {
    let single = (0..<5).map { "anna: Nå. #line:m\($0)\n-> Ja. #line:e\($0) #style:help\n" }
    var lint = try groups(5, calmFirst: 2)
    lint.folder.replace("<<end hjem>>", with: single.joined() + "<<end hjem>>", in: "s/a.yarn")
    #expect(try lint.codes() == [])
  }

  // MARK: - Ways to answer

  private func inputs(_ offered: String, _ tag: String) throws -> LintCase {
    var lint = try LintCase(body: "-> Ja. #line:a #style:help \(tag)")
    if !offered.isEmpty {
      lint.folder.replace(
        "start: Start", with: "start: Start\ninputs: \(offered)", in: "s/scenario.yaml")
    }
    return lint
  }

  @Test func aWayThatTheScenarioDoesNotOfferIsNamed() throws {
    let lint = try inputs("[gaze, key]", "#input:gaze,voice")
    let found = try lint.findings()
    let first = try #require(found.first)
    #expect(found.map(\.code) == [.inputNotOffered])
    #expect(found.map(\.wording) == [.inputNotOffered])
    #expect(found.map(\.arguments) == [["voice", "gaze, key"]])
    #expect(try lint.text(first.range) == "#input:gaze,voice")
  }

  @Test func anAnswerThatNobodyCanGiveIsCalledSo() throws {
    let found = try inputs("[gaze]", "#input:controller,voice").findings()
    #expect(found.map(\.wording) == [.noInputOffered])
    #expect(found.map(\.arguments) == [["controller, voice", "gaze"]])
  }

  @Test(arguments: [("[gaze, key]", "#input:key"), ("", "#input:voice"), ("[gaze]", "")])
  func waysThatAreOfferedAreFine(offered: String, tag: String) throws {
    #expect(try inputs(offered, tag).codes() == [])
  }
}
