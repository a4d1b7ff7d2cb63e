import Testing

@testable import ScenarioEngine

/// With steps put off and without, the same is found; only the states are fewer.
@Suite struct ReductionTests {
  /// What must not depend on the way of searching.
  private struct Summary: Equatable {
    var findings: [String]
    var outcomes: [String]
    var duration: VerificationReport.SceneDuration
    var coverage: VerificationReport.Coverage

    init(_ report: VerificationReport) {
      findings = report.findings.map {
        "\($0.diagnostic.code.rawValue) \($0.diagnostic.range) \(Self.decisions($0.path))"
      }
      outcomes = report.outcomes.map {
        "\($0.id) \(String(describing: $0.isReachable)) \(Self.decisions($0.path))"
      }
      duration = report.duration
      coverage = report.coverage
    }

    private static func decisions(_ path: [PathStep]) -> Int {
      path.count { $0.kind != .track && $0.kind != .line }
    }
  }

  private func compare(_ setup: VerificationSetup) -> (all: Int, fewer: Int) {
    let all = Verifier(setup, options: VerifierOptions(usesReduction: false)).verify()
    let fewer = Verifier(setup).verify()
    #expect(all.undecided == 0)
    #expect(Summary(all) == Summary(fewer))
    return (all.states, fewer.states)
  }

  @Test(arguments: ["Tonen", "Afslutning", "Boede"])
  func theMeetingIsTheSameFromALaterNode(_ start: String) throws {
    let package = try SmallMeeting.load()
    var setup = VerificationSetup(
      package, durations: SmallScenario.durations(of: package.program))
    setup.startNode = start
    let (all, fewer) = compare(setup)
    #expect(fewer < all)
  }

  private static let kiosk = """
    title: Start
    ---
    <<declare $officer = 2>>
    <<ladder officer 0 4>>
    <<declare $ringer = false>>
    <<declare $venner = 0>>
    <<start Trafik>>
    <<start Telefon>>
    officerA: Hej. #line:hej
    officerA: Står du her tit? #line:tit
    officerA: Det er koldt i dag. #line:koldt
    -> Rend mig. #line:rend #style:aggressive
        <<set $officer += 1>>
    -> Ja. <<if $officer < 4>> #line:ja #style:assertive
        <<set $officer -= 1>>
    -> Må jeg ringe? <<if $ringer>> #line:ringe #style:help
        <<halt Telefon>>
    officerA: Nå. #line:naa
    officerA: Hør nu her. #line:hoer #interruptible
    -> Hold op. #line:hold #style:aggressive
        <<set $venner += 1>>
        <<if $venner < 2>>
            <<jump Start>>
        <<endif>>
        officerA: Så er det nok. #line:nok
        <<end uro>>
    -> Undskyld. #line:undskyld #style:assertive
        officerA: Det er i orden. #line:orden
        <<if dice(2) == 1>>
            officerA: Hav det godt. #line:godt
        <<endif>>
        <<end rolig>>
    ===

    title: Trafik
    track: background
    ---
    <<wait 3>>
    En bus kører forbi. #line:bus
    <<wait 3>>
    ===

    title: Telefon
    track: background
    ---
    <<wait 2>>
    <<set $ringer = true>>
    <<wait 2>>
    ===

    title: Ven
    intervention: steer
    label: En ven kommer forbi
    ---
    officerA: Kender du ham? #line:kender
    -> Ja. #line:kenderja #style:assertive
        officerA: Godt. #line:vengodt
        <<if $officer > 0>>
            <<set $officer -= 1>>
        <<endif>>
    -> Nej. #line:kendernej #style:avoidant
        officerA: Nå, nej. #line:vennej
    ===

    title: Haard
    intervention: harden
    label: Betjenten bliver hård
    priority: parallel
    ---
    officerA: Kom nu. #line:nu
    <<if $level == 3>>
        <<set $officer += 1>>
    <<endif>>
    ===

    title: Efter
    type: reflection
    ---
    Hvordan gik det? #line:gik #text
    <<if $ringer and $officer == 0>>
        Hvem ringede? #line:hvem #text
    <<endif>>
    ===
    """

  @Test func aSceneWithEverythingInItIsTheSame() throws {
    let settings = """
      reflection: Efter
      variables:
        level: {type: number, range: [1, 5], default: 1, host: true}
        venner: {type: number, range: [0, 2], default: 0}
      """
    let (all, fewer) = compare(try SmallScenario(Self.kiosk, settings: settings).setup())
    #expect(fewer < all)
  }

  @Test func aRingOfLinesDoesNotHideWhatGoesOnBesideIt() throws {
    let setup = try SmallScenario(
      """
      title: Start
      ---
      <<declare $stop = false>>
      <<start Telefon>>
      officerA: Hej. #line:hej
      <<jump Ring>>
      ===

      title: Ring
      ---
      officerA: Vent. #line:vent
      officerA: Vent lidt endnu. #line:endnu
      <<jump Ring>>
      ===

      title: Telefon
      track: background
      ---
      <<wait 2>>
      <<set $stop = true>>
      En telefon ringer. #line:ringer
      ===

      title: Spring
      intervention: inject
      label: Telefonen tages
      ---
      officerA: Jeg tager den lige. #line:tager
      <<if $stop>>
          officerA: Den er tavs. #line:tavs
      <<endif>>
      ===
      """
    ).setup()
    _ = compare(setup)
    #expect(Verifier(setup).verify().coverage.lines.fraction == 1)
  }
}
