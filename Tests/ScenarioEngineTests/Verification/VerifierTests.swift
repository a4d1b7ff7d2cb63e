import Testing

@testable import ScenarioEngine

/// What the verifier says of small scenarios whose states one can count by hand.
@Suite struct VerifierTests {
  private static let meeting = """
    title: Start
    ---
    <<declare $officer = 4>>
    <<ladder officer 0 5>>
    officerA: Må jeg se dit kort? #line:kort
    -> Nej. #line:nej #style:aggressive
        <<set $officer += 1>>
        <<end uro>>
    -> Ja. #line:ja #style:assertive
        <<end rolig>>
    ===

    title: Haardere
    intervention: harden
    label: Betjenten bliver hårdere
    ---
    officerA: Kom nu. #line:nu
    <<set $officer += 1>>
    ===
    """

  @Test func outcomesHaveTheirShortestWays() throws {
    let report = try SmallScenario(Self.meeting).verify()
    #expect(report.outcomes.map(\.id) == ["rolig", "uro"])
    #expect(report.outcomes.map(\.isReachable) == [true, true])
    #expect(
      report.outcomes.map(\.path) == [
        [PathStep(.answer, "line:ja")], [PathStep(.answer, "line:nej")],
      ])
    #expect(report.outcomes[0].settings == [HostSetting(name: "level", value: .number(1))])
    #expect(report.undecided == 0)
    #expect(report.coverage.lines == VerificationReport.Share(reached: 2, total: 2))
    #expect(report.coverage.options.fraction == 1)
  }

  @Test func aLadderIsPushedPastItsBoundsOnlyByTwoInterventions() throws {
    let report = try SmallScenario(Self.meeting).verify()
    #expect(report.places(in: Self.meeting) == ["7:5", "18:1"])
    #expect(
      report.said == [
        "MO0211 · intervention Haardere · answer line:nej",
        "MO0211 · intervention Haardere · intervention Haardere",
      ])
  }

  @Test func aSpentBudgetClaimsNothing() throws {
    let options = VerifierOptions(budget: 3)
    let report = try SmallScenario(Self.meeting).verify(options)
    #expect(report.states == 3)
    #expect(report.undecided > 0)
    #expect(report.outcomes.contains { $0.isReachable == nil })
    #expect(report.findings.map(\.diagnostic.code) == [.undecided])
  }

  @Test func timeIsCountedAlongTheWay() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      <<wait 2>>
      officerA: Hej med dig igen. #line:hej
      <<timer 10>>
      -> Nej. #line:nej #style:aggressive
          <<wait 30>>
          <<end uro>>
      -> Ja. #line:ja #style:assertive
          <<end rolig>>
      -> Du siger ikke noget. #line:tavs #silence #style:passive
          <<end rolig>>
      ===
      """
    ).verify()
    let line = DurationTable.estimated(characters: "officerA: Hej med dig igen.".count)
    #expect(report.duration.shortestMs == 2_000 + line)
    #expect(report.duration.longestMs == 2_000 + line + 10_000 + 30_000)
    #expect(report.said == [])
  }

  @Test func aLoopHasNoLongestWay() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      officerA: Hvem er du? #line:hvem
      -> Gæt. #line:gaet #style:humour
          <<jump Start>>
      -> Her er mit kort. #line:kort #style:assertive
          <<end rolig>>
      -> Rend mig. #line:rend #style:aggressive
          <<end uro>>
      ===
      """
    ).verify()
    #expect(report.duration.longestMs == nil)
    #expect(report.duration.shortestMs != nil)
    #expect(report.said == [])
  }

  @Test func aWaitOfNothingInALoopIsNoTime() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      officerA: Hej. #line:hej
      <<jump Ring>>
      ===

      title: Ring
      ---
      <<wait 0>>
      <<if $level == 1>>
          <<end rolig>>
      <<endif>>
      <<jump Ring>>
      ===
      """, settings: "ends:\n  rolig: {calm: true, text: {da: Rolig, en: Calm}}"
    ).verify()
    #expect(report.findings.map(\.diagnostic.code).contains(.timelessLoop))
    #expect(report.findings.map(\.diagnostic.code).contains(.noWayOut) == false)
  }

  @Test func everyDrawIsABranch() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      officerA: Hej. #line:hej
      <<if dice(6) == 6>>
          <<end rolig>>
      <<endif>>
      <<end uro>>
      ===
      """
    ).verify()
    #expect(report.outcomes[0].path == [PathStep(.chance, "6")])
    #expect(report.said == ["MO0209 · line line:hej"])
  }

  @Test func questionsAreAskedFromEveryStateInWhichTheyCanBegin() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      <<declare $vred = false>>
      officerA: Må jeg se dit kort? #line:kort
      -> Nej. #line:nej #style:aggressive
          <<set $vred = true>>
          officerA: Nå. #line:naa
          <<set $vred = false>>
          <<end uro>>
      -> Ja. #line:ja #style:assertive
          <<end rolig>>
      ===

      title: Efter
      type: reflection
      ---
      Hvordan gik det? #line:hvordan #text
      <<if $vred>>
          Hvad gjorde dig vred? #line:vred #text
      <<endif>>
      ===
      """, settings: "reflection: Efter"
    ).verify()
    // Only a STOP leaves the scene while the young person is angry.
    #expect(report.said == [])
    #expect(report.coverage.lines.fraction == 1)
  }

  @Test func countsStayWhereTheyMakeNoDifference() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      => officerA: Hej. #line:a
      => officerA: Dav. #line:b
      -> Igen. #line:igen #style:humour
          <<jump Start>>
      -> Nej. #line:nej #style:aggressive
          <<end uro>>
      -> Stop. <<if visited_count("Start") >= 2>> #line:stop #style:assertive
          <<end rolig>>
      ===
      """
    ).verify()
    #expect(report.undecided == 0)
    #expect(report.said == [])
    #expect(
      report.outcomes[0].path.filter { $0.kind == .answer }.map(\.id)
        == ["line:igen", "line:igen", "line:stop"])
  }

  @Test func aStopClaimsNothingAndComesAtOnce() throws {
    let setup = try SmallScenario(Self.meeting).setup()
    var asked: [Int] = []
    let report = Verifier(setup).verify { count in
      asked.append(count)
      return true
    }
    #expect(asked == [0])
    #expect(report.states == 0 && report.undecided > 0)
    #expect(report.findings.map(\.diagnostic.code) == [.undecided])
  }

  @Test func aLoopThatTakesNoTimeMakesNoWayLonger() throws {
    func longest(_ again: String) throws -> Int? {
      try SmallScenario(
        """
        title: Start
        ---
        officerA: Hej. #line:hej
        <<jump Valg>>
        ===

        title: Valg
        ---
        -> Igen. #line:igen #style:humour
            \(again)<<jump Valg>>
        -> Ja. #line:ja #style:assertive
            <<end rolig>>
        -> Nej. #line:nej #style:aggressive
            <<end uro>>
        ===
        """
      ).verify().duration.longestMs
    }
    #expect(try longest("") == DurationTable.estimated(characters: "officerA: Hej.".count))
    #expect(try longest("<<wait 1>>\n    ") == nil)
  }
}
