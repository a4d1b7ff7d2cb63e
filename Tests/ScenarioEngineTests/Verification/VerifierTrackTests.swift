import Testing

@testable import ScenarioEngine

/// What the verifier says where more than the scene goes on: tracks, interventions, another level.
@Suite struct VerifierTrackTests {
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
    #expect(report.said == [])
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
    #expect(report.said == ["MO0209 · line line:hej"])
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
    #expect(report.said == [])
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
    #expect(report.said == ["MO0201", "MO0200"])
  }

  @Test func hearingALineOutIsTheYoungPersonsOwnChoice() throws {
    let report = try SmallScenario(
      """
      title: Start
      ---
      officerA: Hør nu lige efter. #line:hoer #interruptible
      <<timer 8>>
      -> Nej. #line:nej #style:aggressive
          <<end uro>>
      -> Du venter. #line:venter #silence #style:passive
          <<end rolig>>
      ===
      """
    ).verify()
    // Silence is calm, and nobody can be silent before the line is over.
    #expect(report.said == [])
  }

  @Test(arguments: [true, false])
  func tracksThatStartEachOtherGoRoundWithoutTimeOnlyWhereNoneWaits(waits: Bool) throws {
    func track(_ name: String, starts other: String) -> String {
      """
      title: \(name)
      track: background
      ---
      \(waits ? "<<wait 2>>" : "")
      <<start \(other)>>
      ===

      """
    }
    let start = """
      title: Start
      ---
      <<start Telefon>>
      officerA: Hej. #line:hej
      -> Nej. #line:nej #style:aggressive
          <<end uro>>
      -> Ja. #line:ja #style:assertive
          <<end rolig>>
      ===

      """
    let report = try SmallScenario(
      start + track("Telefon", starts: "Radio") + track("Radio", starts: "Telefon")
    ).verify()
    #expect(report.findings.map(\.diagnostic.code).contains(.timelessLoop) != waits)
    // What goes on beside the scene makes it no longer.
    #expect(report.duration.longestMs == DurationTable.estimated(characters: 14))
  }

  private static let twoOfficers =
    "cast:\n"
    + ["officerA", "officerB"].map {
      "  \($0): {displayName: {da: Betjenten, en: Officer}, person: officer-a, mark: front}\n"
    }.joined()

  private static func duringALine(_ speaker: String, _ track: String) -> String {
    """
    title: Start
    ---
    \(track.isEmpty ? "" : "<<start Radio>>")
    officerA: Hør nu lige efter. #line:hoer #interruptible
    -> Nej. #line:nej #style:aggressive
        <<end uro>>
    -> Ja. #line:ja #style:assertive
        <<end rolig>>
    ===

    title: Hund
    intervention: inject
    label: En hund gøer
    priority: parallel
    ---
    \(speaker)Sikke en hund. #line:hund
    ===

    \(track)
    """
  }

  @Test func anInterventionBeginsBesideALineOnlyWhereOthersSpeak() throws {
    func steps(_ speaker: String, _ track: String = "") throws -> Int {
      let script = Self.duringALine(speaker, track)
      let setup = try SmallScenario(script, settings: Self.twoOfficers).setup()
      var explorer = Explorer(setup, budget: 10_000, usesReduction: false)
      explorer.explore()
      return (0..<explorer.graph.count).filter {
        let view = explorer.view($0)
        return view.phase == .soundingGroup && view.intervention != nil
      }.count
    }
    #expect(try steps("officerA: ") == 0)
    #expect(try steps("officerB: ") > 0)
    #expect(try steps("") > 0)
    // A track that cuts the line makes room for the same person.
    let radio = """
      title: Radio
      track: background
      priority: override
      ---
      officerB: Kom ind. #line:kom
      ===
      """
    #expect(try steps("officerA: ", radio) > 0)
    let quiet = radio.replacing("priority: override", with: "priority: skip")
    #expect(try steps("officerA: ", quiet) == 0)
  }
}
