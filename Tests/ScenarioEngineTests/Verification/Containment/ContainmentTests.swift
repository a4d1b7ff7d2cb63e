import Testing

@testable import ScenarioEngine

/// What happens in sessions, with clocks and people, lies within what was proven without them.
@Suite struct ContainmentTests {
  private static let stories = 150 as UInt64
  private static let sessionsPerStory = 5 as UInt64
  /// How often things at least have to happen in the sessions of a chunk.
  private static let least = [
    "place": 100_000, "choice": 30_000, "silence": 7_000, "rewind": 20, "pause": 100, "stop": 20,
    "level": 200, "line.cut": 1_500, "intervention.started": 100, "intervention.refused": 15,
    "track.started": 3_000, "end": 200, "asked": 70, "played to the end": 150,
  ]

  @Test(arguments: 0..<4)
  func whateverASessionShowsIsCovered(chunk: UInt64) {
    var counts: [String: Int] = [:]
    for seed in chunk * 1_000..<chunk * 1_000 + Self.stories {
      guard let story = ProvenStory(RandomStory(seed: seed)) else { continue }
      let seen = Self.sessions(of: story, seed)
      counts.merge(seen.counts, uniquingKeysWith: +)
      let problems = story.problems(seen)
      #expect(problems.isEmpty, "seed \(seed): \(problems)\n\(story.compiled.story.script)")
    }
    for (kind, least) in Self.least {
      #expect(counts[kind, default: 0] >= least, "\(kind): \(counts[kind, default: 0])")
    }
  }

  private static func sessions(of story: ProvenStory, _ seed: UInt64) -> RandomMeeting.Seen {
    var seen = RandomMeeting.Seen()
    for index in 0..<sessionsPerStory {
      var settings = SessionSettings()
      settings.variables["under15"] = "\(index % 2 == 0)"
      let levels = story.compiled.story.levels
      settings.variables["level"] = "\(levels[Int(index) % levels.count])"
      var meeting = RandomMeeting(
        plan: story.compiled.plan, settings: settings, seed: seed * sessionsPerStory + index,
        isKnown: story.states.contains)
      meeting.play(inputs: 30)
      let hasEnded = meeting.playToTheEnd()
      meeting.ask()
      seen.add(meeting.seen)
      // Without a clock silence is no way out, and clocks that run so or so can keep up with each
      // other for ever.
      let isTimed = meeting.session.settings.timeFactorPermille > 0
      if isTimed, !story.hasTracks {
        seen.count("played to the end")
        if !hasEnded { seen.faults.insert("no end") }
      }
      seen.strayed.formUnion(story.strayed(meeting.session))
    }
    return seen
  }

  /// The shipped scenario has no finding, so no session may show a fault.
  @Test func noSessionOfTheShippedScenarioShowsAFault() throws {
    let package = try ShippedScenario.load()
    let plan = SessionPlan(
      program: package.program, startNode: package.startNode, baselineNode: package.baselineNode,
      reflectionNode: package.reflectionNode, levels: package.levels)
    var seen = RandomMeeting.Seen()
    for seed in 0..<200 as Range<UInt64> {
      var settings = SessionSettings()
      settings.variables = [
        "level": "\(seed % 5 + 1)", "under15": "\(seed % 4 < 2)",
        "zone": seed % 8 < 4 ? "ingen" : "visitationszone",
      ]
      var meeting = RandomMeeting(plan: plan, settings: settings, seed: seed)
      meeting.play(inputs: 60)
      let hasEnded = meeting.playToTheEnd()
      #expect(hasEnded, "seed \(seed)")
      meeting.ask()
      seen.add(meeting.seen)
    }
    #expect(seen.faults == [])
    #expect(seen.saturatedLadders == [])
    // Chance hardly ever threatens twice; the ways below lead to those ends.
    let rare: Set<String> = ["anholdt", "afbrudt"]
    #expect(seen.ends.union(rare) == Set(package.ends.map(\.id)))
    #expect(seen.counts["intervention.started", default: 0] > 700)
    #expect(seen.counts["level", default: 0] > 400)
    #expect(seen.counts["stop", default: 0] > 40)
  }

  /// The way that is said to lead to an end leads there.
  @Test func theWayToEachEndIsOneThatCanBePlayed() throws {
    let package = try ShippedScenario.load()
    let report = Verifier(SeededScenario.setup(package)).verify()
    #expect(report.outcomes.count == package.ends.count)
    for outcome in report.outcomes {
      #expect(outcome.isReachable == true)
      let finding = Finding(
        Diagnostic(.unknownEnd, .unknownEnd, at: SourceRange(file: 0, lower: 0, upper: 0)),
        path: outcome.path, settings: outcome.settings)
      var replay = PathReplay(finding, package) { session, _ in session.endID == outcome.id }
      let succeeds = replay.succeeds()
      #expect(succeeds, "\(outcome.id)")
    }
  }
}
