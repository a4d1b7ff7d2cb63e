import Testing

@testable import ScenarioEngine

/// Rings in which nothing takes time come to an end, wherever they are run or looked into.
@Suite struct RingTests {
  /// Behind the line a ring of commands at level 1, a group at level 3.
  private static let behindALine = """
    title: Start
    ---
    officerA: Hør nu efter. #line:hoer #interruptible
    <<jump Ring>>
    ===

    title: Ring
    ---
    <<face officerA neutral>>
    <<if $level == 1>>
        <<jump Ring>>
    <<endif>>
    -> Ja. #line:ja #style:assertive
        <<end rolig>>
    -> Nej. #line:nej #style:aggressive
        <<end uro>>
    ===
    """

  private static func session(_ script: String, level: String) throws -> Session {
    let package = try SmallScenario(script).load()
    let plan = SessionPlan(
      program: package.program, startNode: package.startNode, baselineNode: nil,
      reflectionNode: nil, levels: package.levels)
    var settings = SessionSettings()
    settings.variables["level"] = level
    return Session(
      plan: plan, settings: settings, durations: SmallScenario.durations(of: package.program))
  }

  @Test func aLineThatLeadsIntoARingIsLikeAnyOther() throws {
    for (level, isGroup) in [("1", false), ("3", true)] {
      var session = try Self.session(Self.behindALine, level: level)
      var output = SessionOutput()
      session.start(output: &output)
      #expect((session.optionsOnShow != nil) == isGroup)
      #expect(session.stage == .scene)
      // The ring itself is met when the line is over.
      session.advance(to: 60_000, output: &output)
      let faults = output.records.compactMap { record in
        if case .event(let event) = record, event.kind == .fault { event.cause } else { nil }
      }
      #expect(faults == (isGroup ? [] : ["machine"]))
    }
  }

  @Test func theVerifierLooksAsFarAheadAsTheDirector() throws {
    let report = try SmallScenario(Self.behindALine).verify()
    #expect(report.findings.map(\.diagnostic.code).contains(.timelessLoop))
    #expect(report.coverage.options.fraction == 1)
  }
}
