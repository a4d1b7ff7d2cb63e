import Testing

@testable import ScenarioEngine

/// Whatever comes, whenever it comes: no trap, no gap, nothing left open, and the log replays.
@Suite struct InterleavingTests {
  /// An input, or several a little apart.
  struct Disturbance: Sendable, CustomStringConvertible {
    var description: String
    /// Milliseconds after the first, and the input as it fits the session then.
    var steps: [(after: Int, input: @Sendable (SessionProbe) -> Input?)]
  }

  static let disturbances: [Disturbance] =
    [
      Disturbance(
        description: "pause", steps: [(0, { _ in .pause() }), (700, { _ in .resume })]),
      Disturbance(
        description: "calm place",
        steps: [(0, { _ in .pause(inCalmPlace: true) }), (700, { _ in .resume })]),
      Disturbance(description: "stop", steps: [(0, { _ in .stop(.key) })]),
      Disturbance(
        description: "headset off and on",
        steps: [
          (0, { _ in .fault("headset-off") }), (900, { _ in .fault("headset-on") }),
          (1_000, { _ in .resume }),
        ]),
      Disturbance(description: "headset off", steps: [(0, { _ in .fault("headset-off") })]),
      Disturbance(
        description: "operator lost",
        steps: [(0, { _ in .fault("operator-lost") }), (800, { _ in .resume })]),
      Disturbance(description: "level", steps: [(0, { _ in .level(3) })]),
      Disturbance(
        description: "typed", steps: [(0, { _ in .typed(text: "Øh", option: nil) })]),
      Disturbance(
        description: "answer",
        steps: [(0, { $0.optionIDs.first.map { .choose(option: $0, modality: .key) } })]),
      Disturbance(
        description: "tag", steps: [(0, { $0.optionIDs.last.map { .tag(option: $0) } })]),
      Disturbance(
        description: "gaze",
        steps: [
          (0, { $0.optionIDs.first.map { .gaze(.option($0)) } }), (1_900, { _ in .gaze(nil) }),
        ]),
      Disturbance(
        description: "look down",
        steps: [(0, { _ in .gaze(.down) }), (1_999, { _ in .gaze(nil) })]),
      Disturbance(description: "keep looking down", steps: [(0, { _ in .gaze(.down) })]),
    ]
    + StreetFixture.interventions.map { name in
      Disturbance(description: name, steps: [(0, { _ in .intervene(node: name) })])
    }
    + (1...4).map { number in
      Disturbance(
        description: "rewind \(number)",
        steps: [(0, { $0.choices >= number ? .rewind(choice: number) : nil })])
    }

  /// What happens where nobody disturbs: every kind of thing once.
  static let course: [(time: Int, input: Input)] = [
    (100, .rate(question: "line:before", value: 4)),
    (1_600, .intervene(node: "Dog")),
    (3_900, .intervene(node: "Choose")),
    (6_500, .choose(option: "line:yes-rest", modality: .key)),
    (8_000, .volume(60)),
    (9_000, .choose(option: "line:nothing", modality: .gaze)),
    (12_600, .choose(option: "line:again", modality: .pointer)),
    (13_000, .level(3)),
    (16_500, .choose(option: "line:no", modality: .key)),
    (18_000, .answer(question: "line:thought", reply: .text("Nå"))),
    (19_000, .rate(question: "line:after", value: 2)),
  ]
  static let horizon = 24_000

  @Test func theCourseItselfHasEverythingInIt() throws {
    let plan = try StreetFixture.plan()
    var probe = SessionProbe(plan: plan)
    Self.play(Self.course[...], &probe)
    #expect(probe.problem == nil)
    #expect(try probe.replayProblem(plan) == nil)
    let kinds = Set(probe.output.records.map(\.code))
    for kind in EventKind.allCases where !Self.onlyWhenDisturbed.contains(kind) {
      #expect(kinds.contains(kind.rawValue), "\(kind)")
    }
  }

  private static let onlyWhenDisturbed: Set<EventKind> = [
    .answerBegan, .answerLeft, .silence, .ladderSaturated, .stop, .selfCare, .pause, .resume,
    .calmPlace, .calmPlaceLeft, .rewind, .interventionRefused, .typed, .skipped, .fault,
  ]

  /// At every event of the session, and one millisecond before and after it.
  @Test(arguments: disturbances.indices)
  func anyDisturbanceAtAnyEvent(index: Int) throws {
    let disturbance = Self.disturbances[index]
    let plan = try StreetFixture.plan()
    var count = 0
    try Self.fork(plan, around: 1) { probe, rest, time in
      count += 1
      var probe = probe
      Self.disturb(&probe, disturbance, from: time, rest)
      try Self.expectSound(probe, plan, "\(disturbance) at \(time)")
    }
    #expect(count > 70)
  }

  /// Two at a time, at the same moment and a little apart.
  @Test(arguments: disturbances.indices)
  func anyTwoDisturbances(index: Int) throws {
    let first = Self.disturbances[index]
    let plan = try StreetFixture.plan()
    var turn = index
    try Self.fork(plan, around: 0) { probe, rest, time in
      for _ in 0..<2 {
        turn += 1
        let second = Self.disturbances[turn % Self.disturbances.count]
        let delay = [1, 250, 1_100][turn % 3]
        let both = Disturbance(
          description: "\(first) and \(second) \(delay) ms later",
          steps: (first.steps + second.steps.map { ($0.after + delay, $0.input) })
            .sorted { $0.after < $1.after })
        var probe = probe
        Self.disturb(&probe, both, from: time, rest)
        try Self.expectSound(probe, plan, "\(both) at \(time)")
      }
    }
  }

  // MARK: - Playing

  private static func expectSound(
    _ probe: SessionProbe, _ plan: SessionPlan, _ what: String
  ) throws {
    if let problem = probe.problem { Issue.record("\(what): \(problem)") }
    if let problem = try probe.replayProblem(plan) { Issue.record("\(what): \(problem)") }
  }

  /// Gives a copy of the session at each moment at which something happens in it.
  private static func fork(
    _ plan: SessionPlan, around margin: Int,
    _ body: (SessionProbe, ArraySlice<(time: Int, input: Input)>, Int) throws -> Void
  ) throws {
    var reference = SessionProbe(plan: plan)
    play(course[...], &reference)
    let events = Set(reference.output.records.map(\.timeMs))
    let moments = Set(events.flatMap { [$0 - margin, $0, $0 + margin] }).filter { $0 > 0 }
    var probe = SessionProbe(plan: plan)
    var rest = course[...]
    for moment in moments.sorted() {
      while let next = rest.first, next.time < moment {
        probe.apply(next.input, at: next.time)
        rest.removeFirst()
      }
      probe.advance(to: moment - 1)
      try body(probe, rest, moment)
    }
  }

  /// Applies the steps among what is left of the course, and lets time run out.
  private static func disturb(
    _ probe: inout SessionProbe, _ disturbance: Disturbance, from time: Int,
    _ rest: ArraySlice<(time: Int, input: Input)>
  ) {
    var rest = rest
    for step in disturbance.steps {
      let due = time + step.after
      while let next = rest.first, next.time < due {
        probe.apply(next.input, at: next.time)
        rest.removeFirst()
      }
      probe.advance(to: due - 1)
      if let input = step.input(probe) { probe.apply(input, at: due) }
    }
    play(rest, &probe)
  }

  private static func play(
    _ inputs: ArraySlice<(time: Int, input: Input)>, _ probe: inout SessionProbe
  ) {
    for (time, input) in inputs { probe.apply(input, at: time) }
    probe.advance(to: max(horizon, probe.session.clock) + 21_000)
  }
}
