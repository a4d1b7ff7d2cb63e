import ScenarioEngine
import Testing

/// Nobody sits there: the automatic answers find their way also where the scene leaves its path.
@Suite struct AutoPlayerTests {
  private func play(
    _ policy: AnswerPolicy, calling nodes: [(Int, String)] = []
  ) throws -> Played {
    var played = try StreetFixture.street()
    var player = AutoPlayer(policy: policy, calmEnds: ["rolig"])
    var calls = nodes[...]
    for time in stride(from: 200, through: 60_000, by: 100) {
      while let call = calls.first, call.0 <= time {
        played.apply(.intervene(node: call.1), time)
        calls.removeFirst()
      }
      played.advance(time)
      guard played.session.stage == .scene else { break }
      guard let group = played.session.optionsOnShow, !group.isDuringLine, time % 1_000 == 0 else {
        continue
      }
      if let input = try player.answer(played.session) { played.apply(input, time) }
    }
    return played
  }

  @Test func theCalmWayLeadsThroughInterventions() throws {
    let played = try play(.calm, calling: [(1_500, "Choose"), (4_000, "Push"), (9_000, "Soften")])
    #expect(played.events(.end).map(\.id) == ["rolig"])
    #expect(played.events(.interventionEnded).count == 3)
  }

  @Test func theHighestStepIsReachedAlsoWhereAnInterventionClosesTheWay() throws {
    let free = try play(.escalate)
    #expect(free.session.director.ladder("youth") == 10)
    // Softened, the rude answer is gone, and the next best is taken.
    let softened = try play(.escalate, calling: [(1_200, "Soften")])
    #expect(softened.session.director.ladder("youth") == 4)
    #expect(softened.events(.end).map(\.id) == ["skidt"])
  }

  @Test(arguments: 0..<20) func chanceComesToAnEnd(seed: Int) throws {
    let played = try play(.random(seed: UInt64(seed)), calling: [(2_000, "Dog")])
    #expect(played.events(.end).count == 1)
  }
}
