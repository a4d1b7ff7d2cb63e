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

  private func findings(_ report: VerificationReport) -> [String] {
    report.findings.map { finding in
      let path = finding.path.map { "\($0.kind.rawValue) \($0.id)" }
      return ([finding.diagnostic.code.rawValue] + path).joined(separator: " · ")
    }
  }

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
    #expect(
      findings(report) == [
        "MO0211 · intervention Haardere · answer line:nej",
        "MO0211 · intervention Haardere · intervention Haardere · line line:nu",
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
    #expect(findings(report) == [])
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
    #expect(findings(report) == [])
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
    #expect(findings(report) == ["MO0209 · line line:hej"])
  }

  @Test func aLevelCanChangeBetweenTwoLines() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      officerA: Hej. #line:hej
      <<if $level == 1>>
          officerA: Fint vejr. #line:vejr
          <<if $level == 3>>
              <<end uro>>
          <<endif>>
      <<endif>>
      <<end rolig>>
      ===
      """
    ).verify()
    #expect(report.outcomes[1].path == [PathStep(.level, "3")])
    #expect(report.outcomes[1].settings == [HostSetting(name: "level", value: .number(1))])
    #expect(findings(report) == [])
  }

  @Test func aTrackAndTheSceneAreInterleaved() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      <<declare $ringer = false>>
      <<start Telefon>>
      officerA: Hej. #line:hej
      <<if $ringer>>
          <<end uro>>
      <<endif>>
      <<end rolig>>
      ===

      title: Telefon
      track: background
      ---
      <<wait 3>>
      <<set $ringer = true>>
      ===
      """
    ).verify()
    #expect(report.outcomes[0].path == [])
    #expect(report.outcomes[1].path == [PathStep(.track, "Telefon"), PathStep(.track, "Telefon")])
    #expect(findings(report) == ["MO0209 · line line:hej"])
  }

  @Test func anAnswerDuringALineComesBeforeWhatWaitsForItsEnd() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      <<declare $ringer = false>>
      officerA: Hør nu lige efter. #line:hoer #interruptible
      <<start Telefon>>
      -> Nej. #line:nej #style:aggressive
          <<end uro>>
      -> Ja. #line:ja #style:assertive
          officerA: Tak. #line:tak
          <<if $ringer>>
              officerA: Tag den bare. #line:tag
          <<endif>>
          <<end rolig>>
      ===

      title: Telefon
      track: background
      ---
      <<set $ringer = true>>
      ===
      """
    ).verify()
    #expect(report.coverage.lines.fraction == 1)
    #expect(findings(report) == [])
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
    #expect(findings(report) == [])
    #expect(report.coverage.lines.fraction == 1)
  }

  @Test func anInterventionWithPrioritySkipBeginsOnlyInAWaitingGroup() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      <<declare $hund = false>>
      officerA: Hej. #line:hej
      <<if $hund>>
          officerA: Var det en hund? #line:hund
      <<endif>>
      <<end rolig>>
      ===

      title: Hund
      intervention: inject
      label: En hund gøer
      priority: skip
      ---
      En hund gøer. #line:goer
      <<set $hund = true>>
      ===
      """, settings: "ends:\n  rolig: {calm: true, text: {da: Rolig, en: Calm}}"
    ).verify()
    #expect(findings(report) == ["MO0201", "MO0200"])
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
    #expect(findings(report) == [])
    #expect(
      report.outcomes[0].path.filter { $0.kind == .answer }.map(\.id)
        == ["line:igen", "line:igen", "line:stop"])
  }
}
