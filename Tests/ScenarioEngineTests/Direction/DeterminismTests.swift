import Testing

@testable import ScenarioEngine

/// Time has no step, a copy is a session of its own, and a log gives itself again.
@Suite struct DeterminismTests {
  private static let seeds = 0..<120

  private static func plan(_ scene: inout RandomScene) -> SessionPlan {
    LooseCompiler.plan(scene.script())
  }

  /// Inputs at random times; between them the clock makes one step, or a thousand.
  @Test func tenSecondsAtOnceEqualAThousandSmallSteps() {
    for seed in Self.seeds {
      var scene = RandomScene(seed: UInt64(seed))
      let plan = Self.plan(&scene)
      var long = SessionProbe(plan: plan)
      var short = SessionProbe(plan: plan)
      var time = 0
      for _ in 0..<12 {
        let next = time + scene.number(1...4_000)
        for moment in stride(from: time + 1, to: next, by: 10) { short.advance(to: moment) }
        let input = Self.input(&scene, long, short, next)
        long.apply(input, at: next)
        short.apply(input, at: next)
        time = next
      }
      for moment in stride(from: time + 1, to: time + 10_000, by: 10) { short.advance(to: moment) }
      short.advance(to: time + 10_000)
      long.advance(to: time + 10_000)
      #expect(long.output.records == short.output.records, "seed \(seed)")
      #expect(long.output.effects == short.output.effects, "seed \(seed)")
      #expect(long.session.director == short.session.director, "seed \(seed)")
      #expect(long.problem == nil, "seed \(seed): \(long.problem ?? "")")
    }
  }

  /// The input is drawn from what is on show, so both must have come to the same moment.
  private static func input(
    _ scene: inout RandomScene, _ long: SessionProbe, _ short: SessionProbe, _ time: Int
  ) -> Input {
    var ahead = long
    ahead.advance(to: time - 1)
    return scene.input(ahead.session)
  }

  @Test func aCopyGoesOnByItselfAndEqually() {
    for seed in Self.seeds {
      var scene = RandomScene(seed: UInt64(seed))
      let plan = Self.plan(&scene)
      var probe = SessionProbe(plan: plan)
      var time = 0
      var inputs: [(Int, Input)] = []
      for _ in 0..<10 {
        time += scene.number(1...3_000)
        let copy = probe
        var other = probe
        other.apply(.stop(.key), at: time)
        other.advance(to: time + 30_000)
        #expect(copy.session.director == probe.session.director, "seed \(seed)")
        let input = scene.input(probe.session)
        inputs.append((time, input))
        probe.apply(input, at: time)
      }
      var again = SessionProbe(plan: plan)
      for (time, input) in inputs { again.apply(input, at: time) }
      #expect(again.output.records == probe.output.records, "seed \(seed)")
    }
  }

  @Test func anyLogReplaysBitForBit() throws {
    for seed in Self.seeds {
      var scene = RandomScene(seed: UInt64(seed))
      let plan = Self.plan(&scene)
      var probe = SessionProbe(plan: plan)
      var time = 0
      for _ in 0..<25 {
        time += scene.number(0...2_000)
        probe.apply(scene.input(probe.session), at: time)
      }
      probe.advance(to: time + 30_000)
      let problem = try probe.replayProblem(plan)
      #expect(problem == nil, "seed \(seed): \(problem ?? "")")
      #expect(probe.problem == nil, "seed \(seed): \(probe.problem ?? "")")
      let again = try Replay.records(
        of: probe.output.records, plan: plan, header: ReplayTests.header(plan))
      #expect(
        again.map(\.canonicalBytes).prefix(probe.output.records.count).elementsEqual(
          probe.output.records.map(\.canonicalBytes)))
    }
  }

  /// A scene that never lets time pass ends in the calm place, not in a hanging program.
  @Test(arguments: [
    "title: Start\n---\n<<sound a>>\n<<jump Start>>\n===",
    "title: Start\n---\n<<wait 0>>\n<<jump Start>>\n===",
    "title: Start\n---\n<<start Back>>\n<<wait 0>>\n<<jump Start>>\n===\n"
      + "title: Back\ntrack: background\n---\n<<sound a>>\n===",
  ])
  func aLoopWithoutTimeIsFound(script: String) {
    var probe = SessionProbe(plan: LooseCompiler.plan(script))
    probe.advance(to: 1_000)
    #expect(probe.session.stage == .calm)
    #expect(probe.problem == nil)
  }

  /// Two tracks that start each other for ever are stopped; the scene goes on.
  @Test func tracksThatStartEachOtherWithoutTimeAreStopped() {
    let plan = LooseCompiler.plan(
      """
      title: Start
      ---
      <<start Back>>
      <<wait 1>>
      A: Hej. #line:hej
      <<end slut>>
      ===
      title: Back
      track: background
      ---
      <<start Behind>>
      ===
      title: Behind
      track: background
      ---
      <<start Back>>
      ===
      """)
    var probe = SessionProbe(plan: plan)
    probe.advance(to: 5_000)
    #expect(probe.session.endID == "slut")
  }
}
